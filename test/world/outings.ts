import { sql } from 'kysely';
import { z } from 'zod';
import { admit, byItself, reveal } from '../../src/access/admit.ts';
import { evaluate, gate } from '../../src/access/gate.ts';
import type { Feature } from '../../src/feature.ts';
import { contract, id as idOf, instant, line, nothing } from '../../src/base/api/contract.ts';
import { databaseTime } from '../../src/base/data/clock.ts';
import { transact, type Db } from '../../src/base/data/database.ts';
import { atOneMoment } from '../../src/base/data/one-moment.ts';
import {
  newId,
  type AudienceId,
  type OrganisationId,
  type PersonId,
  type SessionId,
} from '../../src/base/ids.ts';
import { entry, kindsOf, persons, type Declares } from '../../src/base/journal/entries.ts';
import { append } from '../../src/base/journal/journal.ts';
import { among, notice } from '../../src/base/notice.ts';
import { list, readOut } from '../../src/base/personal.ts';
import { Missing } from '../../src/base/api/refusals.ts';
import { created, done, routes } from '../../src/base/serve/route.ts';
import { asksOf, type Source } from '../../src/people/audience/asks.ts';
import { canSignIn, inGroup, isContact, type Audience } from '../../src/people/audience/checks.ts';
import {
  audienceFacts,
  nameOf,
  readAudience,
  setAudience,
} from '../../src/people/audience/store.ts';
import {
  audienceNames,
  audienceWaysOut,
  withNames,
  withWaysOut,
} from '../../src/people/audience/told/store.ts';
import { visible } from '../../src/people/groups/standing/actions.ts';
import { entrance } from '../../src/rooms/gate/actions.ts';
import { insertRoom } from '../../src/rooms/own/store.ts';
import { reached } from '../../src/people/audience/reached/store.ts';
import type { FreshDatabase } from '../database.ts';

// A made-up kind of session, for groups: as a folder of its own would hand it in.

type OutingId = string & { readonly of: 'outing' };
type Outing = {
  readonly id: OutingId;
  readonly organisation: OrganisationId;
  readonly title: string;
  readonly starts: Date;
  /** Where they meet: a standing room of whoever planned it, for the same group. */
  readonly room: SessionId;
  readonly off: boolean;
};

/** What its migration would say: its tables, and that it has an audience. */
export async function migrateOutings({ pool }: FreshDatabase): Promise<void> {
  const { rows } = await pool.query<{ said: string }>(
    `select pg_get_viewdef('audiences'::regclass) as said`,
  );
  await pool.query(`
    create table outings (
      id uuid primary key, organisation_id uuid not null, made_by uuid not null,
      title text not null, starts_at timestamptz not null, off_at timestamptz,
      room_id uuid not null references sessions (id)
    );
    create table outing_people (outing_id uuid, person_id uuid, primary key (outing_id, person_id));
    create or replace view audiences as ${rows[0]!.said.replace(/;\s*$/u, '')}
      union all select id, organisation_id, made_by, true from outings;
    create trigger audience_dropped
      after delete on outings for each row execute function drop_audience()`);
}

const outingEntries = {
  'outing.planned': entry('outing', { title: z.string(), persons }),
  'outing.joined': entry('outing', { persons }),
};
declare module '../../src/base/journal/entries.ts' {
  interface Entries extends Declares<typeof outingEntries> {}
}

const columns = sql`
  o.id, o.organisation_id as organisation, o.title, o.starts_at as starts, o.room_id as room,
    o.off_at is not null as off`;
