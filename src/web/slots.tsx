import { lazy, Suspense } from 'react';
import type { Answers } from '../notices/ui/slot.ts';
import type { SessionSlots } from '../sessions/ui/slots.ts';

const DoorSlot = lazy(async () => ({ default: (await import('../rooms/door/ui/DoorSlot.tsx')).DoorSlot }));
const YourRooms = lazy(async () => ({ default: (await import('../rooms/own/ui/YourRooms.tsx')).YourRooms }));
const KnockNotice = lazy(async () => ({ default: (await import('../rooms/door/ui/KnockNotice.tsx')).KnockNotice }));

/** The rooms of sessions, for the floor below them. They come after the first paint, as what they show does. */
export const slots: SessionSlots = {
  door: ({ session }) => (
    <Suspense fallback={null}>
      <DoorSlot session={session} />
    </Suspense>
  ),
  rooms: () => (
    <Suspense fallback={null}>
      <YourRooms />
    </Suspense>
  ),
};

export const KnockAnswer: Answers[string] = ({ notice }) => (
  <Suspense fallback={null}>
    <KnockNotice notice={notice} />
  </Suspense>
);
