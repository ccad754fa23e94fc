import { byItself } from '../../src/access/admit.ts';
import { newId } from '../../src/base/ids.ts';
import { transact } from '../../src/base/data/database.ts';
import { newToken } from '../../src/people/account/mails/store.ts';
import { writeInvitation } from '../../src/people/organisation/invitations/store.ts';
import { enableBrowser, withPassword } from './account.ts';
import type { Caller } from './answers.ts';
import { askForContact } from './contacts.ts';
import { ask, enter, hours, own } from './doors.ts';
import { planSession, wall } from './sessions.ts';
import type { Sink } from './push-sink.ts';
import type { Someone, World } from './world.ts';

export type Stage = Awaited<ReturnType<typeof stage>>;

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
  /** Where guests come from: each stage has a network of its own. */
  const network = `10.1.${number >> 8}.${number & 255}`;
  const room = (door = 'open') => own(manager, organisation, { door });
  const inside = async (who: Caller, session: string) => (await enter(who, session)).stay;
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
    room,
    inside,
    address: (): string => `new.${newId().slice(-8)}@example.org`,
    session: () => planSession(manager, { group }),
    /** A session whose room is not open yet, and could be. */
    ahead: () => planSession(manager, { group, start: wall(hours(3)) }),
    withPassword: (who: Someone) => withPassword(world, who),
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
    guestIn: (link: string) => world.guest(link, 'Gus', network),
    /** Somebody waits before the door of a locked room. */
    waiting: async () => {
      const place = await room('locked');
      const guest = await world.guest(place.link, 'Gus', network);
      return { ...place, guest, knock: (await ask(guest, place.id)).id };
    },
    browser: (who: Caller) => enableBrowser(who, sink.browser(`B ${newId()}`)),
    asked: () => askForContact(stranger, friend.email),
  };
}
