import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onDatabase } from './database.ts';

/** `after`: the database commits, and nobody hears of it; `before`: it never gets the word. */
export type Cut = 'before' | 'after';
export type Line = {
  /** The address of the same database behind this line. */
  readonly url: string;
  /** Cuts the connection that next asks for a commit. */
  readonly cutNext: (when: Cut) => void;
  /** How many were cut. */
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};

const COMMIT = /commit\0/iu;

/**
 * A line to the database that can be cut in the middle of a commit, of a transaction that says
 * `mark`.
 */
export async function openLine(database: string, mark: string): Promise<Line> {
  const { hostname, port, pathname } = new URL(database);
  const open = new Set<Socket>();
  let armed: Cut | null = null;
  let cuts = 0;
  const server = createServer((inside) => {
    const outside = connect(Number(port), hostname);
    for (const end of [inside, outside]) {
      open.add(end);
      end.setNoDelay(true).on('close', () => open.delete(end));
    }
    const hangUp = (): void => {
      inside.destroy();
      outside.destroy();
    };
    for (const end of [inside, outside]) end.on('error', hangUp).on('end', hangUp);
    let deaf = false;
    let marked = false;
    inside.on('data', (said) => {
      const text = said.toString('latin1');
      marked ||= text.includes(mark);
      const ends = COMMIT.test(text);
      if (armed === null || !marked || !ends) {
        if (ends) marked = false;
        return void outside.write(said);
      }
      const when = armed;
      armed = null;
      cuts += 1;
      if (when === 'before') return hangUp();
      deaf = true;
      outside.write(said);
    });
    outside.on('data', (said) => {
      if (deaf)
        hangUp(); // it has answered, so it is committed
      else inside.write(said);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = Object.assign(new URL(onDatabase(database, pathname.slice(1))), {
    hostname: '127.0.0.1',
    port: String((server.address() as AddressInfo).port),
  }).href;
  return {
    url,
    cutNext: (when) => void (armed = when),
    cuts: () => cuts,
    close: async () => {
      open.forEach((end) => end.destroy());
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
