import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { disableBrowser, enableBrowser } from '../../../test/world/account.ts';
import { statusOf } from '../../../test/world/answers.ts';
import { cast, type Cast } from '../../../test/world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  decisions,
  elsewhere,
  groupSession,
  look,
  must,
  own,
  type Place,
  stateOf,
  withdraw,
} from '../../../test/world/doors.ts';
import { openSink, type Sink } from '../../../test/world/push-sink.ts';
import { dropHost } from '../../../test/world/sessions.ts';
import { renewLimits } from '../../../test/world/beyond.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { broken } from '../../../test/invariants.ts';
import { newId, type Id, type KnockId } from '../../base/ids.ts';
import type { Screen } from '../../base/notice.ts';
import type { AnswerStanding } from '../answers/contract.ts';
import { knocking } from './notice.ts';
import { makeDecisionToken, readDecisionToken } from './token.ts';

let sink: Sink;
let world: World;
let people: Cast;

beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
}, 60_000);
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
  await sink.close();
});
beforeEach(async () => {
  await world.fresh.turnClock(0);
  await renewLimits(world);
  people = await cast(world);
});

const secret = () => world.app.deps.config.secrets.tickets;
let number = 0;
const enable = async (who: Anyone): Promise<Id<'browser'>> =>
  (await enableBrowser(who, sink.browser(`Browser ${(number += 1)}`))).id;
const decide = (who: Anyone, token: string, decision: 'allow' | 'deny' = 'allow') =>
  who.call<AnswerStanding>('POST', '/api/knock-decisions', { token, decision });
/** Somebody waits, and the host has a browser with notices on: the token that its buttons carry. */
async function waiting(place: Place, who: Someone = people.host) {
  const guest = await world.guest(place.link, 'Gus');
  const { id } = await ask(guest, place.id);
  const browser = await enable(who);
  const make = (asks: number, of = browser, knock = id as KnockId) =>
    makeDecisionToken({ knock, asks, browser: of }, who.id, secret());
  return { guest, id, browser, make, token: make(1) };
}

describe('the buttons of a browser notification', () => {
  test.each([
    ['allow', 'allowed', 'Hanna Host let Gus in.'],
    ['deny', 'denied', 'Hanna Host turned Gus away.'],
  ] as const)(
    '%s the one who is named, once; pressed again they say what stands',
    async (decision, state, says) => {
      const place = await own(people.host, people.organisation);
      const { guest, token } = await waiting(place);
      expect(await must(decide(people.host, token, decision))).toMatchObject({
        won: true,
        says,
        knock: { state },
      });
      for (const again of ['allow', 'deny'] as const)
        expect(await must(decide(people.host, token, again))).toMatchObject({
          won: false,
          says,
          knock: { state },
        });
      expect(await stateOf(guest, place.id)).toBe(state);
      expect((await decisions(people.host, place.id))[0]).toMatchObject({
        kind: 'knock.answered',
        who: 'Hanna Host',
        from: 'notification',
      });
    },
  );

  test('in two browsers at the same moment: one answers, the other is told', async () => {
    const place = await own(people.host, people.organisation);
    const { token, make, guest } = await waiting(place);
    const phone = await elsewhere(world, people.host);
    const other = make(1, await enable(phone));
    const [one, two] = await Promise.all([
      must(decide(people.host, token, 'allow')),
      must(decide(phone, other, 'deny')),
    ]);
    expect([one.won !== two.won, one.says === two.says]).toEqual([true, true]);
    expect(await stateOf(guest, place.id)).toBe(one.won ? 'allowed' : 'denied');
  });

  test('work for nobody else, in no other browser, and not when they were changed', async () => {
    const place = await groupSession(people, { door: 'members' });
    const { id, token, make, browser, guest } = await waiting(place);
    const phone = await elsewhere(world, people.host);
    await enable(phone);
    await enable(people.boss); // runs the room as well
    const parts = token.split('.');
    const changed = [
      token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
      [newId(), ...parts.slice(1)].join('.'),
      [parts[0], '2', ...parts.slice(2)].join('.'),
      [parts[0], parts[1], newId(), parts[3]].join('.'),
      `${token}.`,
      parts.slice(0, 3).join('.'),
      '',
      'x'.repeat(400),
    ];
    for (const one of changed)
      expect([one, await statusOf(decide(people.host, one))]).toEqual([one, 404]);
    expect(await statusOf(decide(phone, token))).toBe(404);
    expect(await statusOf(decide(people.boss, token))).toBe(404);
    expect(
      await statusOf(
        decide(
          people.boss,
          makeDecisionToken({ knock: id, asks: 1, browser }, people.boss.id, secret()),
        ),
      ),
    ).toBe(404);
    expect(
      await statusOf(
        decide(
          people.host,
          makeDecisionToken(
            { knock: id, asks: 1, browser },
            people.host.id,
            'a secret of somebody else',
          ),
        ),
      ),
    ).toBe(404);
    expect([
      await statusOf(decide(guest, token)),
      await statusOf(world.nobody('POST', '/api/knock-decisions', { token, decision: 'allow' })),
    ]).toEqual([401, 401]);
    expect(await statusOf(decide(people.host, make(1, browser, newId<'knock'>())))).toBe(404);
    expect(await stateOf(guest, place.id)).toBe('pending');
  });

  test('of an older asking change nothing', async () => {
    const place = await own(people.host, people.organisation);
    const { id, token, make, guest } = await waiting(place);
    await answer(people.host, id, 'deny');
    await ask(guest, place.id);
    expect(await must(decide(people.host, token))).toMatchObject({
      won: false,
      says: 'Gus is waiting.',
      knock: { state: 'pending', asks: 2 },
    });
    expect(await stateOf(guest, place.id)).toBe('pending');
    expect(await must(decide(people.host, make(2)))).toMatchObject({ won: true });
  });

  test('when nobody waits any more, the browser was removed, or one hosts no more', async () => {
    const place = await groupSession(people, { door: 'members' });
    const gone = await waiting(place);
    await withdraw(gone.guest, gone.id);
    expect(await must(decide(people.host, gone.token))).toMatchObject({
      won: false,
      says: 'Gus has withdrawn the request.',
    });
    const { token, browser, make } = await waiting(place);
    await disableBrowser(people.host, browser);
    expect(await statusOf(decide(people.host, token))).toBe(404);
    const again = make(1, await enable(people.host));
    await dropHost(people.boss, place.id, people.host);
    expect(await statusOf(decide(people.host, again))).toBe(404);
  });

  test('a token names what it is for, and nothing that a secret could be', () => {
    const held = { knock: newId<'knock'>(), asks: 3, browser: newId<'browser'>() };
    const token = makeDecisionToken(held, people.host.id, 'secret');
    expect(readDecisionToken(token, people.host.id, 'secret')).toEqual(held);
    expect([
      readDecisionToken(token, people.boss.id, 'secret'),
      readDecisionToken(token, people.host.id, 'other'),
      readDecisionToken('', people.host.id, 's'),
    ]).toEqual([null, null, null]);
    expect(token).not.toContain(people.host.id);
  });
});

