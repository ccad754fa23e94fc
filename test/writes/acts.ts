import { byItself } from '../../src/access/admit.ts';
import { newId } from '../../src/base/ids.ts';
import { transact } from '../../src/base/data/database.ts';
import { newToken } from '../../src/people/account/mails/store.ts';
import { writeInvitation } from '../../src/people/organisation/invitations/store.ts';
import { enableBrowser, withPassword } from '../world/account.ts';
import type { Caller } from '../world/answers.ts';
import { cast } from '../world/cast.ts';
import { askForContact } from '../world/contacts.ts';
import { ask, enter, hours, own } from '../world/doors.ts';
import { planSession, wall } from '../world/sessions.ts';
import type { Sink } from '../world/push-sink.ts';
import { age, confirmed } from '../world/beyond.ts';
import type { Someone, World } from '../world/world.ts';

/** One act that goes well, and all it needs before. */
export type Act = {
  readonly who?: { readonly cookie: string };
  readonly url: string;
  readonly body?: unknown;
  readonly version?: number;
};
export type Acts = Readonly<Record<string, (on: Prepared) => Promise<Act>>>;

export type Prepared = Awaited<ReturnType<typeof prepare>>;
let times = 0;
/** What acts need before them: a cast of its own, and what its people have done. */
export async function prepare(world: World, sink: Sink, root: Someone) {
  const time = (times += 1);
  const people = await cast(world);
  const { organisation, group, boss, stranger } = people;
  const friend = await world.person('Fay Friend', { organisation });
  await world.contact(boss, friend);
  /** Where guests come from: each time from a network of its own. */
  const network = `10.1.${time >> 8}.${time & 255}`;
  const room = (door = 'open') => own(boss, organisation, { door });
  return {
    ...people,
    world,
    sink,
    root,
    /** Of the organisation, and a contact of the boss, but not in the group. */
    friend,
    room,
    inside: async (who: Caller, session: string) => (await enter(who, session)).stay,
    address: (): string => `new.${newId().slice(-8)}@example.org`,
    session: () => planSession(boss, { group }),
    /** A session whose room is not open yet, and could be. */
    ahead: () => planSession(boss, { group, start: wall(hours(3)) }),
    withPassword: (who: Someone) => withPassword(world, who),
    unconfirmed: (who: Someone) => confirmed(world, who, false),
    token: (who: Someone, purpose: 'verify' | 'reset' | 'address', about = '') =>
      transact(world.fresh.db, (tx) => newToken(tx, who.id, purpose, about)),
    invitation: async (email: string) => {
      const made = await transact(world.fresh.db, (tx) =>
        writeInvitation(tx, byItself, organisation, boss.id, email, { role: 'member' }),
      );
      await age(world, 'invitations', ['created_at'], '2 hours', { id: made.id });
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
