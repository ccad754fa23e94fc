import { Button, VisuallyHidden } from '@mantine/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../../../base/ui/Loading.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import type { Insider, RoomView } from '../contract.ts';
import { Controls } from './Controls.tsx';
import { Out } from './Out.tsx';
import { Roster } from './Roster.tsx';
import { useRoom } from './queries.ts';
import classes from './rooms.module.css';
import { Stage } from './Stage.tsx';
import { useCall } from './use-call.ts';
import { useDevices } from './use-devices.ts';
import { useDeviceKeys } from './use-keys.ts';
import { visit } from './visit.ts';

/** The room. An opened link leads through the lobby first; a reload stays inside. */
export function Room() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const [begun] = useState(() => visit.begun(id));
  if (!begun) return <Navigate to="/sessions/$id/lobby" params={{ id }} replace />;
  return <Visit session={id} />;
}

function Visit({ session }: { readonly session: string }) {
  const t = useTranslations('rooms.room');
  const room = useRoom(session);
  const mine = useDevices();
  const call = useCall(session, room.data?.inside, mine);
  const title = t('title', { session: room.data?.session.title ?? '' });
  useEffect(() => {
    document.title = `${title} · Anteroom`;
  }, [title]);
  const { phase } = call;
  if (phase.at === 'out' || phase.at === 'failed' || phase.at === 'left') return <Out phase={phase} session={session} again={call.again} />;
  if (!call.stay || !room.data?.inside)
    return (
      <main className={classes.room} aria-busy>
        <VisuallyHidden role="status">{t('entering')}</VisuallyHidden>
        <Loading as="text" count={1} />
      </main>
    );
  return <Inside session={session} room={room.data} inside={room.data.inside} call={call} mine={mine} />;
}

type Props = {
  readonly session: string;
  readonly room: RoomView;
  readonly inside: readonly Insider[];
  readonly call: ReturnType<typeof useCall>;
  readonly mine: ReturnType<typeof useDevices>;
};
function Inside({ session, room, inside, call, mine }: Props) {
  const t = useTranslations('rooms.room');
  const [people, setPeople] = useState(false);
  const [silent, setSilent] = useState(false);
  const heard = useDeviceKeys(mine);
  const moved = useMoves(inside, call.stay);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useAwake();
  const soundOn = () => {
    for (const video of document.querySelectorAll('video')) void video.play();
    setSilent(false);
  };
  return (
    <main className={classes.room}>
      <header className={classes.head}>
        <h1 className={classes.title} tabIndex={-1} ref={heading}>
          {room.session.title}
        </h1>
        <span>{t('of', { count: inside.length, places: room.places })}</span>
      </header>
      <VisuallyHidden role="status">{heard}</VisuallyHidden>
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
      <div className={classes.middle}>
        <div className={classes.stage}>
          {silent && (
            <div className={classes.banner} role="status">
              {t('sound')}
              <Button size="xs" color="amber" onClick={soundOn}>
                {t('soundOn')}
              </Button>
            </div>
          )}
          <Stage session={session} inside={inside} call={call} mine={mine} onSilent={setSilent} />
        </div>
        {people && <Roster inside={inside} own={call.stay} places={room.places} close={() => setPeople(false)} />}
      </div>
      <Controls mine={mine} leave={call.leave} people={people} showPeople={setPeople} count={inside.length} />
    </main>
  );
}

/** Who came and left since the last look, as a sentence. */
function useMoves(inside: readonly Insider[], own: string | null): string {
  const t = useTranslations('rooms.room.hear');
  const [moved, setMoved] = useState('');
  const before = useRef<readonly Insider[] | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = inside;
    if (!was) return;
    const came = inside.filter(({ stay, person }) => stay !== own && !was.some((one) => one.person === person));
    const left = was.filter(({ stay, person }) => stay !== own && !inside.some((one) => one.person === person));
    if (came.length + left.length > 0) setMoved([...came.map(({ name }) => t('came', { name })), ...left.map(({ name }) => t('left', { name }))].join('. '));
  }, [inside, own, t]);
  return moved;
}

/** A phone that dims its screen would stop the camera. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (gone) void lock?.release();
    };
    const look = () => void hold();
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', look);
      void lock?.release();
    };
  }, []);
}
