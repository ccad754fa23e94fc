import { expect, test } from 'vitest';
import type { Knock } from '../src/rooms/queue/contract.ts';
import { refusal, statusOf } from './world/answers.ts';
import { people, standing, useCast, world } from './world/cast.ts';
import {
  answer,
  answerMany,
  type Anyone,
  ask,
  decisions,
  enter,
  letIn,
  look,
  must,
  names,
  open,
  queue,
  seconds,
  stateOf,
  takeBack,
  turn,
  withdraw,
} from './world/doors.ts';
import { emptyRooms } from './world/beyond.ts';
import { makeHost } from './world/sessions.ts';

useCast();

type Answered = {
  readonly items: readonly {
    readonly knock: Knock;
    readonly by: string | null;
    readonly until: string;
  }[];
};
const answered = async (who: Anyone, id: string) =>
  (await must(who.call<Answered>('GET', `/api/sessions/${id}/answers`))).items.map(
    ({ knock, by }) => [knock.name, knock.state, by],
  );

test('an Allow that was not used is listed for every host, and can be taken back: they must ask again', async () => {
  const place = await standing();
  await makeHost(people.host, place.id, people.member);
  const guest = await world.guest(place.link, 'Gus');
  const id = await letIn(people.host, guest, place.id);
  for (const host of [people.host, people.member])
    expect(await answered(host, place.id)).toEqual([['Gus', 'allowed', 'Hanna Host']]);
  expect(await takeBack(people.member, id)).toMatchObject({
    won: true,
    knock: { state: 'void' },
  });
  expect([await answered(people.host, place.id), await stateOf(guest, place.id)]).toEqual([
    [],
    'void',
  ]);
  expect(await refusal(enter(guest, place.id))).toEqual(['door-lets-in']);
  expect(await takeBack(people.host, id)).toMatchObject({ won: false });
  await ask(guest, place.id);
  expect(await queue(people.host, place.id)).toMatchObject([{ denials: 0, asks: 2 }]);
  await answer(people.host, id, 'allow');
  await enter(guest, place.id);
  expect(await takeBack(people.host, id)).toMatchObject({
    won: false,
    says: 'Hanna Host let Gus in.',
  });
  expect([
    await answered(people.host, place.id),
    (await decisions(people.host, place.id)).map(({ says }) => says),
  ]).toEqual([[], expect.arrayContaining(['Mia Member took back that Gus may come in'])]);
});

test('a denial can be undone for ten seconds: they wait again as if nothing had been said, and it does not count', async () => {
  const place = await standing();
  const guest = await world.guest(place.link, 'Gus');
  const { id } = await ask(guest, place.id, 'It is me');
  await answer(people.host, id, 'deny');
  await ask(guest, place.id, 'It is me');
  await answerMany(people.host, place.id, 'deny', [id]);
  expect(await refusal(ask(guest, place.id))).toEqual(['cooled-down']);
  expect(await answered(people.host, place.id)).toEqual([['Gus', 'denied', 'Hanna Host']]);
  expect(await takeBack(people.host, id)).toMatchObject({
    won: true,
    knock: { state: 'pending', denials: 1, asks: 2, message: 'It is me' },
  });
  expect((await look(guest, place.id)).knock).toMatchObject({ state: 'pending', answer: '' });
  const { items } = await must(
    people.host.call<{ items: { kind: string; open: boolean }[] }>('GET', '/api/notices'),
  );
  expect(items.filter(({ kind, open: waits }) => kind === 'knock' && waits)).toHaveLength(1);
  await answer(people.host, id, 'deny');
  await world.fresh.turnClock(seconds(11));
  expect([await answered(people.host, place.id), await takeBack(people.host, id)]).toMatchObject([
    [],
    { won: false, knock: { state: 'denied' } },
  ]);
});

test('only those who answer may take back, and an undone denial lets nobody wait who may not ask any more', async () => {
  const place = await standing();
  const guest = await world.guest(place.link, 'Gus');
  await open(people.stranger, place);
  const { id } = await ask(guest, place.id);
  await answer(people.host, id, 'deny');
  expect([
    await statusOf(takeBack(people.stranger, id)),
    (await people.stranger.call('GET', `/api/sessions/${place.id}/answers`)).status,
  ]).toEqual([404, 404]);
  await turn(people.host, place.id, { door: 'closed' });
  expect(await takeBack(people.host, id)).toMatchObject({ won: false });
  expect(await names(people.host, place.id)).toEqual([]);
});

test('block wins over an Allow, whether it was used or not, and over every other answer', async () => {
  for (const before of ['allow', 'inside', 'deny', 'withdrawn'] as const) {
    const place = await standing();
    const guest = await world.guest(place.link, 'Gus');
    const { id } = await ask(guest, place.id);
    if (before === 'withdrawn') await withdraw(guest, id);
    else await answer(people.host, id, before === 'deny' ? 'deny' : 'allow');
    const stay = before === 'inside' ? (await enter(guest, place.id)).stay : undefined;
    expect(await answer(people.host, id, 'block', { reason: 'No' })).toMatchObject({
      won: true,
    });
    expect(await refusal(enter(guest, place.id, stay))).toContain('not-blocked');
    expect(await refusal(ask(guest, place.id))).toContain('not-blocked');
    expect([await answered(people.host, place.id), await takeBack(people.host, id)]).toMatchObject([
      [],
      { won: false },
    ]);
    expect((await decisions(people.host, place.id)).map(({ says }) => says)).toContain(
      'Hanna Host blocked Gus',
    );
  }
});

test('an Allow taken back or a block, and the entry it is about, at one moment: nobody is inside afterwards by an Allow that is gone', async () => {
  const place = await standing();
  for (let round = 0; round < 40; round += 1) {
    const guest = await world.guest(place.link, `Gus ${round}`, `198.51.100.${round}`);
    const id = await letIn(people.host, guest, place.id);
    const blocks = round % 2 === 0;
    const [entered, taken] = await Promise.all([
      enter(guest, place.id).answer,
      blocks ? answer(people.host, id, 'block') : takeBack(people.host, id),
    ]);
    const { rows } = await world.fresh.pool.query<{ inside: number }>(
      'select count(*)::int as inside from stays where name = $1 and left_at is null',
      [guest.name],
    );
    if (blocks) expect([taken.won, rows]).toEqual([true, [{ inside: 0 }]]);
    else
      expect([taken.won, rows]).toEqual([
        entered.status !== 201,
        [{ inside: entered.status === 201 ? 1 : 0 }],
      ]);
    await emptyRooms(world);
  }
});
