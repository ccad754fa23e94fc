import { describe, expect, test } from 'vitest';
import { refusal, statusOf } from '../../../test/world/answers.ts';
import { guests, people, standing, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  answerMany,
  type Anyone,
  ask,
  bring,
  browserWith,
  enter,
  groupSession,
  leave,
  letIn,
  listQueue,
  look,
  minutes,
  must,
  names,
  open,
  own,
  queue,
  stateOf,
  takeBack,
  turn,
  unblock,
  withdraw,
} from '../../../test/world/doors.ts';
import { takeOut } from '../../../test/world/groups.ts';
import { emptyRooms } from '../../../test/world/beyond.ts';
import { dropHost, makeHost } from '../../../test/world/sessions.ts';
import { newId } from '../../base/ids.ts';

useCast();

describe('answering', () => {
  test('a request that is withdrawn after a denial stays withdrawn, whatever the host undoes', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    const { id } = await ask(guest!, place.id);
    await answer(people.host, id, 'deny');
    await withdraw(guest!, id);
    const undone = await takeBack(people.host, id);
    expect([
      undone.won,
      await stateOf(guest!, place.id),
      await names(people.host, place.id),
    ]).toEqual([false, 'withdrawn', []]);
    const { id: again } = await ask(guest!, place.id);
    // it counts all the same
    expect(await queue(people.host, place.id)).toMatchObject([{ id: again, denials: 1 }]);
  });

  test('two hosts differently at the same moment: one wins, the other is told who decided what, the guest sees one outcome', async () => {
    const place = await groupSession(people, { door: 'members' });
    for (let round = 0; round < 10; round += 1) {
      const guest = await world.guest(place.link, `Gus ${round}`, `198.51.100.${round}`);
      const { id } = await ask(guest, place.id);
      const [allowed, denied] = await Promise.all([
        answer(people.host, id, 'allow').answer,
        answer(people.boss, id, 'deny').answer,
      ]);
      expect([allowed.status, denied.status, allowed.body.won !== denied.body.won]).toEqual([
        200,
        200,
        true,
      ]);
      const state = allowed.body.won ? 'allowed' : 'denied';
      const says = allowed.body.won
        ? `Hanna Host let Gus ${round} in.`
        : `Berta Boss turned Gus ${round} away.`;
      expect([allowed.body, denied.body]).toMatchObject([
        { says, knock: { state } },
        { says, knock: { state } },
      ]);
      expect([await stateOf(guest, place.id), await statusOf(enter(guest, place.id))]).toEqual([
        state,
        state === 'allowed' ? 201 : 403,
      ]);
      if (state === 'allowed') await emptyRooms(world);
    }
  });

  test('a double click and a replay are one admission, and an Allow is not turned into a Deny', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    const { id } = await ask(guest!, place.id);
    const clicks = await Promise.all(
      Array.from({ length: 6 }, () => answer(people.host, id, 'allow')),
    );
    expect(clicks.filter(({ won }) => won)).toHaveLength(1);
    const { stay } = await enter(guest!, place.id);
    expect(await answer(people.host, id, 'deny')).toMatchObject({
      won: false,
      says: 'Hanna Host let Gus in.',
    });
    expect(await answerMany(people.host, place.id, 'deny', [id])).toEqual({
      answered: 0,
      others: 1,
    });
    expect(await enter(guest!, place.id, stay)).toMatchObject({ stay });
    const { rows } = await world.fresh.pool.query(
      `select count(*)::int as answers from journal where kind = 'knock.answered' and subject_id = $1`,
      [place.id],
    );
    expect(rows).toEqual([{ answers: 1 }]);
  });

  test('“a moment, please” is read by the one who waits and keeps the row; with a text of one’s own or without', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    const { id } = await ask(guest!, place.id);
    expect(await answer(people.host, id, 'hold')).toMatchObject({
      won: true,
      says: 'Gus was asked for a moment’s patience.',
    });
    expect((await look(guest!, place.id)).knock).toMatchObject({
      state: 'pending',
      hold: 'A moment, please.',
    });
    await answer(people.host, id, 'hold', { reason: 'Two more minutes' });
    expect((await look(guest!, place.id)).knock).toMatchObject({
      state: 'pending',
      hold: 'Two more minutes',
    });
    expect(await queue(people.host, place.id)).toMatchObject([{ id, hold: 'Two more minutes' }]);
    await answer(people.host, id, 'deny', { reason: 'Full' });
    expect((await look(guest!, place.id)).knock).toMatchObject({
      state: 'denied',
      hold: null,
      answer: 'Full',
    });
    await ask(guest!, place.id);
    expect((await look(guest!, place.id)).knock).toMatchObject({
      state: 'pending',
      hold: null,
      answer: '',
    });
  });

  test('block: nothing of them reaches the hosts, under another name neither; unblocked they may ask again', async () => {
    const place = await standing();
    await open(people.stranger, place);
    const [guest] = await guests(place.link, 'Gus');
    for (const who of [guest!, people.stranger]) {
      const { id } = await ask(who, place.id);
      await answer(people.host, id, 'block', { reason: 'Enough' });
      expect([
        await stateOf(who, place.id),
        await refusal(ask(who, place.id)),
        await refusal(enter(who, place.id)),
      ]).toEqual(['denied', ['not-blocked'], ['not-blocked', 'door-lets-in']]);
    }
    await browserWith(world, guest!.cookie).call('POST', '/api/guests', {
      secret: place.link.split('#')[1],
      name: 'Somebody new',
    });
    expect([await refusal(ask(guest!, place.id)), await names(people.host, place.id)]).toEqual([
      ['not-blocked'],
      [],
    ]);
    await turn(people.host, place.id, { door: 'open' });
    for (const who of [guest!, people.stranger])
      expect(await refusal(enter(who, place.id))).toEqual(['not-blocked']);
    await turn(people.host, place.id, { door: 'members' });
    const listed = await must(
      people.host.call<{ items: { id: string; name: string; guest: boolean; by: string }[] }>(
        'GET',
        `/api/sessions/${place.id}/blocked`,
      ),
    );
    expect(listed.items.map(({ name, guest: is, by }) => [name, is, by])).toEqual([
      ['Sam Stranger', false, 'Hanna Host'],
      ['Gus', true, 'Hanna Host'],
    ]);
    for (const { id } of listed.items) await unblock(people.host, place.id, id);
    expect(await statusOf(unblock(people.host, place.id, listed.items[0]!.id))).toBe(204);
    for (const who of [guest!, people.stranger]) await ask(who, place.id);
    expect(await names(people.host, place.id)).toEqual(['Somebody new', 'Sam Stranger']);
  });

  test('allow all and deny all act on exactly the rows that were shown', async () => {
    const place = await standing();
    const [a, b, c, late] = await guests(place.link, 'A', 'B', 'C', 'Late');
    for (const one of [a!, b!, c!]) await ask(one, place.id);
    const shown = (await queue(people.host, place.id)).map(({ id }) => id);
    await ask(late!, place.id);
    await withdraw(b!, shown[1]!);
    const foreign = await own(people.boss, people.organisation);
    const [other] = await guests(foreign.link, 'Other');
    const { id: elsewhereId } = await ask(other!, foreign.id);
    expect(
      await answerMany(people.host, place.id, 'allow', [...shown, shown[0]!, elsewhereId, newId()]),
    ).toEqual({ answered: 2, others: 3 });
    expect(await Promise.all([a!, b!, c!, late!].map((one) => stateOf(one, place.id)))).toEqual([
      'allowed',
      'withdrawn',
      'allowed',
      'pending',
    ]);
    expect([await stateOf(other!, foreign.id), await names(people.host, place.id)]).toEqual([
      'pending',
      ['Late'],
    ]);
    expect(
      await answerMany(
        people.host,
        place.id,
        'deny',
        [...shown, (await queue(people.host, place.id))[0]!.id],
        { reason: 'Full' },
      ),
    ).toEqual({
      answered: 1,
      others: 3,
    });
    expect((await look(late!, place.id)).knock).toMatchObject({ state: 'denied', answer: 'Full' });
  });

  test('everyone but the hosts gets the same 404 for a request that is there and one that is not', async () => {
    const place = await groupSession(people, { door: 'locked' });
    await open(people.stranger, place);
    const [guest] = await guests(place.link, 'Gus');
    const { id } = await ask(guest!, place.id);
    const [inside] = await guests(place.link, 'Ina');
    await bring(people.host, inside!, place.id);
    // guests answer nothing, wherever they are
    const bare = ({ status, body }: { status: number; body: unknown }) =>
      JSON.stringify([status, { ...(body as object), instance: '' }]);
    for (const [who, status] of [
      [people.member, 404],
      [people.stranger, 404],
      [guest!, 401],
      [inside!, 401],
    ] as const) {
      const unknown = bare(await answer(who, newId(), 'allow').answer);
      expect(unknown).toContain(`[${status},`);
      for (const decision of ['allow', 'deny', 'hold', 'block'])
        expect(bare(await answer(who, id, decision).answer)).toBe(unknown);
      expect(bare(await answerMany(who, place.id, 'allow', [id]).answer)).toBe(unknown);
      expect(bare(await answerMany(who, newId(), 'allow', [id]).answer)).toBe(unknown);
      expect(bare(await listQueue(who, place.id).answer)).toBe(unknown);
      expect(bare(await listQueue(who, newId()).answer)).toBe(unknown);
    }
    expect([
      await statusOf(world.nobody('POST', `/api/knocks/${id}/answers`, { decision: 'allow' })),
      await stateOf(guest!, place.id),
    ]).toEqual([401, 'pending']);
  });

  test('people inside answer where the room is set so, only while they are inside, and guests never', async () => {
    const place = await groupSession(people, { door: 'members', answeredBy: 'members' });
    const [guest, ina] = await guests(place.link, 'Gus', 'Ina');
    const { id } = await ask(guest!, place.id);
    expect(await statusOf(answer(people.member, id, 'allow'))).toBe(404);
    const { stay } = await enter(people.member, place.id);
    expect([
      (await look(people.member, place.id)).waiting,
      await names(people.member, place.id),
    ]).toEqual([1, ['Gus']]);
    expect(await answer(people.member, id, 'allow', { from: 'room' })).toMatchObject({
      won: true,
      says: 'Mia Member let Gus in.',
    });
    await bring(people.member, ina!, place.id);
    const [late] = await guests(place.link, 'Late');
    const { id: lateId } = await ask(late!, place.id);
    await leave(people.member, stay);
    expect(await statusOf(answer(people.member, lateId, 'allow'))).toBe(404);
    expect([
      await statusOf(answer(ina!, lateId, 'deny')),
      (await look(ina!, place.id)).me.answers,
    ]).toEqual([401, false]);
    await enter(people.member, place.id);
    expect(await names(people.member, place.id)).toEqual(['Late']);
    await turn(people.host, place.id, { answeredBy: 'hosts' });
    expect(await statusOf(listQueue(people.member, place.id))).toBe(404);
  });

  test('a former host answers nothing any more, and the request stays for the others', async () => {
    const place = await groupSession(people, { door: 'members' });
    const [guest] = await guests(place.link, 'Gus');
    const { id } = await ask(guest!, place.id);
    await dropHost(people.boss, place.id, people.host);
    for (const request of [
      answer(people.host, id, 'allow').answer,
      answerMany(people.host, place.id, 'deny', [id]).answer,
      listQueue(people.host, place.id).answer,
    ])
      expect(await statusOf(request as never)).toBe(404);
    expect(await statusOf(turn(people.host, place.id, { door: 'open' }))).toBe(403);
    expect(await names(people.boss, place.id)).toEqual(['Gus']);
    await makeHost(people.boss, place.id, people.host);
    await takeOut(people.boss, people.group, people.host);
    expect(await statusOf(answer(people.host, id, 'allow'))).toBe(404);
    await answer(people.boss, id, 'allow');
  });

  test('let in and add to the group: by the contact rule, never a guest, and all or nothing', async () => {
    const place = await groupSession(people, { door: 'members' });
    const { group, boss, host, stranger, member } = people;
    await open(stranger, place);
    const [guest] = await guests(place.link, 'Gus');
    const { id: guestId } = await ask(guest!, place.id);
    const { id } = await ask(stranger, place.id);
    const offered = async (who: Anyone) =>
      (await queue(who, place.id)).map((one) => one.group?.name ?? null);
    expect([await offered(boss), await offered(host)]).toEqual([
      [null, null],
      [null, null],
    ]);
    // no contact of the manager; a host who does not manage the group; a guest
    expect(await refusal(answer(boss, id, 'allow', { group }))).toEqual(['person-known']);
    expect([403, 404]).toContain(await statusOf(answer(host, id, 'allow', { group })));
    expect(await statusOf(answer(boss, guestId, 'allow', { group }))).toBe(422);
    expect([await stateOf(stranger, place.id), await stateOf(guest!, place.id)]).toEqual([
      'pending',
      'pending',
    ]);
    await world.contact(boss, stranger);
    expect([await offered(boss), await offered(host)]).toEqual([
      [null, 'Robotics'],
      [null, null],
    ]);
    expect(await answer(boss, id, 'allow', { group })).toMatchObject({
      won: true,
      knock: { state: 'allowed', group: null },
    });
    const { rows } = await world.fresh.pool.query(
      'select role, added_by from group_members where group_id = $1 and person_id = $2',
      [group, stranger.id],
    );
    expect(rows).toEqual([{ role: 'member', added_by: boss.id }]);
    await enter(stranger, place.id);
    // who is in it already is let in without
    await turn(host, place.id, { door: 'locked' });
    const { id: mine } = await ask(member, place.id);
    expect((await queue(boss, place.id)).find((one) => one.id === mine)!.group).toBe(null);
    expect(await refusal(answer(boss, mine, 'allow', { group }))).toEqual(['not-member-yet']);
    expect(await stateOf(member, place.id)).toBe('pending');
    // only where they are let in
    expect(await answer(boss, mine, 'deny', { group })).toMatchObject({ won: true });
  });

  test('a host answers from the lobby before being in the room, and the one allowed enters without another question', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    await letIn(people.host, guest!, place.id);
    await world.fresh.turnClock(minutes(10));
    expect((await look(guest!, place.id)).gates.enter.allowed).toBe(true);
    await enter(guest!, place.id);
  });
});
