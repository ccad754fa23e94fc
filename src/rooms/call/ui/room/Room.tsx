import { VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Navigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Loading } from '../../../../base/ui/Loading.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { Chat } from '../../../chat/ui/Chat.tsx';
import { useChat } from '../../../chat/ui/use-chat.ts';
import type { RoomView } from '../../../enter/contract.ts';
import { useDoor } from '../../../door/ui/api.ts';
import { DoorControl } from '../../../door/ui/DoorControl.tsx';
import { KnockBanner } from '../../../door/ui/alarm/KnockBanner.tsx';
import { KnockBar } from '../../../door/ui/alarm/KnockBar.tsx';
import { RoomLink } from '../../../door/ui/RoomLink.tsx';
import { KnockQueue } from '../../../door/ui/queue/KnockQueue.tsx';
import type { Insider } from '../../../stays/contract.ts';
import { AloneHere, Banners } from './Banners.tsx';
import { Controls, type Panel } from './Controls.tsx';
import { DeviceDialog } from '../devices/DeviceDialog.tsx';
import { Out } from './Out.tsx';
import { Roster } from './Roster.tsx';
import classes from '../rooms.module.css';
import { SmallWindow } from '../stage/SmallWindow.tsx';
import { Sounds } from './Sounds.tsx';
import { Stage } from '../stage/Stage.tsx';
import { useHostActs } from './use-acts.ts';
import { useAwake } from '../stage/use-awake.ts';
import { useDarkLook } from '../stage/use-dark-look.ts';
import { leadsToLobby } from './phase.ts';
import { useCall, type Call } from './use-call.ts';
import { useDevices } from '../devices/use-devices.ts';
import { useDeviceKeys, useLetter } from '../devices/use-keys.ts';
import { useMoves } from './use-moves.ts';
import { usePip } from '../stage/use-pip.ts';
import { useScreen, type Screen } from '../stage/use-screen.ts';
import { visit } from '../visit.ts';

/** The room. An opened link leads through the lobby first; a reload stays inside. */
export function Room() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const [begun] = useState(() => visit.begun(id));
  if (!begun) return <Navigate to="/sessions/$id/lobby" params={{ id }} replace />;
  return <Visit session={id} />;
}

function Visit({ session }: { readonly session: string }) {
  const t = useTranslations('rooms.room');
  const room = useDoor(session);
  const mine = useDevices();
  const screen = useScreen();
  const call = useCall(session, room.data?.inside, mine, screen.track);
  const title = t('title', { session: room.data?.session.title ?? '' });
  useEffect(() => {
    document.title = `${title} · Anteroom`;
  }, [title]);
  const { phase, stay } = call;
  const arrived = useArrived(stay, room.data?.inside);
  const { stop } = screen;
  useEffect(() => {
    if (!stay) stop();
  }, [stay, stop]);
  // Back to where one waits: the lobby says who sent one there, and the next Allow leads in again.
  if (leadsToLobby(phase) || phase.at === 'door')
    return <Navigate to="/sessions/$id/lobby" params={{ id: session }} replace />;
  if (phase.at === 'out' || phase.at === 'failed' || phase.at === 'left')
    return (
      <Out
        phase={phase}
        session={session}
        guest={room.data?.me.guest ?? false}
        again={call.again}
      />
    );
  if (!arrived || !room.data?.inside)
    return (
      <main className={classes.room} aria-busy>
        <VisuallyHidden role="status">{t('entering')}</VisuallyHidden>
        <Loading as="text" count={1} />
      </main>
    );
  return (
    <Inside
      session={session}
      room={room.data}
      inside={room.data.inside}
      call={call}
      mine={mine}
      screen={screen}
    />
  );
}

/** The list of the lobby does not know us yet: it would say that we are alone. */
function useArrived(stay: string | null, inside: readonly Insider[] | undefined): boolean {
  const [arrived, setArrived] = useState(false);
  const listed = inside?.some((one) => one.stay === stay) ?? false;
  const now = stay !== null && (arrived || listed);
  useEffect(() => setArrived(now), [now]);
  return now;
}

