import { expect, test } from 'vitest';
import { people, useCast, world } from './world/cast.ts';
import {
  answer,
  type Anyone,
  enter,
  groupSession,
  letIn,
  must,
  type Place,
  turn,
} from './world/doors.ts';
import { addTo, takeOut } from './world/groups.ts';
import { cancel, changeSession } from './world/sessions.ts';
import { renewLimits, takeOutUntold } from './world/beyond.ts';
import type { Someone } from './world/world.ts';
import { endLost } from '../src/rooms/waiting/actions.ts';

// Whoever loses the right while they come in is out again, whichever of the two came first.

useCast();

const soon = { timeout: 3000, interval: 50 };
const change = (id: string, to: Record<string, unknown>) => changeSession(people.boss, id, to, 1);
const members = () => `/api/organisations/${people.organisation}/members`;

type Round = {
  readonly place: Place;
  readonly one: Anyone & { readonly name: string };
  readonly knock: string;
};
type Way = {
  readonly who: 'member' | 'guest';
  readonly take: (round: Round) => Promise<unknown>;
  /** Whoever was in before stays in. */ readonly spares?: true;
};
const idOf = ({ one }: Round): string => (one as Someone).id;

const ways: Readonly<Record<string, Way>> = {
  'they are taken out of the group': {
    who: 'member',
    take: (round) => takeOut(people.boss, people.group, { id: idOf(round) }),
  },
  'they are suspended': {
    who: 'member',
    take: (round) => must(people.boss.call('PUT', `${members()}/${idOf(round)}/suspension`), 204),
  },
  'the session is cancelled': {
    who: 'guest',
    take: ({ place }) => cancel(people.boss, place.id),
  },
  'the session is hidden': {
    who: 'member',
    take: ({ place }) => change(place.id, { hidden: true }),
  },
  'it is hidden, for guests': {
    who: 'guest',
    take: ({ place }) => change(place.id, { hidden: true }),
  },
  'it is for another group': {
    who: 'member',
    take: async ({ place }) => change(place.id, { group: await another(place.id) }),
  },
  'guests are switched off': {
    who: 'guest',
    take: ({ place }) => turn(people.host, place.id, { guests: false }),
    spares: true,
  },
  'they are blocked': {
    who: 'guest',
    take: ({ knock }) => answer(people.host, knock, 'block'),
  },
  'a process dies before it has told anybody': {
    who: 'member',
    take: (round) => takeOutUntold(world, { id: idOf(round) }),
  },
};
const another = (name: string) =>
  world.group(name, people.organisation, { managers: [people.boss], members: [people.host] });

async function prepare(who: Way['who'], at: number): Promise<Round> {
  const place = await groupSession(people, { door: who === 'guest' ? 'locked' : 'open' });
  if (who === 'guest') {
    const one = await world.guest(place.link, `Gus ${at}`, `198.51.100.${at}`);
    return { place, one, knock: await letIn(people.host, one, place.id) };
  }
  const one = await world.person(`Mel ${at}`, { organisation: people.organisation });
  await addTo(people.boss, people.group, one);
  return { place, one, knock: '' };
}
const inside = async (sessions: readonly string[], after: string): Promise<readonly string[]> =>
  (
    await world.fresh.pool.query<{ name: string }>(
      `select y.name from stays y join rooms r on r.id = y.room_id
        where r.session_id = any($1) and y.left_at is null
          and (select max(seq) from journal where kind = 'room.entered' and data ->> 'stay' = y.id::text)
            > coalesce((select max(seq) from journal where kind = $2 and subject_id = r.session_id), 0)`,
      [sessions, after],
    )
  ).rows.map(({ name }) => name);

const rounds = 25;
test.each(Object.entries(ways))(
  '%s while they come in, in both orders: three seconds later they are not inside',
  { timeout: 240_000 },
  async (_, { who, take, spares }) => {
    let came = 0;
    for (let at = 0; at < rounds; at += 5) {
      await renewLimits(world);
      const batch: Round[] = [];
      for (let turnOf = at; turnOf < at + 5; turnOf += 1) batch.push(await prepare(who, turnOf));
      const answers = await Promise.all(
        batch.map(async (round, turnOf) => {
          const come = () => enter(round.one, round.place.id).answer;
          const order = (at + turnOf) % 3;
          if (order === 0) {
            const entered = await come();
            await take(round);
            return entered;
          }
          const [first, second] = order === 1 ? [come(), take(round)] : [take(round), come()];
          const both = await Promise.all([first, second]);
          return (order === 1 ? both[0] : both[1]) as Awaited<ReturnType<typeof come>>;
        }),
      );
      came += answers.filter(({ status }) => status === 201).length;
      expect(
        answers.map(({ status }) => status).filter((status) => ![201, 403, 404].includes(status)),
      ).toEqual([]);
      const ids = batch.map(({ place }) => place.id);
      await expect.poll(() => inside(ids, spares ? 'door.set' : ''), soon).toEqual([]);
    }
    expect(came).toBeGreaterThan(0);
  },
);

test(
  'what is looked through every second and a half grows no faster than those who wait',
  { timeout: 60_000 },
  async () => {
    const { pool, db } = world.fresh;
    const place = await groupSession(people, { door: 'locked' });
    const fill = (count: number) =>
      pool.query(
        `with crowd as (
         insert into persons (id, name, email, email_verified)
         select gen_random_uuid(), 'Crowd', gen_random_uuid() || '@example.org', true from generate_series(1, $1)
         returning id),
       joined as (
         insert into organisation_members (organisation_id, person_id, role) select $2, id, 'member' from crowd),
       grouped as (
         insert into group_members (group_id, person_id, role) select $3, id, 'member' from crowd)
       insert into knocks (id, session_id, person_id, name, message, state, asked_at, expires_at, seen_at)
       select gen_random_uuid(), $4, id, 'Crowd', '', 'pending', now(), now() + interval '1 hour', now() from crowd`,
        [count, people.organisation, people.group, place.id],
      );
    const took = async (): Promise<number> => {
      const tries: number[] = [];
      for (let at = 0; at < 3; at += 1) {
        const began = performance.now();
        await endLost(db);
        tries.push(performance.now() - began);
      }
      return Math.min(...tries);
    };
    await fill(100);
    await pool.query('analyze');
    const few = await took();
    await fill(900);
    await pool.query('analyze');
    const many = await took();
    process.stdout.write(
      `looking through 100 who wait: ${few.toFixed(0)} ms, 1000: ${many.toFixed(0)} ms\n`,
    );
    expect(many / few).toBeLessThan(20);
    const { rowCount } = await pool.query(
      `select from knocks where session_id = $1 and state = 'pending'`,
      [place.id],
    );
    expect(rowCount).toBe(1000);
  },
);
