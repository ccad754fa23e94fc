import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  changeAccount,
  deleteAccount,
  enableBrowser,
  makeFeed,
  password,
  withPassword,
} from '../../../../../test/world/account.ts';
import { statusOf } from '../../../../../test/world/answers.ts';
import { makeToken, program } from '../../../../../test/world/tokens.ts';
import { openSink, type Sink } from '../../../../../test/world/push-sink.ts';
import { openWorld, type Someone, type World } from '../../../../../test/world/world.ts';
import { newId } from '../../../../base/ids.ts';
import { transact } from '../../../../base/data/database.ts';
import { newToken } from '../../mails/store.ts';
import { remains } from './store.ts';

const fresh = 'eight loud badgers';
let world: World;
let sink: Sink;
let ada: Someone;
let thief: Someone['call'];
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

async function owner(): Promise<Someone> {
  const organisation = await world.organisation();
  return withPassword(world, await world.person('Ada', { organisation }));
}
/** Ada, and somebody else who has signed in as her. */
beforeEach(async () => {
  ada = await owner();
  const { headers } = await world.nobody('POST', '/api/sign-ins', { email: ada.email, password });
  thief = world.as(String([headers['set-cookie']].flat()[0]).split(';')[0]!);
});

const leave = {
  feeds: async () => {
    const { link } = (await thief<{ link: string }>('POST', '/api/me/feed')).body;
    const path = new URL(link).pathname;
    return async () => (await world.nobody('GET', path)).status === 200;
  },
  browsers: async () => {
    const { id } = (
      await thief<{ id: string }>('POST', '/api/me/browsers', sink.browser(`Thief ${newId()}`))
    ).body;
    await thief('PATCH', `/api/me/browsers/${id}`, { signedOutToo: true, namesSignedOut: true });
    return async () =>
      (await world.fresh.pool.query('select 1 from browsers where id = $1', [id])).rowCount === 1;
  },
  access_tokens: async () => {
    const { token } = (await thief<{ token: string }>('POST', '/api/me/tokens', { name: 'Mine' }))
      .body;
    return async () => (await program(world, token).call('GET', '/api/groups')).status === 200;
  },
  verifications: async () => {
    const token = await transact(world.fresh.db, (tx) =>
      newToken(tx, ada.id, 'address', `thief-${newId()}@example.org`),
    );
    return async () => {
      const { rows } = await world.fresh.pool.query(
        'select 1 from verifications where identifier = $1',
        [`address:${ada.id}`],
      );
      return (
        rows.length > 0 ||
        (await world.nobody('POST', '/api/address-confirmations', { token })).status === 200
      );
    };
  },
} as const satisfies Record<keyof typeof remains, () => Promise<() => Promise<boolean>>>;

const acts = {
  'a reset by mail': async () => {
    const token = await transact(world.fresh.db, (tx) => newToken(tx, ada.id, 'reset'));
    return (await world.nobody('PUT', '/api/password-resets', { token, password: fresh })).status;
  },
  'a changed password': async () =>
    (await ada.call('PUT', '/api/me/password', { current: password, password: fresh })).status,
  'signing out everywhere': async () => (await ada.call('DELETE', '/api/sign-ins')).status,
  'signing out everywhere else': async () =>
    (await ada.call('DELETE', '/api/sign-ins?keep=current')).status,
  'deleting the account': async () => await statusOf(deleteAccount(ada, password)),
} as const;

describe.each(Object.keys(acts) as (keyof typeof acts)[])('%s ends', (act) => {
  test.each(Object.keys(remains) as (keyof typeof remains)[])('%s', async (table) => {
    const works = await leave[table]();
    expect(await works()).toBe(true);
    // the first one is used up by the look at it
    if (table === 'verifications') await leave[table]();
    expect(await acts[act]()).toBeLessThan(300);
    expect(await works()).toBe(false);
  });
  test('the kept answer of a sign-in', async () => {
    const answer = keptAnswer();
    expect([await answer(), await answer()]).toEqual([201, 201]);
    expect(await acts[act]()).toBeLessThan(300);
    expect(await answer()).toBe(422);
  });
});

/** Signs in under one key, again and again: what a try after a lost answer does. */
const keptAnswer = () => {
  const headers = { 'idempotency-key': `lost-${newId()}`, 'content-type': 'application/json' };
  const payload = JSON.stringify({ email: ada.email, password });
  return async (found: (cookie: string) => void = () => undefined) => {
    const answer = await world.app.http.inject({
      method: 'POST',
      url: '/api/sign-ins',
      headers,
      payload,
    });
    found(String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!);
    return answer.statusCode;
  };
};