type Props = {
  readonly session: string;
  readonly room: RoomView;
  readonly inside: readonly Insider[];
  readonly call: Call;
  readonly mine: ReturnType<typeof useDevices>;
  readonly screen: Screen;
};
function Inside({ session, room, inside, call, mine, screen }: Props) {
  const [silent, setSilent] = useState(false);
  const [devicesShown, devicesOpen] = useDisclosure(false);
  const { panel, setPanel, close } = usePanel();
  const others = inside.filter(({ stay }) => stay !== call.stay);
  const hand = useHand(inside, call);
  const heard = useDeviceKeys(mine);
  const moved = useMoves(inside, call.stay);
  const chat = useChat(session, panel === 'chat');
  const acts = useHostActs(session);
  const pip = usePip(others.length);
  useAwake();
  useDarkLook();
  const onSilent = useCallback(() => setSilent(true), []);
  return (
    <main className={classes.room}>
      <Head room={room} inside={inside} />
      {[heard, moved, chat.heard].map((text, at) => (
        <VisuallyHidden key={at} role="status">
          {text}
        </VisuallyHidden>
      ))}
      <div className={classes.middle}>
        <div className={classes.stage}>
          <Banners {...{ inside, call, screen, mine, silent }} heard={() => setSilent(false)} />
          {!room.me.guest && <KnockBar inCall />}
          {room.me.answers && panel !== 'people' && (
            <KnockBanner session={session} onMore={() => setPanel('people')} />
          )}
          <Stage inside={inside} call={call} mine={mine} />
          {others.length === 0 && <AloneHere room={room} />}
        </div>
        {panel === 'people' && <People {...{ room, inside, acts, close }} own={call.stay} />}
        {panel === 'chat' && <Chat chat={chat} close={close} />}
      </div>
      <Controls
        {...{ mine, screen, hand, pip, panel }}
        show={setPanel}
        openDevices={devicesOpen.open}
        leave={call.leave}
        endForAll={room.me.hosts ? () => void acts.endForAll() : null}
        people={inside.length}
        waiting={room.waiting ?? 0}
        unread={chat.unread}
      />
      <Sounds others={others} sights={call.sights} speaker={mine.speaker} onSilent={onSilent} />
      <DeviceDialog mine={mine} opened={devicesShown} close={devicesOpen.close} />
      {pip.window && <SmallWindow window={pip.window} others={others} call={call} />}
    </main>
  );
}

/** What is open beside the stage; closing it leads back to the button that opened it. */
function usePanel() {
  const [panel, setPanel] = useState<Panel>(null);
  const close = useCallback(() => {
    document.querySelector<HTMLElement>(`[data-panel="${panel}"]`)?.focus();
    setPanel(null);
  }, [panel]);
  return { panel, setPanel, close };
}

/** One's own hand, and its letter on the keyboard. */
function useHand(inside: readonly Insider[], { stay, raise }: Call) {
  const up = inside.some((insider) => insider.stay === stay && insider.hand !== null);
  useLetter((letter) => {
    if (letter === 'h') raise(!up);
    return letter === 'h';
  });
  return { up, raise };
}

type InsideProps = Pick<Props, 'room' | 'inside'>;

function Head({ room, inside }: InsideProps) {
  const t = useTranslations('rooms.room');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className={classes.head}>
      <h1 className={classes.title} tabIndex={-1} ref={heading}>
        {room.session.title}
      </h1>
      <span className={classes.count}>
        {t('of', { count: inside.length, places: room.places })}
      </span>
      <DoorControl session={room.session.id} />
    </header>
  );
}

type PeopleProps = InsideProps & {
  readonly own: string | null;
  readonly acts: ReturnType<typeof useHostActs>;
  readonly close: () => void;
};
/** Who is inside, with those who wait on top and the way for others to come. */
function People({ room, inside, own, acts, close }: PeopleProps) {
  const { id } = room.session;
  return (
    <Roster
      session={id}
      inside={inside}
      own={own}
      places={room.places}
      acts={room.me.hosts ? acts : null}
      queue={room.me.answers && <KnockQueue session={id} from="room" />}
      link={room.door !== 'closed' && <RoomLink room={room} />}
      close={close}
    />
  );
}