async function find(db: Db, ids: readonly string[]): Promise<readonly Outing[]> {
  const { rows } = await sql<Outing>`
    select ${columns}
    from outings o
    where o.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}
const peopleOf = async (db: Db, outing: string): Promise<PersonId[]> =>
  (
    await sql<{ id: PersonId }>`
      select person_id as id from audience_people(${outing})`.execute(db)
  ).rows.map(({ id }) => id);

type Titled = Audience & { readonly title: string };
const belongs = inGroup<Titled>({ instead: () => [], also: () => [] });
const seeOuting = gate('see-outing', canSignIn, isContact, belongs);
const load: Source<Titled>['load'] = async (db, asker, given, telling) => {
  const pairs = given.map(({ person, about }) => ({ person, about: about as AudienceId }));
  const rows = await atOneMoment(db, nameOf(`outings-${telling}`, asker, pairs), {
    people: audienceFacts(asker, pairs),
    names: telling === 'nothing' ? undefined : audienceNames(asker, pairs),
    ways: telling === 'all' ? audienceWaysOut(asker, pairs, 'see-outing') : undefined,
  });
  const [now, found] = [
    await databaseTime(db),
    await find(
      db,
      pairs.map(({ about }) => about),
    ),
  ];
  return pairs.map(({ about: subject }, at) => {
    const few = readAudience(rows.people[at]!, asker);
    const title = found.find(({ id }) => (id as string) === subject)?.title;
    const facts = { ...few, now, about: few.about && title ? { ...few.about, title } : null };
    const named = rows.names ? withNames(facts, rows.names[at]!) : facts;
    const asked = { gate: 'see-outing', subject };
    return rows.ways ? withWaysOut(named, rows.ways[at]!, asked) : named;
  });
};
const factsOf = async (db: Db, person: PersonId, outing: string) =>
  (await load(db, person, [{ person, about: outing }], 'nothing'))[0]!;
const maySee = async (db: Db, person: PersonId, outing: string) =>
  evaluate(seeOuting, await factsOf(db, person, outing));
const outingAsks = asksOf(
  {
    of: 'outing',
    at: (outing) => `/outings/${outing}`,
    reach: async (db, asker, outing) =>
      (await factsOf(db, asker, outing)).asker.manages ? 'the known' : 'nobody',
  },
  { load, withheld: (facts) => facts },
  [{ gate: 'see-outing', by: () => seeOuting }],
  [],
).map(({ judge, ...ask }) => ({
  ...ask,
  judge: async (...[db, asker, outing, whom]: Parameters<typeof judge>) => {
    if (whom.person === asker) reveal(await maySee(db, asker, outing));
    return judge(db, asker, outing, whom);
  },
}));

const outingPlanned = notice({
  name: 'outing-planned',
  args: { title: 'text' },
  answers: true,
  stands: (db, subject, readers) =>
    among(readers, async (reader) => {
      const [outing] = await find(db, [subject]);
      return outing?.off === false && (await maySee(db, reader, subject)).allowed;
    }),
  tells: {
    'outing.planned': async (tx, { subject, data, person }) => [
      {
        persons: (await peopleOf(tx, subject)).filter((one) => one !== person),
        subject,
        by: person,
        args: { title: data.title },
        href: `/outings/${subject}`,
      },
    ],
  },
  ends: { 'outing.joined': async (_, { subject, data }) => [{ subject, persons: data.persons }] },
  buttons: ({ subject, reader }) => [
    { name: 'come', method: 'PUT', path: `/api/outings/${subject}/people/${reader}` },
  ],
});

const outingContract = contract({
  'POST /api/outings': {
    summary: 'Plan an outing of a group',
    policy: { who: 'person', gate: 'see-group' },
    body: z.object({ title: line(80), group: idOf<'group'>(), starts: instant }),
    answers: { 201: z.object({ id: z.string() }) },
  },
  'PUT /api/outings/{id}/people/{person}': {
    summary: 'Come along',
    policy: { who: 'person', gate: 'see-outing' },
    params: z.object({ id: idOf<'outing'>(), person: idOf<'person'>() }),
    answers: { 204: nothing },
  },
});

const quiet = {
  kind: 'standing',
  door: 'members',
  guests: false,
  says: '',
  opens: null,
  closes: null,
} as const;

/** What the reaction of this process has heard. */
export const heard: string[] = [];

export const outings: Feature = {
  routes: ({ db }) =>
    routes(outingContract, {
      'POST /api/outings': async ({ who, body: { title, group, starts } }) =>
        created(
          await transact(db, async (tx) => {
            const { organisation } = await visible(tx, who, group);
            const id = newId<'outing'>();
            const room = await insertRoom(
              tx,
              byItself,
              who.person,
              { ...quiet, title, group, organisation: organisation.id },
              await databaseTime(tx),
            );
            await sql`
              insert into outings (id, organisation_id, made_by, title, starts_at, room_id)
              values (${id}, ${organisation.id}, ${who.person}, ${title}, ${starts}, ${room})`.execute(
              tx,
            );
            await setAudience(tx, byItself, id as never, [group]);
            await append(tx, who, {
              kind: 'outing.planned',
              organisation: organisation.id,
              subject: id,
              data: { title, persons: [who.person] },
            });
            return { id };
          }),
        ),
      'PUT /api/outings/{id}/people/{person}': async ({ who, params: { id, person } }) => {
        await transact(db, async (tx) => {
          const [outing] = await find(tx, [id]);
          if (!outing || person !== who.person) throw new Missing();
          admit(await maySee(tx, who.person, id));
          await sql`insert into outing_people values (${id}, ${person})`.execute(tx);
          await append(tx, who, {
            kind: 'outing.joined',
            organisation: outing.organisation,
            subject: id,
            data: { persons: [who.person] },
          });
        });
        return done();
      },
    }),
  reactions: async () => ({
    reactions: {
      outings: {
        hears: ['outing.planned'],
        react: async (entries) => void heard.push(...entries.map(({ subject }) => subject!)),
      },
    },
    stop: async () => undefined,
  }),
  consequences: {
    outings: {
      'group.member-removed': async (tx) =>
        void (await sql`
          delete
          from outing_people p
          where p.person_id not in (select person_id from audience_people(p.outing_id))`.execute(
          tx,
        )),
    },
  },
  notices: [outingPlanned],
  asks: outingAsks,
  lines: [
    {
      what: 'outing',
      list: async (db, { person, stretch, limit, organisation = null }) => {
        const { rows } = await sql<Outing & { organisation_name: string; door: 'members' }>`
          select ${columns}, g.name as organisation_name, r.door
          from audiences_of(${person}) mine
          join outings o on o.id = mine.audience_id
          join organisations g on g.id = o.organisation_id
          cross join lateral entrance_of(o.room_id) r
          where ${stretch.when !== 'past'}
            and (${organisation}::uuid is null or o.organisation_id = ${organisation})
          order by o.starts_at, o.id
          limit ${limit}`.execute(db);
        return rows.map(({ id, title, starts, off, room, door, ...row }) => ({
          shown: {
            event: id as never,
            what: 'outing',
            title,
            link: `/outings/${id}`,
            enters: `/sessions/${room}/lobby`,
            door,
            organisation: { id: row.organisation, name: row.organisation_name },
            hosts: [],
            starts: starts.toISOString(),
            ends: starts.toISOString(),
            openEnd: true,
            opens: new Date(starts.getTime() - 86_400_000).toISOString(),
            closes: starts.toISOString(),
            cancelled: off,
            reason: '',
          },
          entered: room,
          further: 0,
          sequence: 0,
        }));
      },
      entering: (db, person, rooms) => entrance.entering(db, person, rooms as SessionId[]),
    },
  ],
  news: [
    {
      what: 'outing',
      entries: kindsOf(outingEntries),
      seenBy: (db, outing, here) => reached.among(db, outing as AudienceId, here),
    },
  ],
  subjects: [
    {
      what: 'outing',
      named: find,
      toCheck: async (db, person, { q, id }) =>
        (
          await sql<Outing>`
            select ${columns}
            from audiences_of(${person}) mine
            join outings o on o.id = mine.audience_id
            where o.id = ${id} or ${id}::uuid is null and o.title ilike ${`%${q}%`}`.execute(db)
        ).rows,
      lostTo: async (db, person, ids) => {
        const there = await find(db, ids);
        const seen = await Promise.all(there.map(async ({ id }) => maySee(db, person, id)));
        return new Set(there.flatMap(({ id }, at) => (seen[at]!.allowed ? [] : [id])));
      },
      leftBy: async (db, group) =>
        (
          await sql<Outing>`
            select ${columns}
            from outings o
            join audience_groups a on a.audience_id = o.id and a.group_id = ${group}
            where o.off_at is null`.execute(db)
        ).rows.map(({ id, title }) => ({ id, title })),
      lostGroup: async (tx, _by, { ids }) =>
        void (await sql`
          update outings set off_at = now() where id = any(${[...ids]}::uuid[])`.execute(tx)),
    },
  ],
  personal: [
    {
      name: 'outings',
      columns: {},
      touches: async (db, person) =>
        (
          await sql<{ id: string }>`
            select outing_id as id from outing_people where person_id = ${person}`.execute(db)
        ).rows.map(({ id }) => id),
      exported: (db, { person }, seen) =>
        readOut(db, {
          outings: list(sql`
            select case when o.id = any(${[...seen]}::uuid[]) then o.title end as title
            from outing_people p
            join outings o on o.id = p.outing_id
            where p.person_id = ${person}`),
        }),
      erased: async (tx, { person }) =>
        void (await sql`delete from outing_people where person_id = ${person}`.execute(tx)),
    },
  ],
};
