import { lazy, Suspense } from 'react';
import type { Answers } from '../../notices/ui/slot.ts';
import type { SessionSlots } from '../../sessions/ui/slots.ts';

const DoorSlot = lazy(async () => ({
  default: (await import('../../rooms/door/ui/alarm/DoorSlot.tsx')).DoorSlot,
}));
const YourRooms = lazy(async () => ({
  default: (await import('../../rooms/own/ui/YourRooms.tsx')).YourRooms,
}));
const StartButton = lazy(async () => ({
  default: (await import('../../rooms/own/ui/StartButton.tsx')).StartButton,
}));
const WaitingRooms = lazy(async () => ({
  default: (await import('../../rooms/door/ui/alarm/WaitingRooms.tsx')).WaitingRooms,
}));
const KnockNotice = lazy(async () => ({
  default: (await import('../../rooms/door/ui/alarm/KnockNotice.tsx')).KnockNotice,
}));

/**
 * The rooms of sessions, for the floor below them. They come after the first paint, as what they
 * show does.
 */
export const slots: SessionSlots = {
  door: (at) => (
    <Suspense fallback={null}>
      <DoorSlot {...at} />
    </Suspense>
  ),
  rooms: () => (
    <Suspense fallback={null}>
      <YourRooms />
    </Suspense>
  ),
  waiting: () => (
    <Suspense fallback={null}>
      <WaitingRooms />
    </Suspense>
  ),
  start: () => (
    <Suspense fallback={null}>
      <StartButton />
    </Suspense>
  ),
};

export const KnockAnswer: Answers[string] = ({ notice }) => (
  <Suspense fallback={null}>
    <KnockNotice notice={notice} />
  </Suspense>
);
