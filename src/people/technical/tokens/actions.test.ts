import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GroupId, OrganisationId } from '../../../base/ids.ts';
import { act, statusOf } from '../../../../test/world/answers.ts';
import { age, renewLimits } from '../../../../test/world/beyond.ts';
import { deleteGroup } from '../../../../test/world/groups.ts';
import { suspend } from '../../../../test/world/organisation.ts';
import {
  deleteTechnicalUser,
  deleteToken,
  expireSoon,
  makeTechnicalUser,
  makeToken,
  makeTokenFor,
  program,
  restore,
  revoke,
} from '../../../../test/world/tokens.ts';
import { openWorld, signInto, type Someone, type World } from '../../../../test/world/world.ts';

let world: World;
let organisation: OrganisationId;
let boss: Someone;
let ada: Someone;
let member: Someone;
let stranger: Someone;
let group: GroupId;
beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation();
  boss = await world.person('Berta Boss', { organisation, role: 'admin' });
  [ada, member] = [
    await world.person('Ada', { organisation }),
    await world.person('Mia', { organisation }),
  ];
  stranger = await world.person('Sam', { organisation: await world.organisation('Away') });
  group = await world.group('Robotics', organisation, { managers: [ada], members: [member] });
});
beforeEach(() => renewLimits(world));
afterAll(() => world.close());

type Me = { readonly person: { readonly id: string } | null };
type Listed = {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly usedAt: string | null;
  }[];
};
const tokensOf = (who: Pick<Someone, 'call'>) => act<Listed>(who, 'GET', '/api/me/tokens');
const whoIs = async (token: string): Promise<string | null> =>
  (await act<Me>(program(world, token), 'GET', '/api/me')).person?.id ?? null;
const opens = (token: string) => statusOf(act(program(world, token), 'GET', '/api/groups'));

test('a token is shown once, known by its hash, and its last use to the minute', async () => {
  const { id, token } = await makeToken(ada, 'Laptop', { role: 'admin' });
  expect(token).toMatch(/^atr_[\w-]{32}$/u);
  expect(JSON.stringify(await tokensOf(ada))).not.toContain(token);
  const { rows } = await world.fresh.pool.query<{ text: string }>(
    `select to_jsonb(t)::text as text from access_tokens t union all select data::text from journal`,
  );
  expect(rows.some(({ text }) => text.includes(token.slice(4)))).toBe(false);
  expect(await whoIs(token)).toBe(ada.id);
  const used = async () => (await tokensOf(ada)).items.find((found) => found.id === id)?.usedAt;
  await expect.poll(used).not.toBeNull();
  const first = await used();
  await whoIs(token);
  expect(await used()).toBe(first);
});

