import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { hears, open, post, type Page } from '../call.ts';
import type { PersonId } from '../../src/base/ids.ts';
import type { Stage } from '../stage.ts';

const GUESTS = 60;

/** A locked room with its host's page and the pages of guests before its door. */
export async function openPlace({ origin, seeded, pool, cookieFor }: Stage) {
  const host = await open(origin, await cookieFor(seeded.manager.id));
  const { body: room } = await post(origin, host.cookie, '/api/own-rooms', {
    kind: 'standing',
    organisation: seeded.organisation,
    title: 'Bench',
    door: 'locked',
  });
  const [session, secret] = [String(room['id']), String(room['link']).split('#')[1]!];
  const guests: Page[] = [];
  for (let number = 0; number < GUESTS; number += 1) {
    const { cookie } = await post(origin, '', '/api/guests', { secret, name: `Guest ${number}` });
    guests.push(await open(origin, cookie));
  }
  let turn = 0;
  let asked: { readonly guest: Page; readonly id: string } | null = null;
  return {
    session,
    host,
    guests,
    /** Asks as the next guest. */
    knock: async () => {
      const guest = guests[(turn += 1) % guests.length]!;
      const { body } = await post(origin, guest.cookie, `/api/sessions/${session}/knocks`);
      return (asked = { guest, id: String(body['id']) });
    },
    /** Takes the last request back, so that each round is a new one. */
    withdraw: async () => {
      if (asked) await post(origin, asked.guest.cookie, `/api/knocks/${asked.id}`, {}, 'DELETE');
      asked = null;
    },
    /** As if nobody had ever asked. */
    forget: () =>
      pool.query(
        'update knocks set denials = 0, state = $1, must_ask = false where session_id = $2',
        ['withdrawn', session],
      ),
    heard: () => hears(host, `queue:${session}`),
    close: () => [host, ...guests].forEach(({ socket }) => socket.terminate()),
  };
}

/** More and more pages of other people, held open by processes of their own. */
export async function openCrowd({ origin, pool, seeded, cookieFor }: Stage) {
  const { rows } = await pool.query<{ id: PersonId }>(
    `select id from persons where id <> $1 and email like 'person%' limit 1000`,
    [seeded.manager.id],
  );
  const cookies: string[] = [];
  for (let at = 0; at < rows.length; at += 20)
    cookies.push(...(await Promise.all(rows.slice(at, at + 20).map(({ id }) => cookieFor(id)))));
  const processes: ReturnType<typeof fork>[] = [];
  let opened = 0;
  return {
    cookies,
    reach: async (pages: number): Promise<void> => {
      const more = Array.from(
        { length: pages - opened },
        (_, at) => cookies[(opened + at) % cookies.length]!,
      );
      opened = pages;
      const child = fork(join(import.meta.dirname, '..', 'pages.ts'));
      processes.push(child);
      child.send({ origin, cookies: more });
      await once(child, 'message');
    },
    close: () => processes.forEach((child) => child.kill()),
  };
}
