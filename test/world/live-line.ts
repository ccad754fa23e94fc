import { expect } from 'vitest';

/** The live line as a page holds it, without the page. */
export type LiveLine = {
  readonly said: Record<string, unknown>[];
  readonly say: (message: unknown) => void;
  /** The first message with these values, once it has come. */
  readonly hears: (match: Record<string, unknown>) => Promise<Record<string, unknown>>;
  readonly close: () => void;
  readonly closed: Promise<number>;
};

/** The line of a page that is inside, and in the call. */
export async function joinCall(url: string, cookie: string, ticket: string): Promise<LiveLine> {
  const line = await openLiveLine(url, cookie);
  line.say({ t: 'join', ticket });
  return line;
}

export async function openLiveLine(url: string, cookie: string): Promise<LiveLine> {
  const socket = new WebSocket(url, { headers: { cookie } } as never);
  const said: Record<string, unknown>[] = [];
  socket.addEventListener('message', ({ data }) =>
    said.push(JSON.parse(String(data)) as Record<string, unknown>),
  );
  const closed = new Promise<number>((done) =>
    socket.addEventListener('close', ({ code }) => done(code)),
  );
  const found = (match: Record<string, unknown>) =>
    said.find((message) =>
      Object.entries(match).every(
        ([name, value]) => JSON.stringify(message[name]) === JSON.stringify(value),
      ),
    );
  const line: LiveLine = {
    said,
    say: (message) => socket.send(JSON.stringify(message)),
    hears: async (match) => {
      await expect.poll(() => found(match) !== undefined, { interval: 10 }).toBe(true);
      return found(match)!;
    },
    close: () => socket.close(),
    closed,
  };
  await line.hears({ t: 'hello' });
  return line;
}
