import type { WebSocket } from 'ws';
import { z } from 'zod';
import { every, later } from '../beat/beat.ts';
import { hearFrame, silence, takeTurn, type Frame, type Said } from './frames.ts';
import type { PersonId, SignInId, VisitorId } from '../ids.ts';
import type { Visitor } from '../serve/caller.ts';
import { newId } from '../ids.ts';
import { gauge } from '../serve/metrics.ts';

/**
 * One open page. What it is told is a hint: it fetches again through the gates. Only call signals
 * travel as data, and what a feature judged for this very person a moment ago.
 */
export type Page = {
  /** Names this page among all that are open in all processes. */
  readonly id: string;
  readonly who: Visitor;
  readonly send: (message: Readonly<Record<string, unknown>>) => void;
  /**
   * Codes 4000 and above tell the page what to do: 4001 signed out, 4008 too many pages, 4009 too
   * many messages.
   */
  readonly close: (code: number, reason: string) => void;
};
/** `person`: whose open pages look again; a person, or the browser of a guest. */
export type Hint = {
  readonly person: PersonId | VisitorId;
  readonly topics: readonly string[];
  /** They were told a moment ago what it is: their pages look only to be sure, in a while. */
  readonly later?: boolean;
};
export type Live = {
  readonly accept: (socket: WebSocket, who: Visitor) => void;
  /** Persons with a page open here, or a moment ago. */
  readonly here: () => readonly PersonId[];
  /** Browsers of guests with a page open here, or a moment ago. */
  readonly visitors: () => readonly VisitorId[];
  readonly hint: (hints: readonly Hint[]) => void;
  /** Says to all pages of this person what their look, which is hinted after it, would find. */
  readonly tell: (person: PersonId, message: Readonly<Record<string, unknown>>) => void;
  readonly on: <Shape extends z.ZodType>(kind: string, frame: Frame<Shape>) => void;
  /** Every kind of message that pages may send. */
  readonly frames: ReadonlyMap<string, Frame>;
  /** `gone` runs when a page has closed and what it said is done. */
  readonly onGone: (gone: (page: Page) => void | Promise<void>) => void;
  readonly endSignIns: (signIns: readonly string[]) => void;
  readonly signIns: () => readonly SignInId[];
  /** Something may have been missed: every page looks again at everything. */
  readonly again: () => void;
  /** What pages are told of how far they know, for when they come back to another process. */
  readonly placing: (place: () => string) => void;
  readonly place: () => string | undefined;
  readonly close: () => void;
};

/**
 * Somebody with pages open here. `mark` changes with every hint they are sent, and with nothing
 * else.
 */
type Presence = {
  readonly who: Visitor;
  readonly pages: Set<Page>;
  readonly said: Said;
  mark: string;
};

const PAGES = 60; // of one person
// bytes a slow reader may owe before it is dropped; it comes back and fetches afresh
const BUFFERED = 1_000_000;
const PULSE = 25; // s
const LINGERS = 60_000; // ms for which hints are counted for somebody who has no page any more

/** All who have pages open here. */
type Hall = {
  readonly present: Map<PersonId | VisitorId, Presence>;
  readonly sockets: Map<Page, WebSocket>;
  readonly frames: Map<string, Frame>;
  readonly goners: ((page: Page) => void | Promise<void>)[];
  readonly onError: (error: unknown) => void;
  place: () => string | undefined;
};

/**
 * A page that comes back and finds its mark unchanged has missed nothing. The mark is one of this
 * process and this person: a number of the journal would let whoever waits before a locked door
 * count what happens behind it. At another process it asks by its place what it has missed.
 */
