import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notices } from '../src/app.ts';
import { askForContact } from './world/contacts.ts';
import { cast, type Cast } from './world/cast.ts';
import { ask, groupSession, must } from './world/doors.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// What the bell shows as waiting is judged when it is read: nothing here tells the journal.

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

type Listed = {
  readonly items: readonly {
    readonly kind: string;
    readonly open: boolean;
    readonly title: string;
    readonly buttons: readonly unknown[];
  }[];
};
const listed = async (who: Someone, kind: string, only: 'open' | 'all') =>
  (await must(who.call<Listed>('GET', `/api/notices?only=${only}`))).items.filter(
    (item) => item.kind === kind,
  );

type Scene = { readonly reader: Someone; readonly subject: string; readonly from: Someone };
type Asked = {
  readonly make: (all: Cast) => Promise<Scene>;
  /** What ends it, as a statement about its subject $1 and its reader $2, and whether names stay. */
  readonly ends: Readonly<Record<string, readonly [sql: string, keeps: 'names' | 'no names']>>;
};
const kinds: Readonly<Record<string, Asked>> = {
  knock: {
    make: async (all) => {
      const { id } = await groupSession(all, { door: 'locked' });
      await ask(all.member, id);
      return { reader: all.host, subject: id, from: all.member };
    },
    ends: {
      'hostship is lost': [
        'delete from session_hosts where session_id = $1 and person_id = $2',
        'no names',
      ],
      'the group is lost': [
        'delete from group_members where person_id = $2 and group_id = (select group_id from audience_groups where audience_id = $1)',
        'no names',
      ],
      'they are suspended there': [
        'update organisation_members set suspended_at = now() where person_id = $2 and organisation_id = (select organisation_id from sessions where id = $1)',
        'no names',
      ],
      'the session is cancelled': [
        `update sessions set cancelled_at = now() where id = $1 and $2::uuid is not null`,
        'names',
      ],
      'it is withdrawn': [
        `update knocks set state = 'withdrawn' where session_id = $1 and $2::uuid is not null`,
        'names',
      ],
      'it has expired': [
        `update knocks set expires_at = now() where session_id = $1 and $2::uuid is not null`,
        'names',
      ],
    },
  },
  'contact-request': {
    make: async ({ host, stranger }) => {
      const { id } = await askForContact(stranger, host.email);
      return { reader: host, subject: id, from: stranger };
    },
    ends: {
      'it is withdrawn': [
        `update contact_requests set state = 'withdrawn' where id = $1 and to_id = $2`,
        'names',
      ],
      'it is declined elsewhere': [
        `update contact_requests set state = 'declined' where id = $1 and to_id = $2`,
        'names',
      ],
    },
  },
};

test('every kind that waits for an answer stands in this table', () =>
  expect(notices.flatMap(({ name, answers }) => (answers ? [name] : [])).toSorted()).toEqual(
    Object.keys(kinds).toSorted(),
  ));

describe.each(
  Object.entries(kinds).flatMap(([kind, { make, ends }]) =>
    Object.entries(ends).map(([way, [sql, keeps]]) => ({ kind, way, make, sql, keeps })),
  ),
)('$kind, where $way', ({ kind, make, sql, keeps }) => {
  test('waits no longer in the bell, whoever has settled it', async () => {
    const { reader, subject, from } = await make(await cast(world));
    await expect
      .poll(async () => (await listed(reader, kind, 'open')).map(({ open }) => open))
      .toEqual([true]);
    await world.fresh.pool.query(sql, [subject, reader.id]);
    expect(await listed(reader, kind, 'open')).toEqual([]);
    const [item] = await listed(reader, kind, 'all');
    expect(item).toMatchObject({ open: false, buttons: [] });
    if (keeps === 'names') expect(item!.title).toContain(from.name);
    else expect(item!.title).not.toContain(from.name);
  });
});