describe('what is sent when somebody waits', () => {
  const screen = (more: Partial<Screen> = {}): Screen => ({
    person: people.host.id,
    language: 'en',
    zone: 'UTC',
    browser: newId<'browser'>(),
    named: true,
    ...more,
  });

  test('one: named, with buttons whose token works; several: without buttons, one looks first; nobody: nothing', async () => {
    const place = await own(people.host, people.organisation, { title: 'Talk' });
    expect(await knocking.message!(world.app.deps, screen(), place.id)).toBe(null);
    const { browser, guest, id } = await waiting(place);
    await must(ask(guest, place.id, 'Hello'));
    const one = (await knocking.message!(world.app.deps, screen({ browser }), place.id))!;
    expect(one).toMatchObject({
      tag: `knock:${place.id}`,
      title: 'Gus asks to join',
      body: 'Talk: Hello',
      href: `/sessions/${place.id}/lobby`,
      renotify: true,
    });
    expect(one.actions!.map(({ action, title, path }) => [action, title, path])).toEqual([
      ['allow', 'Allow', '/api/knock-decisions'],
      ['deny', 'Deny', '/api/knock-decisions'],
    ]);
    await ask(await world.guest(place.link, 'Ina'), place.id);
    expect(await knocking.message!(world.app.deps, screen({ browser }), place.id)).toMatchObject({
      title: 'Ina and one other ask to join',
      body: 'Talk',
      actions: [],
    });
    await must(people.host.call('POST', one.actions![1]!.path, one.actions![1]!.body));
    expect([(await look(guest, place.id)).knock?.state, id]).toEqual(['denied', id]);
  });

  test('signed out: no name, no room, no buttons', async () => {
    const place = await own(people.host, people.organisation, { title: 'Secret plans' });
    await waiting(place);
    const message = await knocking.message!(
      world.app.deps,
      screen({ browser: null, named: false }),
      place.id,
    );
    expect(message).toMatchObject({
      title: 'Someone asks to join',
      body: 'Sign in to answer.',
      actions: [],
    });
    expect(JSON.stringify(message)).not.toMatch(/Gus|Secret plans/u);
  });

  test('stands for hosts only, and only while somebody waits; the mail lists those who do', async () => {
    const { db } = world.app.deps;
    const place = await own(people.host, people.organisation, { title: 'Talk' });
    const stands = async (who: Someone) =>
      (await knocking.stands(db, place.id, [who.id])).includes(who.id);
    const { id } = await waiting(place);
    expect([
      await stands(people.host),
      await stands(people.member),
      await stands(people.stranger),
    ]).toEqual([true, false, false]);
    const letter = await knocking.letter!(
      world.app.deps,
      { person: people.host.id, language: 'en', zone: 'UTC' },
      place.id,
    );
    expect(letter).toMatchObject({
      to: people.host.email,
      subject: 'Gus is waiting for “Talk”',
      action: { href: `http://localhost:3000/sessions/${place.id}/lobby` },
    });
    expect([letter!.paragraphs[1]].flat()).toEqual(['Gus (guest)']);
    await answer(people.host, id, 'allow');
    expect([
      await stands(people.host),
      await knocking.letter!(
        world.app.deps,
        { person: people.host.id, language: 'en', zone: 'UTC' },
        place.id,
      ),
    ]).toEqual([false, null]);
  });
});
