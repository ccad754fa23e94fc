import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GroupId, type OrganisationId } from '../src/base/ids.ts';
import {
  changeAccount,
  enableBrowser,
  makeFeed,
  password,
  setBrowser,
  signOutEverywhere,
  withPassword,
} from './world/account.ts';
import { statusOf } from './world/answers.ts';
import { open, own } from './world/doors.ts';
import { addTo } from './world/groups.ts';
import {
  endSuspension,
  invite,
  leaveOrganisation,
  removeMember,
  suspend,
  takeInvitationBack,
} from './world/organisation.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { planSession } from './world/sessions.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

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

const signIn = (who: Someone, typed = password) =>
  world.nobody('POST', '/api/sign-ins', { email: who.email, password: typed });
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
    ben = await withPassword(world, await world.person('Ben', { organisation }));
    feed = new URL((await makeFeed(ben)).link).pathname;
    const { id } = await enableBrowser(ben, sink.browser('Ben'));
    await setBrowser(ben, id, { signedOutToo: true, namesSignedOut: true });
    await world.nobody('POST', '/api/password-resets', { email: ben.email });
    expect(await rowsOf(ben)).toEqual({ signIns: 1, feeds: 1, browsers: 1, links: 1 });
    await suspend(ada, organisation, ben);
  });

  test('has no sign-in, feed, push or link left', async () => {
    expect(await rowsOf(ben)).toEqual(nothing);
    expect([
      (await ben.call('GET', '/api/sign-ins')).status,
      (await world.nobody('GET', feed)).status,
    ]).toEqual([401, 404]);
  });

  test('is told so at the next sign-in, and whom to ask', async () => {
    const { status, body } = await signIn(ben);
    expect([status, body['detail']]).toEqual([
      403,
      'You are suspended in Lindenhof and cannot sign in.',
    ]);
    expect(JSON.stringify(body['verdict'])).toContain('Ask an admin: Ada Admin.');
    expect(await rowsOf(ben)).toEqual(nothing);
  });

  test('which nobody learns who does not know the password', async () => {
    const strip = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
      status,
      { ...body, instance: null },
    ];
    const unknown = await world.nobody('POST', '/api/sign-ins', {
      email: 'nobody@example.org',
      password: 'another one',
    });
    expect(strip(await signIn(ben, 'another one'))).toEqual(strip(unknown));
  });

  test('is let in again by an invitation of somebody else, which takes a sign-in to accept', async () => {
    const other = await world.organisation('Basalt');
    const boss = await world.person('Boss', { organisation: other, role: 'admin' });
    expect(await statusOf(invite(boss, other, [ben.email]))).toBeLessThan(300);
    const { status, headers } = await signIn(ben);
    expect(status).toBe(201);
    await takeInvitationBack(boss, other, ben.email);
    await signOutEverywhere({ call: world.as(String(headers['set-cookie']).split(';')[0]!) });
    expect((await signIn(ben)).status).toBe(403);
  });

  test('signs in again as soon as the suspension is lifted', async () => {
    await endSuspension(ada, organisation, ben);
    expect((await signIn(ben)).status).toBe(201);
  });

  test('and keeps no sign-in when the last other place goes, by leaving or being removed', async () => {
    for (const way of ['left', 'removed'] as const) {
      const second = await world.organisation(`Second ${way}`);
      const boss = await world.person('Boss', { organisation: second, role: 'admin' });
      const cora = await world.person('Cora', { organisation });
      await world.join(cora, second);
      await suspend(ada, organisation, cora);
      expect((await cora.call('GET', '/api/sign-ins')).status).toBe(200);
      const { status } =
        way === 'left'
          ? await leaveOrganisation(cora, second).answer
          : await removeMember(boss, second, cora).answer;
      expect([way, status, await rowsOf(cora)]).toEqual([way, 204, nothing]);
    }
  });

  test('does not slip in while they are being suspended', async () => {
    for (let round = 0; round < 8; round += 1) {
      const who = await withPassword(world, await world.person(`Race ${round}`, { organisation }));
      await Promise.all([signIn(who), suspend(ada, organisation, who), signIn(who)]);
      expect(await rowsOf(who)).toEqual(nothing);
    }
  });
});

describe('whoever is suspended in one of several organisations', () => {
  let dora: Someone;
  let here: OrganisationId;
  let there: OrganisationId;
  let group: GroupId;
  const known: string[] = [];
  /** Stands in everything that belongs to the organisation that is lost. */
  const secret = 'quokka';

  beforeAll(async () => {
    [here, there] = [
      await world.organisation('Lindenhof'),
      await world.organisation(`${secret} works`),
    ];
    const ada = await world.person('Ada', { organisation: here, role: 'admin' });
    const boss = await world.person(`Boss ${secret}`, { organisation: there, role: 'admin' });
    const mate = await world.person('Mate', { organisation: there });
    dora = await world.person('Dora', { organisation: here });
    await world.join(dora, there);
    await world.contact(dora, mate);
    const mine = await world.group('Otters', here, { managers: [ada], members: [dora] });
    group = await world.group(`Group ${secret}`, there, { managers: [boss] });
    await addTo(boss, group, dora);
    const start = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T10:00`;
    const plan = { start, zone: 'Europe/Berlin', description: `About ${secret}` };
    const made = await planSession(boss, {
      ...plan,
      group,
      title: `Session ${secret}`,
      hosts: [dora.id],
    });
    await planSession(ada, { ...plan, description: '', group: mine, title: 'Kept' });
    const room = await own(dora, there, { kind: 'standing', title: 'A room of hers' });
    const link = await own(boss, there, { kind: 'standing', title: `Link ${secret}` });
    await open(dora, link);
    known.push(made.id, room.id, link.id, group, there, boss.id, mate.id);
    await changeAccount(dora, { language: 'en' });
    expect(await everything()).toContain(secret); // or this would prove nothing
    await suspend(boss, there, dora);
  });

  /** All that the person can read, by every route and with every id they may have kept. */
  async function everything(): Promise<string> {
    const said: string[] = [];
    const feed = new URL((await makeFeed(dora)).link).pathname;
    for (const { key } of world.app.http.routes) {
      if (!key.startsWith('GET /api/') || /openapi|docs/u.test(key)) continue;
      const paths = key.includes('{')
        ? known.map((id) => key.slice(4).replace(/\{\w+\}/gu, id))
        : [key.slice(4)];
      for (const path of paths) {
        const { status, body } = await dora.call('GET', path);
        if (status === 200) said.push(`${path}: ${JSON.stringify(body)}`);
      }
    }
    said.push(`feed: ${(await world.nobody<string>('GET', feed)).body}`);
    for (const q of ['quokka', 'Boss'])
      said.push(
        `search: ${JSON.stringify((await dora.call('GET', `/api/agenda?when=upcoming&q=${q}`)).body)}`,
      );
    return said.filter((text) => text.includes(secret) || text.includes('Kept')).join('\n');
  }

  test('sees nothing of that one, and all of the others', async () => {
    const told = `You are suspended in ${secret} works`; // by the bell, once
    await expect
      .poll(async () => JSON.stringify((await dora.call('GET', '/api/notices')).body), {
        timeout: 5000,
      })
      .toContain(told);
    const said = await everything();
    expect(said.split(told)).toHaveLength(2);
    expect(
      said
        .replace(told, '')
        .split('\n')
        .filter((line) => line.includes(secret)),
    ).toEqual([]);
    expect(said).toContain('Kept');
    expect((await dora.call('GET', '/api/sign-ins')).status).toBe(200);
  });
});
