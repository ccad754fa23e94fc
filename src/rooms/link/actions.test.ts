import { describe, expect, test } from 'vitest';
import { statusOf } from '../../../test/world/answers.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import {
  type Anyone,
  ask,
  browserWith,
  letIn,
  look,
  must,
  names,
  open,
  own,
  type Place,
  queue,
  secretOf,
  turn,
  withdraw,
} from '../../../test/world/doors.ts';
import { makeHost } from '../../../test/world/sessions.ts';
import { newId } from '../../base/ids.ts';

useCast();
const room = (more: Record<string, unknown> = {}) => own(people.host, people.organisation, more);
const name = (who: Anyone['call'], { link }: Place, typed: string) =>
  who('POST', '/api/guests', { secret: secretOf(link), name: typed });
/** A request from one network; every guess comes from the same. */
const from = async (address: string, secret: string): Promise<number> =>
  (
    await world.app.http.inject({
      method: 'POST',
      url: '/api/links',
      remoteAddress: address,
      payload: { secret },
    })
  ).statusCode;

describe('a participant link', () => {
  test('is not found by guessing: after thirty guesses the network waits; whoever has the link comes in all the same', async () => {
    const place = await room();
    const right = secretOf(place.link);
    const near = (at: number): string =>
      right.slice(0, at) + (right[at] === 'A' ? 'B' : 'A') + right.slice(at + 1);
    const guesses = Array.from({ length: 60 }, (_, at) =>
      at < right.length ? near(at) : newId().replaceAll('-', ''),
    );
    const found: number[] = [];
    for (const guess of guesses) found.push(await from('203.0.113.7', guess));
    expect([found.slice(0, 30), found.slice(30)]).toEqual([
      Array(30).fill(404),
      Array(30).fill(429),
    ]);
    expect([await from('203.0.113.7', right), await from('203.0.113.8', near(3))]).toEqual([
      200, 404,
    ]);
  });

  test('of one session opens no other, and says nothing of a session that takes no guests', async () => {
    const [one, other] = [await room({ title: 'One' }), await room({ title: 'Other' })];
    const half = (link: string) => Buffer.from(secretOf(link), 'base64url');
    const mixed = Buffer.concat([
      half(one.link).subarray(0, 16),
      half(other.link).subarray(16),
    ]).toString('base64url');
    expect(await statusOf(world.nobody('POST', '/api/links', { secret: mixed }))).toBe(404);
    await turn(people.host, one.id, { guests: false });
    expect(await statusOf(world.nobody('POST', '/api/links', { secret: secretOf(one.link) }))).toBe(
      404,
    );
    expect(await statusOf(name(world.nobody, one, 'Gus'))).toBe(404);
    await turn(people.host, one.id, { guests: true, says: 'Come in' });
    expect(await must(world.nobody('POST', '/api/links', { secret: secretOf(one.link) }))).toEqual({
      session: one.id,
      title: 'One',
      says: 'Come in',
      known: false,
      name: '',
    });
  });

  test('knows a browser again under the name it used, and an account by itself', async () => {
    const place = await room();
    const gus = await world.guest(place.link, 'Gus');
    expect(await open(gus, place)).toMatchObject({ known: true, name: 'Gus' });
    expect(await open(people.stranger, place)).toMatchObject({ known: true, name: '' });
    expect((await look(people.stranger, place.id)).me).toEqual({
      name: 'Sam Stranger',
      guest: false,
      hosts: false,
      answers: false,
    });
    // an account that says a name stays an account
    await must(name(people.stranger.call, place, 'Someone else'), 201);
    expect((await look(people.stranger, place.id)).me.name).toBe('Sam Stranger');
  });
});

describe('the name of a guest', () => {
  test.each([
    '\u2060\u2060',
    '\u3164',
    '\u00ad',
    '\u115f\u1160',
    '\u2800\u2800',
    '\u{e0041}',
    '\u034f',
  ])('that nobody can see (%j) is none', async (typed) => {
    const place = await room();
    expect(await name(world.nobody, place, typed)).toMatchObject({
      status: 422,
      body: { faults: [{ pointer: '#/body/name' }] },
    });
  });

  test('is as they typed it, and may be changed until they are let in; hosts see the new one', async () => {
    const place = await room();
    const gus = await world.guest(place.link, 'Gus');
    await ask(gus, place.id);
    await must(name(gus.call, place, 'Gustav'), 201);
    expect([await names(people.host, place.id), (await look(gus, place.id)).me.name]).toEqual([
      ['Gustav'],
      'Gustav',
    ]);
    await withdraw(gus, (await queue(people.host, place.id))[0]!.id);
    await letIn(people.host, gus, place.id);
    await must(name(gus.call, place, 'Mia Member'), 201);
    expect((await look(gus, place.id)).me.name).toBe('Gustav');
  });

  test('of a host is refused while they host; of emoji alone is a name like any other', async () => {
    const place = await room();
    expect(await statusOf(name(world.nobody, place, 'Mia Member'))).toBe(201);
    await makeHost(people.host, place.id, people.member);
    expect(await name(world.nobody, place, 'Mía  Мember')).toMatchObject({
      status: 422,
      body: { faults: [{ pointer: '#/body/name', code: 'name-of-host' }] },
    });
    const emoji = await world.person('🙂');
    await world.contact(people.host, emoji);
    await makeHost(people.host, place.id, emoji);
    const [one, other] = [await world.guest(place.link, '🎈'), await world.guest(place.link, '🚀')];
    for (const who of [one, other]) await ask(who, place.id);
    expect((await queue(people.host, place.id)).map(({ resembles }) => resembles)).toEqual([
      null,
      null,
    ]);
    expect(await statusOf(name(world.nobody, place, '🙂'))).toBe(422);
  });

  test('belongs to one browser and one session', async () => {
    const [one, other] = [await room(), await room()];
    const gus = await world.guest(one.link, 'Gus');
    expect(await statusOf(gus.call('GET', `/api/sessions/${other.id}/room`))).toBe(404);
    await must(name(gus.call, other, 'Gustav'), 201);
    expect([(await look(gus, one.id)).me.name, (await look(gus, other.id)).me.name]).toEqual([
      'Gus',
      'Gustav',
    ]);
    expect(await statusOf(browserWith(world, '').call('GET', `/api/sessions/${one.id}/room`))).toBe(
      401,
    );
  });
});
