import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccount } from '../../../../test/world/account.ts';
import { statusOf } from '../../../../test/world/answers.ts';
import { alsoElsewhere, suspend } from '../../../../test/world/organisation.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { OrganisationId } from '../../../base/ids.ts';

let world: World;
let organisation: OrganisationId;
let ada: Someone;
beforeAll(async () => {
  world = await openWorld({ SIGN_UP: 'lab.example,example.org' });
  organisation = await world.organisation('Institute');
  ada = await world.person('Ada', { organisation, role: 'admin' });
});
afterAll(() => world.close());

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]);
const put = (who: Someone, bytes: Buffer) =>
  who.call('PUT', '/api/me/picture', { bytes: bytes.toString('base64') });

test('tells who I am and where I belong, and signed out that I am nobody', async () => {
  const { body } = await ada.call('GET', '/api/me');
  expect(body).toEqual({
    person: {
      id: ada.id,
      name: 'Ada',
      email: ada.email,
      language: 'en',
      zone: 'Europe/Berlin',
      picture: null,
    },
    organisations: [{ id: organisation, name: 'Institute', role: 'admin' }],
    setUp: true,
    signUp: { open: 'domains', domains: ['lab.example', 'example.org'] },
    mailsAreKept: true,
  });
  expect((await world.nobody('GET', '/api/me')).body).toMatchObject({
    person: null,
    organisations: [],
  });
});

test('an organisation in which I am suspended is not mine', async () => {
  const sue = await world.person('Sue', { organisation });
  await alsoElsewhere(world, sue);
  await suspend(ada, organisation, sue);
  expect((await sue.call('GET', '/api/me')).body).toMatchObject({
    organisations: [{ name: 'Elsewhere' }],
  });
});

test('name, language and zone change, each for itself, and bad ones are refused', async () => {
  const ben = await world.person('Ben');
  expect(await changeAccount(ben, { name: '  Ben   Bauer ' })).toEqual({
    name: 'Ben Bauer',
    language: 'en',
    zone: 'Europe/Berlin',
  });
  expect(await changeAccount(ben, { language: 'de', zone: 'Asia/Tokyo' })).toEqual({
    name: 'Ben Bauer',
    language: 'de',
    zone: 'Asia/Tokyo',
  });
  for (const body of [
    { name: '' },
    { name: 'x'.repeat(61) },
    { name: 'a\u001bb' },
    { name: '\u3164' },
    { language: 'fr' },
    { zone: 'Mars/Base' },
    { email: 'x@example.org' },
    { role: 'admin' },
  ])
    expect(await statusOf(changeAccount(ben, body)), JSON.stringify(body)).toBe(422);
  expect((await ben.call('GET', '/api/me')).body).toMatchObject({
    person: { name: 'Ben Bauer', zone: 'Asia/Tokyo' },
  });
});

test('a picture is what it says, small, and seen by people who know each other only', async () => {
  const carl = await world.person('Carl', { organisation });
  const dora = await world.person('Dora');
  const eve = await world.person('Eve');
  const guest = await world.person('Guest');
  await world.contact(carl, dora);
  await world.contact(ada, guest);
  await world.group('Otters', organisation, { managers: [ada, carl], members: [guest] });
  const url = `/api/persons/${carl.id}/picture`;
  expect((await ada.call('GET', url)).status).toBe(404);
  const done = await put(carl, png);
  expect(done.body['picture']).toMatch(new RegExp(`^${url}\\?v=\\d+$`, 'u'));
  for (const who of [carl, ada, dora, guest]) {
    const seen = await who.call('GET', String(done.body['picture']));
    expect([
      seen.status,
      seen.headers['content-type'],
      seen.headers['x-content-type-options'],
      seen.headers['cache-control'],
      seen.headers['vary'],
    ]).toEqual([
      200,
      'image/png',
      'nosniff',
      'private, max-age=300',
      expect.stringContaining('Cookie'),
    ]);
  }
  const stranger = await eve.call('GET', url);
  const unknown = await eve.call('GET', `/api/persons/${crypto.randomUUID()}/picture`);
  expect([stranger.status, { ...stranger.body, instance: '' }]).toEqual([
    404,
    { ...unknown.body, instance: '' },
  ]);
  expect((await world.nobody('GET', url)).status).toBe(401);
  expect((await put(carl, Buffer.from('<svg onload="alert(1)"/>'))).status).toBe(422);
  expect((await put(carl, Buffer.concat([png, Buffer.alloc(48 * 1024)]))).status).toBe(422);
  expect((await carl.call('PUT', '/api/me/picture', { bytes: 'not base64!' })).status).toBe(422);
  expect((await carl.call('DELETE', '/api/me/picture')).status).toBe(204);
  expect((await ada.call('GET', url)).status).toBe(404);
});
