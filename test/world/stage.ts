import { byItself } from '../../src/access/admit.ts';
import { newId } from '../../src/base/ids.ts';
import { transact } from '../../src/base/data/database.ts';
import { hashPassword } from '../../src/people/account/passwords/password.ts';
import { newToken } from '../../src/people/account/mails/store.ts';
import { writeInvitation } from '../../src/people/organisation/invitations/store.ts';
import type { Sink } from './push-sink.ts';
import type { Guest, Someone, World } from './world.ts';

export type Stage = Awaited<ReturnType<typeof stage>>;

export const password = 'seven quiet otters';
let hash: string | undefined;
let stages = 0;

/** An organisation of its own, with a group and people who know each other. */
export async function stage(world: World, sink: Sink, root: Someone) {
  const number = (stages += 1);
  const { db } = world.fresh;
  const organisation = await world.organisation(`Institute ${number}`);
  const admin = await world.person('Ada', { organisation, role: 'admin' });
  const manager = await world.person('Max', { organisation });
  const member = await world.person('Mia', { organisation });
  const friend = await world.person('Fay', { organisation });
  const stranger = await world.person('Sam');
  await world.contact(manager, friend);
  const group = await world.group('Optics', organisation, {
    managers: [manager],
    members: [member],
  });
  const done = async <Body>(
    who: Someone | Guest,
    method: string,
    url: string,
    body?: unknown,
  ): Promise<Body> => {
    const answer = await who.call<Body>(method, url, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const room = (door = 'open') =>
    done<{ id: string; link: string }>(manager, 'POST', '/api/own-rooms', {
      kind: 'ad-hoc',
      organisation,
      title: 'Talk',
      door,
    });
  const inside = async (who: Someone | Guest, session: string) =>
    (await done<{ stay: string }>(who, 'POST', `/api/sessions/${session}/stays`, {})).stay;
  return {
    world,
    sink,
    root,
    organisation,
    admin,
    manager,
    member,
    friend,
    stranger,
    group,
    done,
    room,
    inside,
    body: {
      session: { title: 'Lab', group, start: '2036-01-07T10:00', zone: 'UTC', minutes: 60 },
      room: { kind: 'ad-hoc', organisation, title: 'Talk' },
    },
    secretOf: (link: string): string => link.split('#')[1]!,
    address: (): string => `new.${newId().slice(-8)}@example.org`,
    session: () =>
      done<{ id: string }>(manager, 'POST', '/api/sessions', {
        title: 'Lab',
        group,
        start: '2036-01-07T10:00',
        zone: 'UTC',
        minutes: 60,
      }),
    /** A session whose room is not open yet, and could be. */
    ahead: async () => {
      const start = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 16);
      return done<{ id: string }>(manager, 'POST', '/api/sessions', {
        title: 'Lab',
        group,
        start,
        zone: 'UTC',
        minutes: 60,
      });
    },
    withPassword: async (who: Someone): Promise<Someone> => {
      hash ??= await hashPassword(password);
      const method = {
        id: newId<'sign-in-method'>(),
        person_id: who.id,
        account_id: who.id,
        provider_id: 'credential',
      };
      await db
        .insertInto('sign_in_methods')
        .values({ ...method, password: hash })
        .execute();
      return who;
    },
    unconfirmed: async (who: Someone): Promise<Someone> => {
      await db
        .updateTable('persons')
        .set({ email_verified: false })
        .where('id', '=', who.id)
        .execute();
      return who;
    },
    token: (who: Someone, purpose: 'verify' | 'reset' | 'address', about = '') =>
      transact(db, (tx) => newToken(tx, who.id, purpose, about)),
    invitation: async (email: string) => {
      const made = await transact(db, (tx) =>
        writeInvitation(tx, byItself, organisation, admin.id, email, { role: 'member' }),
      );
      await world.fresh.pool.query(
        `update invitations set created_at = created_at - interval '2 hours' where id = $1`,
        [made.id],
      );
      return made;
    },
    guestIn: async (link: string) =>
      world.guest(link, 'Gus', `10.1.${number >> 8}.${number & 255}`),
    /** Somebody waits before the door of a locked room. */
    waiting: async () => {
      const made = await room('locked');
      const guest = await world.guest(made.link, 'Gus', `10.1.${number >> 8}.${number & 255}`);
      const { id } = await done<{ id: string }>(
        guest,
        'POST',
        `/api/sessions/${made.id}/knocks`,
        {},
      );
      return { ...made, guest, knock: id };
    },
    browser: (who: Someone) =>
      done<{ id: string }>(who, 'POST', '/api/me/browsers', sink.browser(`B ${newId()}`)),
    asked: async () =>
      done<{ id: string }>(stranger, 'POST', '/api/contact-requests', { email: friend.email }),
  };
}
