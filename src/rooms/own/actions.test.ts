import { describe, expect, test } from 'vitest';
import { failed, refusal, statusOf } from '../../../test/world/answers.ts';
import { confirmed, renewLimits } from '../../../test/world/beyond.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  bring,
  endForAll,
  enter,
  groupSession,
  hours,
  look,
  mailInvitations,
  must,
  names,
  open,
  own,
  type Place,
  secretOf,
  turn,
} from '../../../test/world/doors.ts';
import { deleteAccount, password, readAll, withPassword } from '../../../test/world/account.ts';
import { deleteGroup } from '../../../test/world/groups.ts';
import { alsoElsewhere, removeMember, suspend } from '../../../test/world/organisation.ts';
import {
  cancel,
  changeSession,
  dropHost,
  makeHost,
  planSession,
} from '../../../test/world/sessions.ts';
import { newId } from '../../base/ids.ts';
import type { OwnRoom } from './contract.ts';

useCast();

const make = (who: Anyone, more: Record<string, unknown> = {}) =>
  who.call<Place>('POST', '/api/own-rooms', {
    kind: 'standing',
    organisation: people.organisation,
    title: 'Desk',
    ...more,
  });
const kinds = ['ad-hoc', 'standing'] as const;
type Page = { items: OwnRoom[]; next?: string };
const list = async (who: Anyone, query = '') =>
  must(who.call<Page>('GET', `/api/own-rooms${query}`));
const titles = async (who: Anyone, query = '') =>
  (await list(who, query)).items.map(({ title }) => title);
const at = (by: number) => new Date(Date.now() + by).toISOString();