describe('what ends it ends it at the very next request', () => {
  const unknown = 'atr_0123456789abcdefghijklmnopqrstuv';
  test('revoked, and taken back; deleted, for good', async () => {
    const { id, token } = await makeToken(ada);
    expect(await opens(token)).toBe(200);
    await revoke(ada, id);
    await revoke(ada, id);
    expect(await opens(token)).toBe(401);
    await restore(ada, id);
    expect(await opens(token)).toBe(200);
    await deleteToken(ada, id);
    await deleteToken(ada, id);
    expect(await opens(token)).toBe(401);
    expect(await statusOf(restore(ada, id))).toBe(404);
    expect((await tokensOf(ada)).items.some((found) => found.id === id)).toBe(false);
  });
  test('expired', async () => {
    const { id, token } = await makeToken(ada, 'Short', {
      expires: new Date(Date.now() + 86_400_000).toISOString(),
    });
    expect(await opens(token)).toBe(200);
    await age(world, 'access_tokens', ['expires_at'], '2 days', { id });
    expect(await opens(token)).toBe(401);
    expect((await tokensOf(ada)).items.find((found) => found.id === id)?.state).toBe('expired');
    const { status, body } = await makeToken(ada, 'Past', { expires: '2020-01-01T00:00:00Z' })
      .answer;
    expect([status, body]).toMatchObject([422, { faults: [{ pointer: '#/body/expires' }] }]);
  });
  test('its person is suspended wherever they belong', async () => {
    const sue = await world.person('Sue', { organisation });
    const { id, token } = await makeToken(sue);
    await suspend(boss, organisation, sue);
    expect(await opens(token)).toBe(401);
    await act(boss, 'DELETE', `/api/organisations/${organisation}/members/${sue.id}/suspension`);
    expect(await opens(token)).toBe(401);
    const back = { ...sue, ...(await signInto(world.app.deps, sue)) };
    await restore({ call: world.as(back.cookie) }, id);
    expect(await opens(token)).toBe(200);
  });
  test('its technical user is deleted, or its group', async () => {
    const lab = await world.group('Lab', organisation, { managers: [ada] });
    const [one, other] = [
      await makeTechnicalUser(ada, lab, 'One'),
      await makeTechnicalUser(ada, lab, 'Other'),
    ];
    const [first, second] = [await makeTokenFor(ada, one.id), await makeTokenFor(ada, other.id)];
    expect([await whoIs(first.token), await whoIs(second.token)]).toEqual([one.id, other.id]);
    await deleteTechnicalUser(ada, one.id);
    expect([await opens(first.token), await opens(second.token)]).toEqual([401, 200]);
    await deleteGroup(ada, lab);
    expect(await opens(second.token)).toBe(401);
    const { rows } = await world.fresh.pool.query(
      `select data ->> 'because' as because from journal where kind = 'technical-user.deleted' order by seq`,
    );
    expect(rows).toEqual([{ because: 'deleted' }, { because: 'group-deleted' }]);
  });
  test('whatever is wrong with it, the answer is the same', async () => {
    const { id, token } = await makeToken(ada);
    await revoke(ada, id);
    const answers = await Promise.all(
      [token, unknown].map(async (given) => {
        const { status, body, headers } = await program(world, given).call('GET', '/api/groups');
        return [status, { ...body, instance: '' }, headers['www-authenticate']];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]![2]).toBe('Bearer');
  });
});

test('nobody else changes a token, or learns that there is one', async () => {
  const { id } = await makeToken(ada);
  const bot = await makeTechnicalUser(ada, group, 'Builder');
  const { id: bots } = await makeTokenFor(ada, bot.id);
  for (const who of [stranger, member])
    for (const token of [id, bots])
      expect([
        await statusOf(revoke(who, token)),
        await statusOf(restore(who, token)),
        await statusOf(deleteToken(who, token)),
      ]).toEqual([404, 404, 404]);
  // an admin runs the groups of the organisation, and nobody's own tokens
  expect([await statusOf(revoke(boss, id)), await statusOf(revoke(boss, bots))]).toEqual([
    404, 204,
  ]);
});

test('so many tokens and no more, also at once', async () => {
  const max = await world.person('Max');
  for (let made = 0; made < 48; made += 1) await makeToken(max, `No ${made}`);
  await renewLimits(world);
  const all = await Promise.all(
    Array.from({ length: 6 }, (_, at) => statusOf(makeToken(max, `Late ${at}`))),
  );
  expect(all.sort()).toEqual([201, 201, 403, 403, 403, 403]);
});

describe('what a token may not', () => {
  test('the role user changes nobody’s membership; the role admin does what its person may', async () => {
    const [user, admin] = [
      await makeToken(ada, 'User'),
      await makeToken(ada, 'Admin', { role: 'admin' }),
    ];
    const remove = (token: string) =>
      program(world, token).call('DELETE', `/api/groups/${group}/members/${member.id}`);
    const refused = await remove(user.token);
    expect([refused.status, refused.body['code']]).toEqual([403, 'by-admin-token']);
    expect((await remove(admin.token)).status).toBe(204);
    await world.contact(ada, member);
    await act(ada, 'POST', `/api/groups/${group}/members`, { person: member.id });
  });
  test('none makes, revokes or deletes tokens', async () => {
    const { id, token } = await makeToken(ada, 'Admin', { role: 'admin' });
    const by = program(world, token);
    for (const said of [makeToken(by), revoke(by, id), deleteToken(by, id)])
      expect((await said.answer).body).toMatchObject({ status: 403, code: 'by-sign-in' });
    expect((await makeTechnicalUser(by, group, 'Child').answer).body).toMatchObject({
      code: 'by-sign-in',
    });
  });
  test('one in the address, the body or a cookie is none', async () => {
    const { token } = await makeToken(ada);
    const inject = (url: string, headers: Record<string, string>) =>
      world.app.http.inject({ method: 'GET', url, headers });
    for (const [url, headers] of [
      [`/api/groups?token=${token}`, {}],
      [`/api/groups?access_token=${token}`, {}],
      ['/api/groups', { cookie: `anteroom=${token}; token=${token}` }],
      ['/api/groups', { 'x-api-key': token }],
      ['/api/groups', { authorization: `Basic ${btoa(`token:${token}`)}` }],
      ['/api/groups', { authorization: token }],
    ] as const)
      expect([401, 422]).toContain((await inject(url, headers)).statusCode);
  });
});

test('wrong tokens are counted by where they come from, and a good one comes through all the same', async () => {
  const { token } = await makeToken(ada);
  const from = '198.51.100.7';
  const wrong = (at: number) => `atr_${String(at).padStart(32, '0')}`;
  const answers: number[] = [];
  for (let at = 0; at < 30; at += 1)
    answers.push((await program(world, wrong(at), from).call('GET', '/api/groups')).status);
  expect([answers[0], answers.at(-1)]).toEqual([401, 429]);
  expect((await program(world, token, from).call('GET', '/api/groups')).status).toBe(200);
  expect((await program(world, wrong(99), '198.51.100.8').call('GET', '/api/groups')).status).toBe(
    401,
  );
});

test('an act and the revocation of its token: either it was done before, or it is not done', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { id, token } = await makeToken(ada, 'Racer', { role: 'admin' });
    const name = `Raced ${round}`;
    const [acted] = await Promise.all([
      program(world, token).call('PATCH', '/api/me', { name }),
      revoke(ada, id),
    ]);
    const { rows } = await world.fresh.pool.query<{ kind: string }>(
      `select kind from journal where (token_id = $1 or subject_id = $1) and kind <> 'access.refused' order by seq`,
      [id],
    );
    const kinds = rows.map(({ kind }) => kind);
    expect([200, 401]).toContain(acted.status);
    expect(kinds).toEqual(
      acted.status === 200
        ? ['token.made', 'person.changed', 'token.revoked']
        : ['token.made', 'token.revoked'],
    );
  }
});

test('whoever keeps a token is told once that it expires, and not of one that opens nothing', async () => {
  const bot = await makeTechnicalUser(ada, group, 'Expirer');
  const [own, bots, , gone] = [
    await makeToken(member, 'Mine'),
    await makeTokenFor(ada, bot.id, 'Of the bot'),
    await makeToken(member, 'Far', { expires: new Date(Date.now() + 9e9).toISOString() }),
    await makeToken(member, 'Gone'),
  ];
  await revoke(member, gone.id);
  for (const token of [gone, own, bots]) await expireSoon(world, token);
  const told = async () =>
    (
      await world.fresh.pool.query<{ subject: string }>(
        `select subject_id as subject from journal where kind = 'token.expiring' order by seq`,
      )
    ).rows.map(({ subject }) => subject);
  expect(await told()).toEqual([own.id, bots.id]);
  const bell = async () =>
    (
      await world.fresh.pool.query<{ id: string; whose: string }>(
        `select person_id as id, args ->> 'whose' as whose from notices where kind = 'token-expiring' order by whose`,
      )
    ).rows;
  await expect.poll(bell).toEqual([
    { id: member.id, whose: '' },
    { id: ada.id, whose: 'Expirer' },
  ]);
});
