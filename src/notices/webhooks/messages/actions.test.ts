import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../../../test/world/doors.ts';
import { openReceiver, type Receiver } from '../../../../test/world/receiver.ts';
import { openSecond, type Second } from '../../../../test/world/second.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { OrganisationId } from '../../../base/ids.ts';
import { tellReceivers, type Telling } from './reactions.ts';

let world: World;
let second: Second;
let receiver: Receiver;
let organisation: OrganisationId;
let ada: Someone;
let telling: Telling;
const faults: unknown[] = [];
const complain = (error: unknown): void => void faults.push(error);

beforeAll(async () => {
  receiver = await openReceiver();
  world = await openWorld({ WEBHOOK_HOSTS: receiver.origin });
  second = await openSecond(world);
  const { deps } = world.app;
  telling = await tellReceivers({ deps, hooked: {}, complain, background: false });
});
afterAll(async () => {
  await telling.stop();
  await second.stop();
  await world.close();
  await receiver.close();
});
let at = 0;
let path = '';
beforeEach(async () => {
  await world.fresh.turnClock(0);
  path = `/${(at += 1)}`;
  organisation = await world.organisation(`Lab ${at}`);
  ada = await world.person('Ada', { organisation, role: 'admin' });
});
afterEach(async () => {
  const { items } = await must(ada.call<{ items: readonly Made[] }>('GET', here()), 200);
  for (const { id } of items) await must(ada.call('DELETE', `${here()}/${id}`), 204);
  expect(faults.splice(0)).toEqual([]);
});

const here = (): string => `/api/organisations/${organisation}/webhooks`;
type Made = { readonly id: string; readonly secret: string };
async function hook(to = path, kinds: readonly string[] = ['group.created']): Promise<Made> {
  const made = await must(
    ada.call<Made>('POST', here(), { name: 'CI', address: `${receiver.origin}${to}`, kinds }),
    201,
  );
  receiver.knows(made.secret);
  return made;
}
const found = (name = 'Optics') =>
  must(
    ada.call<{ id: string }>('POST', `/api/organisations/${organisation}/groups`, {
      name,
      managers: [ada.id],
    }),
    201,
  );
type Message = {
  readonly id: string;
  readonly sequence: number;
  readonly state: string;
  readonly tries: number;
  readonly status: number | null;
  readonly problem: string | null;
  readonly nextTry: string | null;
};
const messagesOf = async (
  { id }: Pick<Made, 'id'>,
  query = '?after=0',
): Promise<readonly Message[]> =>
  (await must(ada.call<{ items: Message[] }>('GET', `${here()}/${id}/messages${query}`), 200))
    .items;
/** The follower has written so many, and all that is due is sent. */
async function sent(of: Pick<Made, 'id'>, count: number): Promise<readonly Message[]> {
  await expect.poll(async () => (await messagesOf(of)).length, { interval: 10 }).toBe(count);
  await telling.work();
  return messagesOf(of);
}
const gotAt = (where = path) => receiver.got.filter((received) => received.path === where);
const later = (seconds: number) => world.fresh.turnClock(seconds * 1000);

describe('what happens in an organisation', () => {
  test('is told its webhook, signed, by ids and without what somebody typed', async () => {
    const made = await hook();
    const group = await found('Geheimnis');
    expect(await sent(made, 1)).toMatchObject([
      { sequence: 1, state: 'sent', tries: 1, status: 204, problem: null, nextTry: null },
    ]);
    const [got] = gotAt();
    expect(got).toMatchObject({
      type: 'group.created',
      signedWith: [made.secret],
      data: { sequence: 1, organisation, by: ada.id, subject: group.id, persons: [ada.id] },
    });
    expect(JSON.stringify(got)).not.toMatch(/Geheimnis|Optics|Ada/u);
    expect(Math.abs(got!.at - Date.now() / 1000)).toBeLessThan(60);
    expect(got!.timestamp).toMatch(/^\d{4}-.*Z$/u);
  });

  test('of another kind, or in another organisation, is not', async () => {
    const made = await hook(path, ['group.deleted']);
    const other = await world.organisation('Other');
    const bob = await world.person('Bob', { organisation: other, role: 'admin' });
    await found();
    await world.group('Theirs', other, { managers: [bob] });
    const mine = await hook(`${path}/mine`);
    await found('Second');
    await sent(mine, 1);
    expect(await messagesOf(made)).toEqual([]);
  });

  test('comes once to each webhook with two processes, by a sequence without gaps', async () => {
    const [one, two] = [await hook(), await hook(`${path}/two`)];
    await Promise.all(Array.from({ length: 30 }, (_, number) => found(`Group ${number}`)));
    for (const of of [one, two]) {
      const messages = await sent(of, 30);
      expect(messages.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 30 }, (_, number) => number + 1),
      );
    }
    for (const where of [path, `${path}/two`])
      expect(
        gotAt(where)
          .map(({ data }) => data.sequence)
          .toSorted((a, b) => a - b),
      ).toEqual(Array.from({ length: 30 }, (_, number) => number + 1));
    const { rows } = await world.fresh.pool.query(
      'select from webhook_messages group by webhook_id, entry_seq having count(*) > 1',
    );
    expect(rows).toEqual([]);
  });
});

