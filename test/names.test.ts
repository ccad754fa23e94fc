import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccount } from './world/account.ts';
import { statusOf } from './world/answers.ts';
import { askForContact } from './world/contacts.ts';
import { own } from './world/doors.ts';
import { makeGroup } from './world/groups.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// One rule for text, seen from outside: every field takes what people are called, and stores and
// seeks it in one spelling.

let world: World;
let ada: Someone;
let organisation: Awaited<ReturnType<World['organisation']>>;
let room: { id: string; link: string };
beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation('Institute');
  ada = await world.person('Ada Lovelace', { organisation, role: 'admin' });
  room = await own(ada, organisation);
});
afterAll(() => world.close());

const pasted = (name: string): string =>
  `\u2068\u200b${name.normalize('NFD').replace(' ', ' \u00ad')}\u2069 \u3164`;
const guest = (name: string) =>
  world.nobody('POST', '/api/guests', { secret: room.link.split('#')[1], name });

test.each([
  ['Persian', '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627'],
  ['Hindi', '\u0915\u094d\u200d\u0937'],
  ['Sinhala', '\u0dc1\u0dca\u200d\u0dbb\u0dd3'],
  ['a joined picture', 'Ada \u{1f469}\u200d\u{1f4bb}'],
  ['a family', 'Team \u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
  ['a flag', 'Pride \u{1f3f3}\ufe0f\u200d\u{1f308}'],
  ['umlauts', 'J\u00f6rg M\u00fcller'],
])(
  'a name in %s is taken at every door as it is written, however it was pasted, and found',
  async (_, name) => {
    await changeAccount(ada, { name: pasted(name) });
    expect((await ada.call<{ person: { name: string } }>('GET', '/api/me')).body.person.name).toBe(
      name,
    );
    expect((await guest(pasted(name))).status).toBe(422); // the host is called so
    await changeAccount(ada, { name: 'Ada Lovelace' });
    expect((await guest(pasted(name))).status).toBe(201);
    const made = await makeGroup(ada, organisation, pasted(name)).answer;
    expect(made.status).toBe(201);
    for (const q of [name, pasted(name)]) {
      const found = await ada.call<{ items: { name: string }[] }>(
        'GET',
        `/api/organisations/${organisation}/groups?q=${encodeURIComponent(q)}`,
      );
      expect(found.body.items.map((group) => group.name)).toEqual([name]);
    }
  },
);

test.each(['\u3164', '\u2800', '\u{e0041}\u{e0042}', '\u200d', '\u00ad\u2060', '\u0301', ' '])(
  '%j is no name anywhere',
  async (name) => {
    const refused = { status: 422, body: { faults: [{ pointer: '#/body/name', code: 'needed' }] } };
    expect(await changeAccount(ada, { name }).answer).toMatchObject(refused);
    expect(await guest(name)).toMatchObject(refused);
    expect(await makeGroup(ada, organisation, name).answer).toMatchObject(refused);
  },
);

test('sixty characters are what one sees', async () => {
  const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
  await changeAccount(ada, { name: family.repeat(60) });
  expect(await statusOf(changeAccount(ada, { name: family.repeat(61) }))).toBe(422);
  await changeAccount(ada, { name: 'Ada Lovelace' });
});

test('an address is known however it is written', async () => {
  const email = 'zo\u00eb@m\u00fcller-maschinen.example';
  const typed = [
    'zoe@m\u00fcller-maschinen.example',
    '\u200b\u2068Zoe@Mu\u0308ller-Maschinen.example\u2069',
    "'zoe@xn--mller-maschinen-zvb.example'",
  ];
  for (const one of typed) await askForContact(ada, one);
  const sent = await world.fresh.pool.query<{ to_email: string }>(
    'select to_email from contact_requests',
  );
  expect(sent.rows).toEqual([{ to_email: 'zoe@xn--mller-maschinen-zvb.example' }]);
  // no letters beyond ASCII before the @
  expect(await statusOf(askForContact(ada, email))).toBe(422);
});
