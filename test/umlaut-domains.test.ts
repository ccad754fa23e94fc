import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { shown } from '../src/base/api/contract.ts';
import { askForContact } from './world/contacts.ts';
import { must, own } from './world/doors.ts';
import { invite } from './world/organisation.ts';
import { readdress } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// An address is stored as it travels, `anna@xn--bcher-kva.example`, and shown as people write it,
// wherever it stands.

const STORED = 'anna@xn--bcher-kva.example';
const WRITTEN = 'anna@bücher.example';
let world: World;
let ada: Someone;
let anna: Someone;
let organisation: Awaited<ReturnType<World['organisation']>>;
let group: string;
let session: string;

const bodiesOf = async (who: Someone, urls: readonly string[]): Promise<[string, unknown][]> =>
  Promise.all(
    urls.map(async (url): Promise<[string, unknown]> => [url, await must(who.call('GET', url))]),
  );
/** What programs send on as it is: no page shows it. */
const shownOf = (body: unknown): string =>
  JSON.stringify(body, (name, value: unknown) => (name === 'repair' ? undefined : value));

beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation('Institute');
  ada = await world.person('Ada', { organisation, role: 'admin' });
  anna = await world.person('Anna', { organisation });
  await readdress(world, anna, STORED);
  await world.contact(ada, anna);
  group = await world.group('Physics', organisation, { managers: [ada], members: [anna] });
  const body = await own(ada, organisation);
  session = body.id;
  for (const email of ['bert@bücher.example', 'carl@bücher.example'])
    await invite(ada, organisation, [email]);
  await askForContact(ada, 'bert@bücher.example');
});
afterAll(() => world.close());

test('every place that shows an address shows it as people write it', async () => {
  const about = `/api/organisations/${organisation}`;
  const places = await bodiesOf(ada, [
    '/api/contacts',
    '/api/contact-requests?direction=out',
    `/api/groups/${group}/members`,
    `/api/groups/${group}/candidates`,
    `${about}/members`,
    `${about}/invitations`,
    `${about}/journal`,
    `${about}/mails`,
    `/api/people-to-check?q=&organisation=${organisation}`,
    `/api/why/enter-room/${session}?person=${anna.id}`,
    `/api/why/enter-room/${session}?email=${encodeURIComponent('nobody@bücher.example')}`,
    '/api/me/export',
  ]);
  places.push(...(await bodiesOf(anna, ['/api/me', '/api/me/export'])));
  for (const [url, body] of places)
    expect([url, shownOf(body).includes('xn--')]).toEqual([url, false]);
  for (const [url, body] of places)
    expect([url, shownOf(body).includes('@bücher.example')]).toEqual([url, true]);
  const { rows } = await world.fresh.pool.query<{ to_address: string; text: string }>(
    'select to_address, subject || body || html as text from mails',
  );
  expect([
    rows.length > 0,
    rows.every((row) => row.to_address.includes('xn--')),
    rows.some((row) => row.text.includes('xn--')),
  ]).toEqual([true, true, false]);
});

test('every field of an answer that is an address is one that is shown so', () => {
  const fields = (schema: unknown, path: string): [string, unknown][] => {
    if (schema instanceof z.ZodObject)
      return Object.entries(schema.shape).flatMap(([name, part]) => [
        [`${path}.${name}`, part] as [string, unknown],
        ...fields(part, `${path}.${name}`),
      ]);
    if (schema instanceof z.ZodArray) return fields(schema.element, path);
    if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
      return fields(schema.unwrap(), path);
    if (schema instanceof z.ZodRecord) return fields(schema.valueType, path);
    if (schema instanceof z.ZodUnion)
      return schema.options.flatMap((option) => fields(option, path));
    return [];
  };
  const bare = (schema: unknown): unknown =>
    schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
      ? bare(schema.unwrap())
      : schema;
  const shows = (schema: unknown): boolean => {
    const inner = bare(schema);
    return inner instanceof z.ZodString && inner.parse(STORED) === WRITTEN;
  };
  const all = world.app.http.routes.flatMap(({ key, endpoint }) =>
    Object.entries(endpoint.answers).flatMap(([status, schema]) =>
      fields(schema, `${key} ${status}`),
    ),
  );
  const addresses = all.filter(
    ([path, schema]) => /\.(e?mail|to|sender)$/u.test(path) && bare(schema) instanceof z.ZodString,
  );
  expect(addresses.length).toBeGreaterThan(15);
  expect(addresses.filter(([, schema]) => !shows(schema)).map(([path]) => path)).toEqual([]);
  expect(shown.parse('Anna')).toBe('Anna');
});

test.each([
  WRITTEN,
  'ANNA@BÜCHER.example',
  STORED,
  'bücher',
  'a@büch',
  'BÜCH',
  'u\u0308cher.exam',
  'xn--bcher',
  'bcher-kva.ex',
])('%j is found everywhere', async (q) => {
  const found = async (url: string) =>
    JSON.stringify(await must(ada.call('GET', `${url}${encodeURIComponent(q)}`))).includes(anna.id);
  for (const url of [
    '/api/contacts?q=',
    `/api/groups/${group}/candidates?q=`,
    `/api/organisations/${organisation}/members?q=`,
    `/api/people-to-check?organisation=${organisation}&q=`,
    `/api/sessions/${session}/invitees?q=`,
  ])
    expect([url, await found(url)]).toEqual([url, true]);
});