describe('making a room', () => {
  test('a standing one has no end; an ad-hoc session ends a day after it begins when nothing else is said', async () => {
    const { host } = people;
    const standing = await must(make(host), 201);
    const adHoc = await must(make(host, { kind: 'ad-hoc', title: 'Now' }), 201);
    const later = await must(
      make(host, { kind: 'ad-hoc', title: 'Later', opens: at(hours(48)) }),
      201,
    );
    const rooms = new Map((await list(host)).items.map((room) => [room.id as string, room]));
    expect([rooms.get(standing.id), rooms.get(adHoc.id)]).toMatchObject([
      {
        kind: 'standing',
        mine: true,
        door: 'members',
        guests: true,
        opens: null,
        closes: null,
        over: false,
        inside: 0,
        waiting: 0,
        owner: { name: 'Hanna Host' },
      },
      { kind: 'ad-hoc', opens: null },
    ]);
    const life = (id: string, from: number) =>
      (Date.parse(rooms.get(id)!.closes!) - from) / hours(1);
    expect([
      life(adHoc.id, Date.now()),
      life(later.id, Date.parse(rooms.get(later.id)!.opens!)),
    ]).toEqual([expect.closeTo(24, 1), 24]);
    expect(adHoc.link).toMatch(/^http:\/\/localhost:3000\/join#[\w-]{20,60}$/u);
  });

  test('takes an organisation of one’s own, a group one is in, and times that make sense', async () => {
    const { host, stranger, organisation } = people;
    const [other, foreign] = [
      await world.group('Not mine', organisation, { managers: [people.boss] }),
      await world.organisation(),
    ];
    const head = await world.person('Other Admin', { organisation: foreign, role: 'admin' });
    const elsewhere = await world.group('Elsewhere', foreign, { managers: [head] });
    expect(await statusOf(make(stranger))).toBe(404);
    expect(await statusOf(make(host, { organisation: foreign }))).toBe(404);
    expect(await statusOf(make(host, { organisation: newId() }))).toBe(404);
    for (const group of [other, elsewhere, newId()])
      expect(await make(host, { group })).toMatchObject({
        status: 422,
        body: { faults: [{ pointer: '#/body/group', code: 'unknown-group' }] },
      });
    for (const times of [{ opens: at(2000), closes: at(1000) }, { closes: at(-1000) }])
      expect(await make(host, times)).toMatchObject({
        status: 422,
        body: { faults: [{ pointer: '#/body/closes' }] },
      });
    for (const odd of [
      { title: ' ' },
      { title: 'x'.repeat(121) },
      { kind: 'group' },
      { door: 'ajar' },
      { owner: people.boss.id },
      { says: 'x'.repeat(501) },
    ])
      expect([odd, await statusOf(make(host, odd))]).toEqual([odd, 422]);
    await alsoElsewhere(world, people.member);
    await suspend(people.boss, people.organisation, people.member);
    expect(failed(await make(people.member))).toEqual(['member-of-organisation']);
    await confirmed(world, host, false);
    expect(failed(await make(host))).toEqual(['address-confirmed']);
  });
});

describe('the list of rooms', () => {
  test('has standing ones first, then the newest; those one hosts too, nobody else’s; what is over stands apart', async () => {
    const { host, boss, member } = people;
    for (const [title, kind] of [
      ['First', 'ad-hoc'],
      ['Desk', 'standing'],
      ['Second', 'ad-hoc'],
    ])
      await must(make(host, { title, kind }), 201);
    const theirs = await must(make(boss, { title: 'Boss', kind: 'ad-hoc' }), 201);
    expect(await titles(host)).toEqual(['Desk', 'Second', 'First']);
    await makeHost(boss, theirs.id, host);
    expect((await list(host)).items.map(({ title, mine }) => [title, mine])).toEqual([
      ['Desk', true],
      ['Boss', false],
      ['Second', true],
      ['First', true],
    ]);
    expect([await titles(member), await titles(people.stranger)]).toEqual([[], []]);
    const first = await list(host, '?limit=3');
    expect([
      first.items.length,
      await titles(host, `?limit=3&cursor=${encodeURIComponent(first.next!)}`),
    ]).toEqual([3, ['First']]);
    await endForAll(host, (await list(host)).items[2]!.id);
    expect([await titles(host), await titles(host, '?when=over')]).toEqual([
      ['Desk', 'Boss', 'First'],
      ['Second'],
    ]);
    await dropHost(boss, theirs.id, host);
    expect(await titles(host)).toEqual(['Desk', 'First']);
  });

  test('counts who is inside and who waits, for those who run the room', async () => {
    const { host } = people;
    const place = await must(make(host), 201);
    await bring(host, await world.guest(place.link, 'Ina'), place.id);
    await ask(await world.guest(place.link, 'Gus'), place.id);
    expect((await list(host)).items).toMatchObject([
      { inside: 1, waiting: 1, gates: { enter: { allowed: true } } },
    ]);
  });
});

describe('renaming and deleting', () => {
  test('hosts rename, nobody else; a session of a group is not renamed here', async () => {
    const { host, boss, member, stranger } = people;
    const place = await must(make(host), 201);
    await makeHost(host, place.id, boss);
    await open(stranger, place);
    const rename = (who: Anyone, id: string, title: string) =>
      statusOf(who.call('PATCH', `/api/own-rooms/${id}`, { title }));
    expect([
      await rename(host, place.id, 'Office'),
      await rename(boss, place.id, 'Bureau'),
    ]).toEqual([204, 204]);
    expect([
      await rename(member, place.id, 'Mine'),
      await rename(stranger, place.id, 'Mine'),
      await rename(host, newId(), 'Mine'),
    ]).toEqual([404, 403, 404]);
    expect([
      await titles(host),
      await rename(boss, (await groupSession(people)).id, 'Mine'),
    ]).toEqual([['Bureau'], 404]);
  });

  test('only the owner deletes: whoever is inside goes, requests end, and nothing is left behind the link', async () => {
    const { host, boss } = people;
    const place = await must(make(host), 201);
    await makeHost(host, place.id, boss);
    const [ina, gus] = [await world.guest(place.link, 'Ina'), await world.guest(place.link, 'Gus')];
    await bring(host, ina, place.id);
    await ask(gus, place.id);
    const gone = (who: Anyone) => statusOf(who.call('DELETE', `/api/own-rooms/${place.id}`));
    expect([await gone(boss), await gone(people.stranger)]).toEqual([403, 404]);
    expect(await gone(host)).toBe(204);
    expect([await gone(host), await titles(host), await titles(boss)]).toEqual([204, [], []]);
    for (const who of [ina, gus, host, boss])
      expect(await statusOf(enter(who, place.id))).toBe(404);
    expect(
      await statusOf(world.nobody('POST', '/api/links', { secret: secretOf(place.link) })),
    ).toBe(404);
    const { rows } = await world.fresh.pool.query(
      `select kind from notices where subject_id = $1 and settled_at is null`,
      [place.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('inviting', () => {
  type Invited = { invited: number };
  const invite = (
    who: Anyone,
    place: Place,
    persons: readonly string[],
    more: Record<string, unknown> = {},
  ) =>
    who.call<Invited>('POST', `/api/sessions/${place.id}/invitation-mails`, { persons, ...more });
  /** Who is written to, with what the mail will say of it. */
  const told = async (place: Place) =>
    (
      await world.fresh.pool.query(
        `select p.name as to, n.args, n.href from notices n join persons p on p.id = n.person_id join deliveries d on d.notice_id = n.id and d.channel = 'mail'
          where n.kind = 'session-invited' and n.subject_id = $1 order by p.name`,
        [place.id],
      )
    ).rows;

  test('writes to contacts and people of the organisation only, and gives them the link', async () => {
    const { host, member, stranger } = people;
    const place = await must(make(host, { title: 'Desk' }), 201);
    expect(await invite(host, place, [member.id, member.id, stranger.id])).toMatchObject({
      status: 422,
      body: { faults: [{ pointer: '#/body/persons/2', code: 'not-invitable' }] },
    });
    expect([await told(place), await statusOf(invite(host, place, [newId()]))]).toEqual([[], 422]);
    await world.contact(host, stranger);
    expect(
      await must(
        invite(host, place, [member.id, stranger.id, member.id], { message: 'Bring coffee' }),
        202,
      ),
    ).toEqual({ invited: 2 });
    const [args, href] = [
      { name: 'Hanna Host', title: 'Desk', message: 'Bring coffee' },
      `/sessions/${place.id}/lobby`,
    ];
    expect(await told(place)).toEqual([
      { to: 'Mia Member', args, href },
      { to: 'Sam Stranger', args, href },
    ]);
    for (const who of [member, stranger]) {
      expect((await look(who, place.id)).gates).toMatchObject({
        enter: { allowed: false },
        knock: { allowed: true },
      });
      const { items } = await must(
        who.call<{ items: { kind: string; subject: string }[] }>('GET', '/api/notices'),
      );
      expect(items).toMatchObject([{ kind: 'session-invited', subject: place.id }]);
    }
  });

  test('where guests are not wanted, gives no link', async () => {
    const { host, member } = people;
    const place = await must(make(host, { guests: false }), 201);
    await must(invite(host, place, [member.id]), 202);
    expect(await told(place)).toMatchObject([{ to: 'Mia Member' }]);
    expect(await statusOf(member.call('GET', `/api/sessions/${place.id}/room`))).toBe(404);
  });

  test('is for hosts, and so is the list of whom one could invite', async () => {
    const { host, boss, member, stranger } = people;
    const place = await must(make(host), 201);
    await open(stranger, place);
    const candidates = (who: Anyone, q = '') =>
      who.call<{ items: { name: string }[] }>('GET', `/api/sessions/${place.id}/invitees?q=${q}`);
    expect((await must(candidates(host))).items.map(({ name }) => name)).toEqual([
      'Berta Boss',
      'Mia Member',
    ]);
    expect((await must(candidates(host, 'mia'))).items.map(({ name }) => name)).toEqual([
      'Mia Member',
    ]);
    await world.contact(host, stranger);
    expect((await must(candidates(host, 'str'))).items.map(({ name }) => name)).toEqual([
      'Sam Stranger',
    ]);
    expect([
      await statusOf(candidates(member)),
      await statusOf(candidates(stranger)),
      await statusOf(invite(boss, place, [member.id])),
    ]).toEqual([404, 403, 404]);
  });
});

describe('the owner is told', () => {
  const told = async (who: Anyone, kind: string) =>
    (
      await must(
        who.call<{ items: { kind: string; title: string; href: string | null }[] }>(
          'GET',
          '/api/notices',
        ),
      )
    ).items
      .filter((item) => item.kind === kind)
      .map(({ title, href }) => [title, href]);

  test.each(kinds)(
    '%s: when somebody hosts it no more, whatever ended it, and not of what they did themselves',
    async (kind) => {
      const { boss, host, stranger, organisation } = people;
      await world.contact(host, stranger);
      const [cleo, dora, erik, fay] = await Promise.all(
        ['Cleo', 'Dora', 'Erik', 'Fay'].map((name) => world.person(name, { organisation })),
      );
      const { id } = await own(host, organisation, { kind });
      for (const who of [stranger, cleo!, dora!, erik!, fay!]) await makeHost(host, id, who);
      const link = `/sessions/${id}/room-settings`;
      const next = async (says: string) => {
        await expect
          .poll(() => told(host, 'room-lost-host'), { timeout: 10_000 })
          .toContainEqual([says, link]);
        await readAll(host);
      };
      await dropHost(host, id, fay!);
      await must(stranger.call('DELETE', `/api/contacts/${host.id}`, { groups: [] }), 204);
      await next('Sam Stranger no longer hosts Talk');
      await removeMember(boss, organisation, cleo!);
      await next('Cleo no longer hosts Talk');
      await dropHost(dora!, id, dora!);
      await next('Dora no longer hosts Talk');
      await deleteAccount(await withPassword(world, erik!), password);
      await next('Somebody whose account is deleted no longer hosts Talk');
      expect((await told(host, 'room-lost-host')).length).toBe(4);
      expect((await told(boss, 'room-lost-host')).length).toBe(0);
    },
  );

  test('when a group that it is for is deleted by somebody else', async () => {
    const { boss, host, organisation } = people;
    const made = async (name: string) => {
      const group = await world.group(name, organisation, { managers: [boss, host] });
      const { id } = await own(host, organisation, { group });
      const session = await planSession(boss, { group });
      return { group, id, session: session.id };
    };
    const [theirs, mine] = [await made('Theirs'), await made('Mine')];
    await deleteGroup(boss, theirs.group, [theirs.session]);
    await deleteGroup(host, mine.group, [mine.session]);
    expect(await told(host, 'room-lost-group')).toEqual([
      ['A group that Talk was for is deleted', `/sessions/${theirs.id}/room-settings`],
    ]);
    expect(await told(boss, 'room-lost-group')).toEqual([]);
  });
});

describe('an ad-hoc session', () => {
  test('a guest opens the link, says a name, waits, is let in; no account is made', async () => {
    const { host, organisation } = people;
    const place = await own(host, organisation);
    const before = (await world.fresh.pool.query('select count(*)::int as persons from persons'))
      .rows;
    const gus = await world.guest(place.link, '  Gus   Guest ');
    expect(await look(gus, place.id)).toMatchObject({
      me: { name: 'Gus Guest', guest: true, hosts: false },
      gates: { enter: { allowed: false } },
    });
    expect(await refusal(enter(gus, place.id))).toEqual(['door-lets-in']);
    await bring(host, gus, place.id);
    expect((await look(host, place.id)).inside).toMatchObject([
      { name: 'Gus Guest', guest: true, person: null },
    ]);
    expect(
      (await world.fresh.pool.query('select count(*)::int as persons from persons')).rows,
    ).toEqual(before);
  });

  test('with a group: its people come in by the door for members, everyone else waits', async () => {
    const { host, member, stranger, organisation, group } = people;
    const place = await own(host, organisation, { group });
    await open(stranger, place);
    await enter(member, place.id);
    expect(await refusal(enter(stranger, place.id))).toEqual(['door-lets-in']);
    await turn(host, place.id, { door: 'open' });
    await enter(stranger, place.id);
  });

  test('its hosts rest on the organisation or a contact of its owner, whatever happens to a group that it is for, and with those they go for good', async () => {
    const { boss, host, member, stranger, organisation, group } = people;
    await world.contact(host, stranger);
    const colleague = await world.person('Cleo Colleague', { organisation });
    const inner = await world.group('Inner', organisation, { managers: [boss], members: [member] });
    await must(boss.call('POST', `/api/groups/${group}/groups`, { group: inner }), 204);
    const place = await own(host, organisation, { group });
    const others = [colleague, stranger];
    for (const { id } of others)
      await must(host.call('PUT', `/api/sessions/${place.id}/hosts/${id}`), 204);
    const hosts = () =>
      Promise.all(others.map(async (who) => (await look(who, place.id)).me.hosts));
    const said = async () =>
      (
        await world.fresh.pool.query<{ name: string }>(
          `select data ->> 'name' as name from journal where subject_id = $1 and kind = 'host.dismissed' order by seq`,
          [place.id],
        )
      ).rows.map(({ name }) => name);
    for (const gone of [`groups/${inner}`, `members/${member.id}`])
      await must(boss.call('DELETE', `/api/groups/${group}/${gone}`), 204);
    expect(await hosts()).toEqual([true, true]);
    expect(await must(boss.call('GET', `/api/groups/${group}/deletion`))).toMatchObject({
      sessions: [],
      rooms: 1,
    });
    await must(boss.call('DELETE', `/api/groups/${group}`, { sessions: [] }), 204);
    expect([await hosts(), await said()]).toEqual([[true, true], []]);

    await must(host.call('DELETE', `/api/contacts/${stranger.id}`, { groups: [] }), 204);
    await must(
      boss.call('DELETE', `/api/organisations/${organisation}/members/${colleague.id}`),
      204,
    );
    expect(await said()).toEqual(['Sam Stranger', 'Cleo Colleague']);
    await world.contact(host, stranger);
    await world.join(colleague, organisation);
    for (const who of others) {
      await open(who, place);
      expect((await look(who, place.id)).me.hosts).toBe(false);
    }
  });

  test.each(kinds)(
    '%s: is changed in its settings, which asking and changing both say and lead to',
    async (kind) => {
      const { host, boss, organisation } = people;
      const { id } = await own(host, organisation, { kind });
      type Told = {
        readonly verdict: {
          readonly checks: readonly { readonly remedies: readonly { readonly href?: string }[] }[];
        };
      };
      const leads = ({ verdict }: Told) =>
        verdict.checks.flatMap(({ remedies }) => remedies.map(({ href }) => href));
      const asked = await host.call<Told>('GET', `/api/why/change-session/${id}`);
      const changed = await changeSession(host, id, { title: 'Other' }, 1).answer;
      const cancelled = await cancel(host, id).answer;
      expect([changed.status, cancelled.status]).toEqual([403, 403]);
      for (const said of [asked, changed, cancelled])
        expect([failed(said), leads(said.body as Told)]).toEqual([
          ['has-dates'],
          [`/sessions/${id}/room-settings`],
        ]);
      expect(await statusOf(changeSession(boss, id, { title: 'Other' }, 1))).toBe(404);
      await must(host.call('GET', `/api/sessions/${id}/room-settings`));
    },
  );

  test('for a group that is deleted meanwhile: it is made before, and is for it no more, or the group is not found', async () => {
    const { boss, host, organisation } = people;
    const { pool } = world.fresh;
    for (let round = 0; round < 8; round += 1) {
      await renewLimits(world);
      const group = await world.group(`Going ${round}`, organisation, {
        managers: [boss],
        members: [host],
      });
      const [made] = await Promise.all([
        make(host, { group }),
        boss.call('DELETE', `/api/groups/${group}`, { sessions: [] }),
      ]);
      expect([201, 422]).toContain(made.status);
      expect(
        (await pool.query('select from audience_groups where group_id = $1', [group])).rowCount,
      ).toBe(0);
    }
  });

  test('of a host whose account is gone: nothing is found, and nobody is let in from an old tab', async () => {
    const { boss, host, organisation, member } = people;
    const place = await own(host, organisation);
    await makeHost(host, place.id, member);
    const gus = await world.guest(place.link, 'Gus');
    const { id } = await ask(gus, place.id);
    await removeMember(boss, organisation, host);
    for (const who of [host, member]) expect(await statusOf(answer(who, id, 'allow'))).toBe(404);
    expect(await statusOf(gus.call('GET', `/api/sessions/${place.id}/room`))).toBe(404);
    expect(
      await statusOf(world.nobody('POST', '/api/links', { secret: secretOf(place.link) })),
    ).toBe(404);
    // with the owner the request ends, and it does not wait again when they are back
    const state = async () =>
      (
        await world.fresh.pool.query<{ state: string }>('select state from knocks where id = $1', [
          id,
        ])
      ).rows[0]!.state;
    await expect.poll(state, { timeout: 10_000 }).toBe('void');
    await world.join(host, organisation);
    expect(await names(host, place.id)).toEqual([]);
  });

  test('the secret of its link is written nowhere', async () => {
    const { host, member, organisation } = people;
    const place = await own(host, organisation, { says: 'Come in' });
    const gus = await world.guest(place.link, 'Gus');
    await bring(host, gus, place.id);
    await ask(await world.guest(place.link, 'Ina'), place.id, 'Hello');
    await mailInvitations(host, place.id, [member]);
    const { rows: tables } = await world.fresh.pool.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables)
      if (
        (
          await world.fresh.pool.query(
            `select from ${name} t where t::text like '%' || $1 || '%' limit 1`,
            [secretOf(place.link)],
          )
        ).rowCount
      )
        found.push(name);
    expect([tables.length > 20, found]).toEqual([true, []]);
    const page = await world.app.http.inject({
      method: 'POST',
      url: '/api/links',
      payload: { secret: secretOf(place.link) },
    });
    expect([page.headers['referrer-policy'], page.headers['cache-control']]).toEqual([
      'no-referrer',
      'no-store',
    ]);
  });
});