test('the kept answer of a sign-in opens it no more once its password was changed there', async () => {
  const answer = keptAnswer();
  let cookie = '';
  await answer((found) => (cookie = found));
  expect(
    (await world.as(cookie)('PUT', '/api/me/password', { current: password, password: fresh }))
      .status,
  ).toBe(200);
  expect([await answer(), (await world.as(cookie)('GET', '/api/me')).status]).toEqual([422, 200]);
});

describe.each([
  ['en', ['calendar link', 'tokens', 'notifications', 'links in earlier mails']],
  ['de', ['Kalender-Link', 'Token', 'Benachrichtigungen', 'Links in früheren Mails']],
] as const)('in %s', (language, words) => {
  test.each([
    'a reset by mail',
    'a changed password',
    'signing out everywhere',
    'signing out everywhere else',
  ] as const)('the mail about %s says so', async (act) => {
    const { pool } = world.fresh;
    await changeAccount(ada, { language });
    expect(await acts[act]()).toBe(200);
    const { rows } = await pool.query<{ body: string }>(
      `select body from mails where to_address = $1 order by created_at desc limit 1`,
      [ada.email],
    );
    for (const word of words) expect(rows[0]?.body).toContain(word);
  });
});

test('the browser one is at keeps its notices; one that is signed out from elsewhere does not', async () => {
  const { id } = await enableBrowser(ada, sink.browser('Mine'));
  const [theirs] = (
    await thief<{ items: { id: string; current: boolean }[] }>('GET', '/api/sign-ins')
  ).body.items.filter(({ current }) => current);
  const works = await leave.browsers();
  expect((await ada.call('DELETE', `/api/sign-ins/${theirs!.id}`)).status).toBe(204);
  expect(await works()).toBe(false);
  expect((await ada.call('DELETE', '/api/sign-ins?keep=current')).status).toBe(200);
  expect(
    (await ada.call<{ items: unknown[] }>('GET', '/api/me/browsers')).body.items,
  ).toMatchObject([{ id }]);
});

test('just signing out here leaves the calendar and the browser that is told also then', async () => {
  const [feed, browser] = [await leave.feeds(), await leave.browsers()];
  expect((await thief('DELETE', '/api/sign-ins/current')).status).toBe(204);
  expect([await feed(), await browser()]).toEqual([true, true]);
});

test('nothing is left behind by whoever is just being signed out', async () => {
  for (let round = 0; round < 6; round += 1) {
    const person = await world.person('Race');
    const made = [
      makeFeed(person).answer,
      makeToken(person).answer,
      enableBrowser(person, sink.browser(`Race ${round}`)).answer,
      person.call('DELETE', '/api/sign-ins'),
    ];
    const statuses = (await Promise.all(made)).map(({ status }) => status);
    for (const status of statuses) expect([200, 201, 401]).toContain(status);
    for (const table of ['feeds', 'browsers'])
      expect(
        (await world.fresh.pool.query(`select 1 from ${table} where person_id = $1`, [person.id]))
          .rowCount,
        table,
      ).toBe(0);
    const { rowCount } = await world.fresh.pool.query(
      'select from good_tokens where person_id = $1',
      [person.id],
    );
    expect(rowCount).toBe(0);
  }
});

test('no table that keeps a secret or an address of somebody is missing on the list', async () => {
  const { rows } = await world.fresh.pool.query<{ table: string; columns: string[] }>(
    `select c.table_name as table, array_agg(c.column_name::text order by c.column_name) as columns
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and c.column_name ~ '(secret|token|hash|endpoint|password|key|code|auth|value|visitor|link)'
      group by 1`,
  );
  const exempt: Readonly<Record<string, string>> = {
    sign_ins: 'the sign-ins themselves',
    sign_in_methods: 'the password, which these acts replace or leave to its owner',
    invitations: 'lets somebody else in; an admin sees and takes it back at Control > Users',
    link_holders: 'what a person may enter, not a way to become them; guests are nobody',
    journal: 'which token it was, not what opens it',
    assemblies: 'links to documents',
    webhooks: 'whither an organisation is told; its admins see and remove it',
    agents: 'a program at an assembly, which is nobody’s',
    agent_joins: 'lets a program in; whoever manages the assembly sees and replaces it',
    assembly_tasks: 'for the agent of an assembly',
    task_runs: 'what an agent wrote',
    holder_settings: 'a public key, which lets its owner in where they hold an assembly',
    room_blocks: 'keeps somebody out',
    limits: 'counts',
    idempotent_answers:
      'answers given before; none is given again of a sign-in that has ended, or of a password that has changed (`idempotency.test.ts`)',
    push_keys: 'of the installation',
    set_up: 'of the installation',
    rooms: 'the number of a room’s link, which is the room’s',
  };
  const found = rows.map(({ table }) => table);
  expect(
    found.filter((table) => !(table in remains) && !(table in exempt) && table !== 'migrations'),
  ).toEqual([]);
  expect(Object.keys(remains).filter((table) => !found.includes(table))).toEqual([]);
});
