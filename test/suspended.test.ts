import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, type OrganisationId } from '../src/base/ids.ts';
import { hashPassword } from '../src/people/account/password.ts';
import { openSink, type Sink } from './push-sink.ts';
import { openWorld, type Someone, type World } from './world.ts';

let world: World;
let sink: Sink;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

const password = 'seven quiet otters';
const withPassword = async (person: Someone): Promise<Someone> => {
  const method = { id: newId<'sign-in-method'>(), person_id: person.id, account_id: person.id, provider_id: 'credential' };
  await world.fresh.db
    .insertInto('sign_in_methods')
    .values({ ...method, password: await hashPassword(password) })
    .execute();
  return person;
};
const signIn = (who: Someone, typed = password) => world.nobody('POST', '/api/sign-ins', { email: who.email, password: typed });
const at = (organisation: OrganisationId, who: Someone) => `/api/organisations/${organisation}/members/${who.id}/suspension`;
const rowsOf = async (who: Someone) =>
  (
    await world.fresh.pool.query<Record<string, number>>(
      `select (select count(*)::int from sign_ins where person_id = $1) as "signIns", (select count(*)::int from feeds where person_id = $1) as feeds,
              (select count(*)::int from browsers where person_id = $1) as browsers,
              (select count(*)::int from verifications where identifier like '%' || $1::text) as links`,
      [who.id],
    )
  ).rows[0];
const nothing = { signIns: 0, feeds: 0, browsers: 0, links: 0 };

describe('whoever is suspended in their only organisation', () => {
  let organisation: OrganisationId;
  let ada: Someone;
  let ben: Someone;
  let feed: string;
  beforeAll(async () => {
    organisation = await world.organisation('Lindenhof');
    ada = await world.person('Ada Admin', { organisation, role: 'admin' });
    ben = await withPassword(await world.person('Ben', { organisation }));
    feed = new URL((await ben.call<{ link: string }>('POST', '/api/me/feed')).body.link).pathname;
    const { id } = (await ben.call<{ id: string }>('POST', '/api/me/browsers', sink.browser('Ben'))).body;
    await ben.call('PATCH', `/api/me/browsers/${id}`, { signedOutToo: true, namesSignedOut: true });
    await world.nobody('POST', '/api/password-resets', { email: ben.email });
    expect(await rowsOf(ben)).toEqual({ signIns: 1, feeds: 1, browsers: 1, links: 1 });
    expect((await ada.call('PUT', at(organisation, ben))).status).toBe(204);
  });

  test('has no sign-in, feed, push or link left', async () => {
    expect(await rowsOf(ben)).toEqual(nothing);
    expect([(await ben.call('GET', '/api/sign-ins')).status, (await world.nobody('GET', feed)).status]).toEqual([401, 404]);
  });

  test('is told so at the next sign-in, and whom to ask', async () => {
    const { status, body } = await signIn(ben);
    expect([status, body['detail']]).toEqual([403, 'You are suspended in Lindenhof and cannot sign in.']);
    expect(JSON.stringify(body['verdict'])).toContain('Ask an admin: Ada Admin.');
    expect(await rowsOf(ben)).toEqual(nothing);
  });

  test('which nobody learns who does not know the password', async () => {
    const strip = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, { ...body, instance: null }];
    const unknown = await world.nobody('POST', '/api/sign-ins', { email: 'nobody@example.org', password: 'another one' });
    expect(strip(await signIn(ben, 'another one'))).toEqual(strip(unknown));
  });

  test('is let in again by an invitation of somebody else, which takes a sign-in to accept', async () => {
    const other = await world.organisation('Basalt');
    const boss = await world.person('Boss', { organisation: other, role: 'admin' });
    expect((await boss.call('POST', `/api/organisations/${other}/invitations`, { lines: [ben.email], role: 'member' })).status).toBeLessThan(300);
    expect((await signIn(ben)).status).toBe(201);
    await world.fresh.pool.query('update invitations set revoked_at = now() where organisation_id = $1', [other]);
    await world.fresh.pool.query('delete from sign_ins where person_id = $1', [ben.id]);
    expect((await signIn(ben)).status).toBe(403);
  });

  test('signs in again as soon as the suspension is lifted', async () => {
    expect((await ada.call('DELETE', at(organisation, ben))).status).toBe(204);
    expect((await signIn(ben)).status).toBe(201);
  });

  test('and keeps no sign-in when the last other place goes, by leaving or being removed', async () => {
    for (const way of ['left', 'removed'] as const) {
      const second = await world.organisation(`Second ${way}`);
      const boss = await world.person('Boss', { organisation: second, role: 'admin' });
      const cora = await world.person('Cora', { organisation });
      await world.fresh.db.insertInto('organisation_members').values({ organisation_id: second, person_id: cora.id, role: 'member' }).execute();
      expect((await ada.call('PUT', at(organisation, cora))).status).toBe(204);
      expect((await cora.call('GET', '/api/sign-ins')).status).toBe(200);
      const { status } =
        way === 'left'
          ? await cora.call('DELETE', `/api/organisations/${second}/membership`)
          : await boss.call('DELETE', `/api/organisations/${second}/members/${cora.id}`);
      expect([way, status, await rowsOf(cora)]).toEqual([way, 204, nothing]);
    }
  });

  test('does not slip in while they are being suspended', async () => {
    for (let round = 0; round < 8; round += 1) {
      const who = await withPassword(await world.person(`Race ${round}`, { organisation }));
      await Promise.all([signIn(who), ada.call('PUT', at(organisation, who)), signIn(who)]);
      expect(await rowsOf(who)).toEqual(nothing);
    }
  });
});
