import type { WebSocket } from 'ws';
import { z } from 'zod';
import { hearFrame, silence, takeTurn, type Frame, type Said } from './frames.ts';
import type { PersonId, SignInId, VisitorId } from '../ids.ts';
import type { Visitor } from '../serve/caller.ts';
import { newId } from '../ids.ts';
import { gauge } from '../serve/metrics.ts';

/**
 * One open page. Everything it is told is a hint: it fetches again through the gates. Only call
 * signals travel as data.
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
export type Hint = { readonly person: PersonId | VisitorId; readonly topics: readonly string[] };
export type Live = {
  readonly accept: (socket: WebSocket, who: Visitor) => void;
  /** Persons with a page open here, or a moment ago. */
  readonly here: () => readonly PersonId[];
  /** Browsers of guests with a page open here, or a moment ago. */
  readonly visitors: () => readonly VisitorId[];
  readonly hint: (hints: readonly Hint[]) => void;
  readonly on: <Shape extends z.ZodType>(kind: string, frame: Frame<Shape>) => void;
  /** Every kind of message that pages may send. */
  readonly frames: ReadonlyMap<string, Frame>;
  /** `gone` runs when a page has closed and what it said is done. */
  readonly onGone: (gone: (page: Page) => void | Promise<void>) => void;
  readonly endSignIns: (signIns: readonly string[]) => void;
  readonly signIns: () => readonly SignInId[];
  /** Something may have been missed: every page looks again at everything. */
  readonly again: () => void;
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
const LINGERS = 60_000; // ms for which hints are counted for somebody who has no page any more

/**
 * A page that comes back and finds its mark unchanged has missed nothing. The mark is one of this
 * process and this person: a number of the journal would let whoever waits before a locked door
 * count what happens behind it.
 */
export function openLive(onError: (error: unknown) => void): Live {
  const present = new Map<PersonId | VisitorId, Presence>();
  const frames = new Map<string, Frame>();
  const goners: ((page: Page) => void | Promise<void>)[] = [];
  const sockets = new Map<Page, WebSocket>();
  gauge('live_pages', () => sockets.size);

  const leave = async (page: Page): Promise<void> => {
    for (const gone of goners) await gone(page);
  };
  const accept = (socket: WebSocket, who: Visitor): void => {
    let alive = true;
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
    const mine: Presence = present.get(whose) ?? {
      who,
      pages: new Set(),
      said: silence(),
      mark: newId(),
    };
    if (mine.pages.size >= PAGES) return page.close(4008, 'too many pages');
    present.set(whose, mine);
    mine.pages.add(page);
    sockets.set(page, socket);
    const pulse = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }, 25_000);
    socket.on('pong', () => (alive = true));
    socket.on('message', (raw: Buffer, binary: boolean) => {
      if (socket.readyState !== socket.OPEN) return; // it was cut off, and this came behind
      alive = true;
      const cut = binary
        ? ([4400, 'not understood'] as const)
        : hearFrame(frames, mine.said, page, raw, onError);
      if (cut) page.close(...cut);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pulse);
      sockets.delete(page);
      mine.pages.delete(page);
      if (mine.pages.size === 0)
        setTimeout(
          () => mine.pages.size === 0 && present.get(whose) === mine && present.delete(whose),
          LINGERS,
        ).unref();
      takeTurn(mine.said, { page, kind: null, run: () => leave(page) }, onError);
    });
    page.send({ t: 'hello', mark: mine.mark });
  };

  const marked = ({ who }: Page): { readonly mark: string | undefined } => ({
    mark: present.get(who.person ?? who.visitor)?.mark,
  });
  const on: Live['on'] = (kind, frame) => void frames.set(kind, frame);
  on('ping', {
    shape: z.object({}),
    times: 240,
    order: 'at-once',
    handle: (page) => page.send({ t: 'pong', ...marked(page) }),
  });
  const everyone = <Key>(keyOf: (who: Visitor) => Key | null): Key[] =>
    [...present.values()].flatMap(({ who }) => keyOf(who) ?? []);

  return {
    accept,
    here: () => everyone(({ person }) => person),
    visitors: () => everyone(({ visitor }) => visitor),
    hint: (hints) => {
      const merged = new Map<Hint['person'], Set<string>>();
      for (const { person, topics } of hints) {
        const wanted = merged.get(person) ?? new Set<string>();
        topics.forEach((topic) => wanted.add(topic));
        merged.set(person, wanted);
      }
      for (const [person, topics] of merged) {
        const told = present.get(person);
        if (!told) continue;
        told.mark = newId();
        for (const page of told.pages)
          page.send({ t: 'hint', topics: [...topics], mark: told.mark });
      }
    },
    on,
    frames,
    onGone: (gone) => void goners.push(gone),
    endSignIns: (signIns) => {
      const over = new Set(signIns);
      for (const page of sockets.keys())
        if (page.who.signIn && over.has(page.who.signIn)) page.close(4001, 'signed out');
    },
    signIns: () => [...new Set([...sockets.keys()].flatMap(({ who }) => who.signIn ?? []))],
    again: () => {
      for (const one of present.values()) {
        one.mark = newId();
        for (const page of one.pages) page.send({ t: 'hello', mark: one.mark });
      }
    },
    close: () => {
      for (const page of sockets.keys()) {
        page.send({ t: 'bye' });
        page.close(1012, 'restarting');
      }
    },
  };
}