export function openLive(onError: (error: unknown) => void): Live {
  const hall: Hall = {
    present: new Map(),
    sockets: new Map(),
    frames: new Map(),
    goners: [],
    onError,
    place: () => undefined,
  };
  const { present, sockets, frames, goners } = hall;
  gauge('live_pages', () => sockets.size);
  const on: Live['on'] = (kind, frame) => void frames.set(kind, frame);
  on('ping', {
    shape: z.object({}),
    times: 240,
    order: 'at-once',
    handle: (page) =>
      page.send({
        t: 'pong',
        mark: present.get(page.who.person ?? page.who.visitor)?.mark,
        place: hall.place(),
      }),
  });
  const everyone = <Key>(keyOf: (who: Visitor) => Key | null): Key[] =>
    [...present.values()].flatMap(({ who }) => keyOf(who) ?? []);
  return {
    accept: (socket, who) => accept(hall, socket, who),
    here: () => everyone(({ person }) => person),
    visitors: () => everyone(({ visitor }) => visitor),
    hint: (hints) => hint(present, hints),
    tell: (person, message) => present.get(person)?.pages.forEach((page) => page.send(message)),
    on,
    frames,
    onGone: (gone) => void goners.push(gone),
    endSignIns: (signIns) => {
      const over = new Set(signIns);
      for (const page of sockets.keys())
        if (page.who.signIn && over.has(page.who.signIn)) page.close(4001, 'signed out');
    },
    signIns: () => [...new Set([...sockets.keys()].flatMap(({ who }) => who.signIn ?? []))],
    again: () => present.forEach((presence) => tellAgain(presence, { t: 'hello' })),
    placing: (place) => void (hall.place = place),
    place: () => hall.place(),
    close: () => {
      for (const page of sockets.keys()) {
        page.send({ t: 'bye' });
        page.close(1012, 'restarting');
      }
    },
  };
}

function hint(present: Hall['present'], hints: readonly Hint[]): void {
  for (const behind of [false, true])
    for (const [person, topics] of merged(hints.filter((one) => behind === (one.later ?? false))))
      tellAgain(present.get(person), {
        t: 'hint',
        topics: [...topics],
        ...(behind && { later: true }),
      });
}
/** Whom hints are for, each with all that they should look at again. */
function merged(hints: readonly Hint[]): ReadonlyMap<Hint['person'], ReadonlySet<string>> {
  const wanted = new Map<Hint['person'], Set<string>>();
  for (const { person, topics } of hints) {
    const theirs = wanted.get(person) ?? new Set<string>();
    topics.forEach((topic) => theirs.add(topic));
    wanted.set(person, theirs);
  }
  return wanted;
}
/** Something has changed for them: every page of theirs hears it, with a new mark. */
function tellAgain(presence: Presence | undefined, message: Record<string, unknown>): void {
  if (!presence) return;
  presence.mark = newId();
  for (const page of presence.pages) page.send({ ...message, mark: presence.mark });
}

function accept(hall: Hall, socket: WebSocket, who: Visitor): void {
  const page: Page = {
    id: newId<'page'>(),
    who,
    send: (message) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > BUFFERED) return socket.terminate();
      socket.send(JSON.stringify(message));
    },
    close: (code, reason) => socket.close(code, reason),
  };
  const whose = who.person ?? who.visitor;
  const presence: Presence = hall.present.get(whose) ?? {
    who,
    pages: new Set(),
    said: silence(),
    mark: newId(),
  };
  if (presence.pages.size >= PAGES) return page.close(4008, 'too many pages');
  hall.present.set(whose, presence);
  presence.pages.add(page);
  hall.sockets.set(page, socket);
  const stopPulse = hear(hall, socket, presence, page);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    void stopPulse();
    part(hall, presence, page);
  });
  page.send({ t: 'hello', mark: presence.mark, place: hall.place() });
}

/** Hears what the page says, and that it is still there at all. */
function hear({ frames, onError }: Hall, socket: WebSocket, { said }: Presence, page: Page) {
  let alive = true;
  const beat = (): void => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  };
  socket.on('pong', () => (alive = true));
  socket.on('message', (raw: Buffer, binary: boolean) => {
    if (socket.readyState !== socket.OPEN) return; // it was cut off, and this came behind
    alive = true;
    const cut = binary
      ? ([4400, 'not understood'] as const)
      : hearFrame(frames, said, page, raw, onError);
    if (cut) page.close(...cut);
  });
  return every(PULSE, beat, onError);
}

function part({ present, sockets, goners, onError }: Hall, presence: Presence, page: Page): void {
  const { who, pages, said } = presence;
  const whose = who.person ?? who.visitor;
  sockets.delete(page);
  pages.delete(page);
  const forget = () => pages.size === 0 && present.get(whose) === presence && present.delete(whose);
  if (pages.size === 0) later(LINGERS, forget);
  const leave = async (): Promise<void> => {
    for (const gone of goners) await gone(page);
  };
  takeTurn(said, { page, kind: null, run: leave }, onError);
}
