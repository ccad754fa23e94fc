import type { WebSocket } from 'ws';
import type { PersonId, SignInId } from './ids.ts';
import type { Who } from './http.ts';
import { gauge } from './metrics.ts';

/** One open page. Everything it is told is a hint: it fetches again through the gates. Only call signals travel as data. */
export type Page = {
  readonly person: PersonId;
  readonly signIn: SignInId;
  readonly who: Who;
  readonly send: (message: Readonly<Record<string, unknown>>) => void;
  /** Codes 4000 and above tell the page what to do: 4001 signed out, 4008 too many pages, 4009 too many messages. */
  readonly close: (code: number, reason: string) => void;
};
export type Message = Readonly<Record<string, unknown>> & { readonly t: string };
export type Hint = { readonly person: PersonId; readonly topics: readonly string[] };
export type Live = {
  readonly accept: (socket: WebSocket, who: Who) => void;
  /** Persons with a page open here. */
  readonly here: () => readonly PersonId[];
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

/** `seq` is the last journal number handed out: a page that comes back with the same one has missed nothing. */
export function openLive(seq: () => number, onError: (error: unknown) => void): Live {
  const pages = new Map<PersonId, Set<Page>>();
  const handlers = new Map<string, (page: Page, message: Message) => void | Promise<void>>();
  const goners: ((page: Page) => void)[] = [];
  const sockets = new Map<Page, WebSocket>();
  gauge('live_pages', () => sockets.size);

  const accept = (socket: WebSocket, who: Who): void => {
    let alive = true;
    let heard = 0;
    const page: Page = {
      person: who.person,
      signIn: who.signIn,
      who,
      send: (message) => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > BUFFERED) return socket.terminate();
        socket.send(JSON.stringify(message));
      },
      close: (code, reason) => socket.close(code, reason),
    };
    const mine = pages.get(who.person) ?? new Set<Page>();
    if (mine.size >= PAGES) return page.close(4008, 'too many pages');
    pages.set(who.person, mine.add(page));
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
      if (message.t === 'ping') return page.send({ t: 'pong', seq: seq() });
      void (async () => handlers.get(message.t)?.(page, message))().catch(onError);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(calm);
      clearInterval(pulse);
      sockets.delete(page);
      mine.delete(page);
      if (mine.size === 0) pages.delete(who.person);
      goners.forEach((gone) => gone(page));
    });
    page.send({ t: 'hello', seq: seq() });
  };

  return {
    accept,
    here: () => [...pages.keys()],
    hint: (hints) => {
      const merged = new Map<PersonId, Set<string>>();
      for (const { person, topics } of hints) {
        const wanted = merged.get(person) ?? new Set<string>();
        topics.forEach((topic) => wanted.add(topic));
        merged.set(person, wanted);
      }
      for (const [person, topics] of merged) for (const page of pages.get(person) ?? []) page.send({ t: 'hint', topics: [...topics], seq: seq() });
    },
    on: (kind, handle) => void handlers.set(kind, handle),
    onGone: (gone) => void goners.push(gone),
    endSignIns: (signIns) => {
      const over = new Set(signIns);
      for (const page of sockets.keys()) if (over.has(page.signIn)) page.close(4001, 'signed out');
    },
    signIns: () => [...new Set([...sockets.keys()].map((page) => page.signIn))],
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
