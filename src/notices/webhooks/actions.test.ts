import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renewLimits } from '../../../test/world/beyond.ts';
import { must } from '../../../test/world/doors.ts';
import { makeWebhook } from '../../../test/world/webhooks.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { OrganisationId } from '../../base/ids.ts';

let world: World;
let organisation: OrganisationId;
let ada: Someone;
let ben: Someone;
let eve: Someone;
beforeAll(async () => {
  world = await openWorld({
    WEBHOOK_HOSTS: 'http://127.0.0.1:9000, 10.0.0.5:8443, hooks.example.org:9000',
  });
});
afterAll(() => world.close());
beforeEach(async () => {
  await renewLimits(world);
  organisation = await world.organisation();
  ada = await world.person('Ada', { organisation, role: 'admin' });
  ben = await world.person('Ben', { organisation });
  const away = await world.organisation('Away');
  eve = await world.person('Eve', { organisation: away, role: 'admin' });
});

const here = (): string => `/api/organisations/${organisation}/webhooks`;
const kinds = ['group.created'];
const make = (address: string) => ada.call('POST', here(), { name: 'CI', address, kinds });

describe('where a webhook may lead', () => {
  test.each([
    'https://nobody.invalid/hook',
    'https://nobody.invalid:8443/hook?token=a',
    'https://10.0.0.5:8443/hook',
    'http://127.0.0.1:9000/hook',
  ])('%s', async (address) => {
    expect((await make(address)).status).toBe(201);
  });
  test.each([
    'http://nobody.invalid/hook',
    'http://127.0.0.1:9001/hook',
    'http://localhost:9000/hook',
    'https://127.0.0.1/hook',
    'https://localhost/hook',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://10.0.0.5/hook',
    'https://10.0.0.6:8443/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://metadata.google.internal/hook',
    'https://printer.local/hook',
    'https://postgres/hook',
    'https://user:secret@nobody.invalid/hook',
    'https://nobody.invalid\\@10.0.0.5/hook',
    'https://nobody.invalid/hook#part',
    'https://nobody.invalid/ä',
    'ftp://nobody.invalid/hook',
    'javascript:alert(1)',
    'nobody.invalid',
  ])('not %s', async (address) => {
    const { status, body } = await make(address);
    expect([status, JSON.stringify(body)]).toEqual([
      422,
      expect.stringContaining('"pointer":"#/body/address"'),
    ]);
  });
});

test('only admins of the organisation know of its webhooks', async () => {
  const { id } = await makeWebhook(ada, organisation);
  const ways = [
    ['GET', '', undefined],
    ['POST', '', { name: 'CI', address: 'https://nobody.invalid/hook', kinds }],
    ['PATCH', `/${id}`, { name: 'Mine' }],
    ['DELETE', `/${id}`, undefined],
    ['POST', `/${id}/secrets`, undefined],
    ['POST', `/${id}/tests`, undefined],
    ['POST', `/${id}/replays`, { from: 1 }],
    ['GET', `/${id}/messages`, undefined],
  ] as const;
  for (const [method, rest, body] of ways) {
    expect((await ben.call(method, `${here()}${rest}`, body)).status).toBe(403);
    expect((await eve.call(method, `${here()}${rest}`, body)).status).toBe(404);
  }
  const theirs = await world.organisation('Theirs');
  await world.join(ada, theirs, 'admin');
  for (const [method, rest, body] of ways.slice(2))
    expect(
      (await ada.call(method, `/api/organisations/${theirs}/webhooks${rest}`, body)).status,
    ).toBe(method === 'DELETE' ? 204 : 404);
  expect((await ada.call('GET', here())).body).toMatchObject({ items: [{ id }] });
});

test('a secret is told once, and stands nowhere where it could be read', async () => {
  const { id, secret } = await makeWebhook(ada, organisation);
  const renewed = await must(ada.call<{ secret: string }>('POST', `${here()}/${id}/secrets`), 201);
  expect([secret, renewed.secret]).toEqual([
    expect.stringMatching(/^whsec_[A-Za-z0-9+/]{32}$/u),
    expect.not.stringContaining(secret),
  ]);
  const said = JSON.stringify([
    (await ada.call('GET', here())).body,
    (await ada.call('GET', `/api/organisations/${organisation}/journal`)).body,
    (await world.fresh.pool.query('select * from journal')).rows,
    (await world.fresh.pool.query(`select encode(secret, 'escape') from webhooks`)).rows,
  ]);
  expect(said).not.toContain(secret.slice(6));
  expect(said).not.toContain(renewed.secret.slice(6));
});

test('a webhook is changed, switched off and on, and removed; each stands in the journal', async () => {
  const { id } = await makeWebhook(ada, organisation);
  const one = `${here()}/${id}`;
  await must(ada.call('PATCH', one, { name: 'Build', kinds: ['group.deleted'] }), 204);
  await must(ada.call('PATCH', one, { name: 'Build' }), 204);
  await must(ada.call('PATCH', one, { on: false }), 204);
  const { items } = await must(ada.call<{ items: object[] }>('GET', here()), 200);
  expect(items).toMatchObject([
    { name: 'Build', kinds: ['group.deleted'], on: false, offBecause: 'by-hand', sequence: 0 },
  ]);
  await must(ada.call('PATCH', one, { on: true }), 204);
  await must(ada.call('DELETE', one), 204);
  expect((await ada.call('DELETE', one)).status).toBe(204);
  expect((await ada.call('PATCH', one, { on: true })).status).toBe(404);
  const { rows } = await world.fresh.pool.query<{ kind: string }>(
    'select kind from journal where subject_id = $1 order by seq',
    [id],
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    'webhook.made',
    'webhook.changed',
    'webhook.switched-off',
    'webhook.switched-on',
    'webhook.removed',
  ]);
});

test('a kind that nobody offers is none, and an organisation has at most twenty', async () => {
  for (const unknown of ['account.opened', 'knock.asked', '*'])
    expect(
      (
        await ada.call('POST', here(), {
          name: 'CI',
          address: 'https://nobody.invalid/hook',
          kinds: ['group.created', unknown],
        })
      ).body,
    ).toMatchObject({ faults: [{ pointer: '#/body/kinds/1' }] });
  for (let number = 0; number < 20; number += 1) await makeWebhook(ada, organisation);
  expect((await make('https://nobody.invalid/hook')).status).toBe(409);
});