describe('a receiver that does not take it', () => {
  test('is tried again, under the same id, until it does', async () => {
    const made = await hook();
    receiver.reply(path, (tries) =>
      tries < 3 ? { status: 500, body: 'a secret of theirs' } : { status: 200 },
    );
    await found();
    const [first] = await sent(made, 1);
    expect(first).toMatchObject({ state: 'waiting', tries: 1, status: 500 });
    expect(JSON.stringify(first)).not.toContain('theirs');
    await later(10);
    await telling.work();
    expect(await messagesOf(made)).toMatchObject([{ state: 'waiting', tries: 2 }]);
    await later(10 * 60);
    await telling.work();
    expect(await messagesOf(made)).toMatchObject([{ state: 'sent', tries: 3, problem: null }]);
    expect(gotAt().map(({ id }) => id)).toEqual([first!.id]);
  });

  test('by a redirect is not followed', async () => {
    const made = await hook();
    receiver.reply(path, { status: 302, headers: { location: `${receiver.origin}${path}/on` } });
    await found();
    expect(await sent(made, 1)).toMatchObject([{ state: 'waiting', status: 302 }]);
    expect(receiver.tries(`${path}/on`)).toBe(0);
  });

  test('delays no other', async () => {
    let release = (): void => undefined;
    receiver.reply(path, {
      status: 200,
      after: new Promise<void>((over) => (release = over)),
    });
    const [slow, quick] = [await hook(), await hook(`${path}/quick`)];
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) await found(name);
    for (const of of [slow, quick])
      await expect.poll(async () => (await messagesOf(of)).length).toBe(6);
    const done = telling.work();
    await expect.poll(() => gotAt(`${path}/quick`).length).toBe(6);
    expect([receiver.tries(path), gotAt().length]).toEqual([4, 0]);
    release();
    await done;
    expect(gotAt()).toHaveLength(6);
  });

  test('in ten tries over three days is given up, and its admins hear of it', async () => {
    const made = await hook();
    receiver.reply(path, { status: 503 });
    await found();
    await sent(made, 1);
    for (let day = 1; receiver.tries(path) < 10; day += 1) {
      await later(day * 30 * 3600);
      await telling.work();
    }
    expect(await messagesOf(made)).toMatchObject([{ state: 'failed', tries: 10, nextTry: null }]);
    const { body } = await ada.call<{ items: { title: string }[] }>('GET', '/api/notices');
    expect(body.items.map(({ title }) => title)).toEqual(['Webhook has stopped: CI']);
  });

  test('with 410 wants nothing any more: it is switched off, and what comes waits', async () => {
    const made = await hook();
    receiver.reply(path, (tries) => ({ status: tries === 1 ? 410 : 204 }));
    await found();
    await sent(made, 1);
    const { items } = await must(
      ada.call<{ items: Record<string, unknown>[] }>('GET', here()),
      200,
    );
    expect(items).toMatchObject([{ on: false, offBecause: 'gone' }]);
    await found('Second');
    expect(await sent(made, 2)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    await must(ada.call('PATCH', `${here()}/${made.id}`, { on: true }), 204);
    expect(await sent(made, 2)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });
});

test('a message whose sender died goes out once its lease is over', async () => {
  const made = await hook();
  await found();
  await expect.poll(async () => (await messagesOf(made)).length).toBe(1);
  await world.fresh.pool.query(
    `update webhook_messages set tries = 1, claimed_until = now() + interval '30 s'`,
  );
  await telling.work();
  expect(gotAt()).toEqual([]);
  await later(31);
  await telling.work();
  expect(gotAt()).toHaveLength(1);
});

test('a replay sends from a sequence on once more, under the ids that they had', async () => {
  const made = await hook();
  for (const name of ['A', 'B', 'C']) await found(name);
  const before = await sent(made, 3);
  const replays = `${here()}/${made.id}/replays`;
  expect(await must(ada.call('POST', replays, { from: 2 }), 201)).toEqual({ count: 2 });
  await telling.work();
  expect(
    gotAt()
      .slice(3)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(
    before
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  );
  expect((await ada.call('POST', replays, { from: 0 })).status).toBe(422);
  await must(ada.call('PATCH', `${here()}/${made.id}`, { on: false }), 204);
  expect((await ada.call('POST', replays, { from: 1 })).status).toBe(409);
});

test('messages are listed after a sequence and before one', async () => {
  const made = await hook();
  for (const name of ['A', 'B', 'C']) await found(name);
  await sent(made, 3);
  const sequences = async (query: string) =>
    (await messagesOf(made, query)).map(({ sequence }) => sequence);
  expect([
    await sequences('?after=1'),
    await sequences('?after=1&limit=1'),
    await sequences(''),
    await sequences('?before=3'),
  ]).toEqual([[2, 3], [2], [3, 2, 1], [2, 1]]);
});

test('a test message goes out at once, and of the answer only its number is told', async () => {
  const made = await hook();
  const tests = `${here()}/${made.id}/tests`;
  expect(await must(ada.call('POST', tests), 200)).toEqual({
    delivered: true,
    status: 204,
    problem: null,
  });
  expect(gotAt()).toMatchObject([
    { type: 'test', data: { sequence: 0 }, signedWith: [made.secret] },
  ]);
  receiver.reply(path, { status: 404, body: 'a secret of theirs' });
  expect(await must(ada.call('POST', tests), 200)).toEqual({
    delivered: false,
    status: 404,
    problem: 'The receiver did not take it.',
  });
  expect(await messagesOf(made)).toEqual([]);
});

test('after the secret was renewed both sign for a day, then the new one alone', async () => {
  const made = await hook();
  const { secret } = await must(
    ada.call<{ secret: string }>('POST', `${here()}/${made.id}/secrets`),
    201,
  );
  receiver.knows(secret);
  await found();
  await sent(made, 1);
  await later(25 * 3600);
  await found('Second');
  await sent(made, 2);
  expect(gotAt().map(({ signedWith }) => signedWith)).toEqual([[made.secret, secret], [secret]]);
});
