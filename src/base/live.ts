import type { WebSocket } from 'ws';
import type { PersonId, SignInId, VisitorId } from './ids.ts';
import type { Visitor } from './http.ts';
import { newId } from './ids.ts';
import { gauge } from './metrics.ts';

/** One open page. Everything it is told is a hint: it fetches again through the gates. Only call signals travel as data. */
export type Page = {
  /** Names this page among all that are open in all processes. */
  readonly id: string;
  readonly who: Visitor;
  readonly send: (message: Readonly<Record<string, unknown>>) => void;
  /** Codes 4000 and above tell the page what to do: 4001 signed out, 4008 too many pages, 4009 too many messages. */
  readonly close: (code: number, reason: string) => void;
};
export type Message = Readonly<Record<string, unknown>> & { readonly t: string };
/** `person`: whose open pages look again; a person, or the browser of a guest. */
export type Hint = { readonly person: PersonId | VisitorId; readonly topics: readonly string[] };
export type Live = {
  readonly accept: (socket: WebSocket, who: Visitor) => void;
  /** Persons with a page open here. */
  readonly here: () => readonly PersonId[];
  /** Browsers of guests with a page open here. */
  readonly visitors: () => readonly VisitorId[];
  readonly hint: (hints: readonly Hint[]) => void;
  /** `handle` answers messages of one kind; `gone` runs when a page has closed. */
  readonly on: (kind: string, handle: (page: Page, message: Message) => void | Promise<void>) => void;
  readonly onGone: (gone: (page: Page) => void) => void;
  readonly endSignIns: (signIns: readonly string[]) => void;
  readonly signIns: () => readonly SignInId[];
  readonly close: () => void;
};

const PAGES = 60; // of one person
const MESSAGES = 300; // in ten seconds, of one page: a call of six with all its candidates stays far below
const BUFFERED = 1_000_000; // bytes a slow reader may owe before it is dropped; it comes back and fetches afresh

/**
 * `seq` is the last journal number handed out: a page that comes back with the same one has missed nothing. Guests do not get it: whoever
 * waits at a door could count by it what happens behind. Their hello has another number each time, so they always look again.
 */
export function openLive(seq: () => number, onError: (error: unknown) => void): Live {
  const pages = new Map<PersonId | VisitorId, Set<Page>>();
  const handlers = new Map<string, (page: Page, message: Message) => void | Promise<void>>();
  const goners: ((page: Page) => void)[] = [];
  const sockets = new Map<Page, WebSocket>();
  gauge('live_pages', () => sockets.size);

  const seqFor = ({ person }: Visitor): { readonly seq?: number } => (person ? { seq: seq() } : {});

  const accept = (socket: WebSocket, who: Visitor): void => {
    let alive = true;
    let heard = 0;
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
    const mine = pages.get(whose) ?? new Set<Page>();
    if (mine.size >= PAGES) return page.close(4008, 'too many pages');
    pages.set(whose, mine.add(page));
    sockets.set(page, socket);
    const calm = setInterval(() => (heard = 0), 10_000);
    const pulse = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }, 25_000);
    socket.on('pong', () => (alive = true));
    socket.on('message', (raw: Buffer, binary: boolean) => {
      alive = true;
      heard += 1;
      if (heard > MESSAGES) return page.close(4009, 'too many messages');
      const message = binary ? null : messageIn(raw);
      if (!message) return page.close(4400, 'not understood');
      if (message.t === 'ping') return page.send({ t: 'pong', ...seqFor(who) });
      void (async () => handlers.get(message.t)?.(page, message))().catch(onError);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(calm);
      clearInterval(pulse);
      sockets.delete(page);
      mine.delete(page);
      if (mine.size === 0) pages.delete(whose);
      goners.forEach((gone) => gone(page));
    });
    page.send({ t: 'hello', seq: newId(), ...seqFor(who) });
  };

  const keys = <Key>(keyOf: (page: Page) => Key | null): Key[] => [
    ...new Set(
      [...sockets.keys()].flatMap((page) => {
        const key = keyOf(page);
        return key === null ? [] : [key];
      }),
    ),
  ];

  return {
    accept,
    here: () => keys((page) => page.who.person),
    visitors: () => keys((page) => page.who.visitor),
    hint: (hints) => {
      const merged = new Map<Hint['person'], Set<string>>();
      for (const { person, topics } of hints) {
        const wanted = merged.get(person) ?? new Set<string>();
        topics.forEach((topic) => wanted.add(topic));
        merged.set(person, wanted);
      }
      for (const [person, topics] of merged) for (const page of pages.get(person) ?? []) page.send({ t: 'hint', topics: [...topics], ...seqFor(page.who) });
    },
    on: (kind, handle) => void handlers.set(kind, handle),
    onGone: (gone) => void goners.push(gone),
    endSignIns: (signIns) => {
      const over = new Set(signIns);
      for (const page of sockets.keys()) if (page.who.signIn && over.has(page.who.signIn)) page.close(4001, 'signed out');
    },
    signIns: () => keys((page) => page.who.signIn),
    close: () => {
      for (const page of sockets.keys()) {
        page.send({ t: 'bye' });
        page.close(1012, 'restarting');
      }
    },
  };
}

function messageIn(raw: Buffer): Message | null {
  try {
    const value = JSON.parse(raw.toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string' ? (value as Message) : null;
  } catch {
    return null;
  }
}
