import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../../base/data/database.ts';
import { newId } from '../../base/ids.ts';
import { broken } from '../../../test/invariants.ts';
import { changeAccount, chooseNotices } from '../../../test/world/account.ts';
import { statusOf } from '../../../test/world/answers.ts';
import {
  acceptContact,
  askForContact,
  endContact,
  refuseContact,
  withdrawRequest,
} from '../../../test/world/contacts.ts';
import { addTo } from '../../../test/world/groups.ts';
import { age, readdress, renewLimits } from '../../../test/world/beyond.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { bindRequests } from './requests/actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});

type Requests = {
  items: { id: string; name: string | null; email: string; message: string; since: string }[];
};
const requests = async (of: Someone, direction: 'in' | 'out') =>
  (await of.call<Requests>('GET', `/api/contact-requests?direction=${direction}`)).body.items;
const contacts = async (of: Someone) =>
  (await of.call<{ items: { person: { name: string } }[] }>('GET', '/api/contacts')).body.items.map(
    ({ person }) => person.name,
  );
const mails = async (to: string) =>
  (
    await world.fresh.pool.query(
      'select subject, body from mails where to_address = $1 order by id',
      [to],
    )
  ).rows as { subject: string; body: string }[];
const pair = async (): Promise<[Someone, Someone]> => [
  await world.person('Ada'),
  await world.person('Ben'),
];
const organised = async (name?: string) => {
  const here = await world.organisation(name);
  await world.person('Root', { organisation: here, role: 'admin' });
  return here;
};
const unlimited = () => renewLimits(world);

describe('asking for contact', () => {
  test('both are connected once the other accepts, and only then see each other’s names', async () => {
    const [ada, ben] = await pair();
    await askForContact(ada, ben.email, 'From the lab');
    expect(await requests(ada, 'out')).toMatchObject([{ name: null, email: ben.email }]);
    const [request] = await requests(ben, 'in');
    expect(request).toMatchObject({ name: 'Ada', email: ada.email, message: 'From the lab' });
    expect([await contacts(ada), await contacts(ben)]).toEqual([[], []]);
    await acceptContact(ben, request!.id);
    expect([await contacts(ada), await contacts(ben)]).toEqual([['Ben'], ['Ada']]);
    expect([await requests(ada, 'out'), await requests(ben, 'in')]).toEqual([[], []]);
    expect(await statusOf(askForContact(ada, ben.email))).toBe(409);
  });

  test('the mail waits for the end of quiet hours', async () => {
    const [ada, ben] = await pair();
    await changeAccount(ben, { zone: 'UTC' });
    const wall = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
    const quiet = (from: number, until: number) =>
      chooseNotices(ben, { quiet: { from: wall(from), until: wall(until) } }).answer;
    const state = async () => {
      await age(world, 'mails', ['created_at'], '5 minutes', { to_address: ben.email });
      await world.app.jobs.find(({ queue }) => queue === 'mail-sweep')!.work({});
      return (
        await world.fresh.pool.query('select state from mails where to_address = $1', [ben.email])
      ).rows;
    };
    await quiet(-60, 120);
    await askForContact(ada, ben.email);
    expect(await state()).toEqual([{ state: 'queued' }]);
    await quiet(-120, -60);
    expect(await state()).toEqual([{ state: 'kept' }]);
  });

  test('the answer is the same whether the address is known, unknown, has declined or has blocked', async () => {
    const [ada, ben] = await pair();
    const cleo = await world.person('Cleo');
    const dan = await world.person('Dan');
    for (const refusing of [cleo, dan]) {
      await askForContact(ada, refusing.email);
      const [request] = await requests(refusing, 'in');
      await refuseContact(refusing, request!.id, {
        block: refusing === dan,
      });
      await withdrawRequest(ada, request!.id);
    }
    await unlimited();
    const answers = [];
    for (const email of [ben.email, 'nobody.yet@example.org', cleo.email, dan.email])
      answers.push(await askForContact(ada, email).answer);
    const shape = answers.map(({ status, body }) => ({
      status,
      keys: Object.keys(body),
      connected: body.connected,
    }));
    expect(new Set(shape.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(shape[0]).toEqual({
      status: 201,
      keys: ['id', 'email', 'since', 'connected'],
      connected: false,
    });
    expect((await requests(ada, 'out')).map(({ name }) => name)).toEqual([null, null, null, null]);
    expect([
      (await requests(cleo, 'in')).length,
      (await requests(dan, 'in')).length,
      (await requests(ben, 'in')).length,
    ]).toEqual([0, 0, 1]);
  });

  test('asking again while one is open makes no second request and no second mail', async () => {
    const [ada, ben] = await pair();
    const first = await askForContact(ada, ben.email).answer;
    const second = await askForContact(ada, ben.email.toUpperCase()).answer;
    expect(second.body).toEqual(first.body);
    expect(await requests(ben, 'in')).toHaveLength(1);
    await withdrawRequest(ada, first.body.id);
    await askForContact(ada, ben.email);
    expect(await mails(ben.email)).toHaveLength(1);
  });

  test('a stranger’s text goes into no mail to an address without an account', async () => {
    const [ada, ben] = await pair();
    await askForContact(ada, 'somebody.new@example.org', 'Click here');
    await askForContact(ada, ben.email, 'Click here');
    expect(
      (await mails('somebody.new@example.org')).map(({ body }) => body.includes('Click here')),
    ).toEqual([false]);
    expect((await mails(ben.email)).map(({ body }) => body.includes('Click here'))).toEqual([true]);
  });

  test('a declined person waits on and reaches the other again only after thirty days', async () => {
    const [ada, ben] = await pair();
    const body = await askForContact(ada, ben.email);
    await refuseContact(ben, body.id);
    expect(await requests(ada, 'out')).toHaveLength(1);
    expect(await askForContact(ada, ben.email)).toEqual(body);
    expect(await requests(ben, 'in')).toEqual([]);
    await age(world, 'sign_ins', ['expires_at'], '-10 years');
    try {
      await world.fresh.turnClock(31 * 86_400_000);
      await askForContact(ada, ben.email);
    } finally {
      await world.fresh.turnClock(0);
    }
    expect(await requests(ben, 'in')).toHaveLength(1);
  });

  test('a blocked person never reaches the other, until unblocked', async () => {
    const [ada, ben] = await pair();
    const body = await askForContact(ada, ben.email);
    await refuseContact(ben, body.id, { block: true });
    await age(world, 'contact_requests', ['answered_at'], '60 days', { from_id: ada.id });
    await askForContact(ada, ben.email);
    expect(await requests(ben, 'in')).toEqual([]);
    const blocks = await ben.call<{ items: { person: { id: string; name: string } }[] }>(
      'GET',
      '/api/blocks',
    );
    expect(blocks.body.items.map(({ person }) => person.name)).toEqual(['Ada']);
    expect((await ben.call('DELETE', `/api/blocks/${ada.id}`)).status).toBe(204);
    await askForContact(ada, ben.email);
    expect(await requests(ben, 'in')).toHaveLength(1);
  });

  test('whoever asks a person they had declined or blocked is connected at once, because that person still waits', async () => {
    const [ada, ben] = await pair();
    const body = await askForContact(ada, ben.email);
    await refuseContact(ben, body.id, { block: true });
    expect((await askForContact(ben, ada.email)).connected).toBe(true);
    expect([await contacts(ada), await contacts(ben)]).toEqual([['Ben'], ['Ada']]);
  });

  test('one cannot ask oneself, nor more than five people in an hour', async () => {
    const ada = await world.person('Ada');
    const own = await askForContact(ada, ada.email).answer;
    expect([
      own.status,
      (own.body as unknown as { faults: { code: string }[] }).faults[0]!.code,
    ]).toEqual([422, 'own-address']);
    for (let place = 0; place < 4; place += 1) await askForContact(ada, `p${place}@example.org`);
    const over = await askForContact(ada, 'p5@example.org').answer;
    expect([over.status, Number(over.headers['retry-after']) > 0]).toEqual([429, true]);
  });

  test('a request to an address without an account reaches its owner when they confirm it', async () => {
    const ada = await world.person('Ada');
    await askForContact(ada, 'late.comer@example.org');
    const late = await world.person('Late');
    await readdress(world, late, 'late.comer@example.org');
    expect(await requests(late, 'in')).toEqual([]);
    await transact(world.fresh.db, (tx) => bindRequests(tx, late.id));
    expect(await requests(late, 'in')).toMatchObject([{ name: 'Ada' }]);
  });

  test('somebody asked before they had an account finds the request after signing up', async () => {
    const ada = await world.person('Ada');
    const email = 'brand.new@example.org';
    await askForContact(ada, email, 'Welcome');
    await world.nobody('POST', '/api/sign-ups', {
      name: 'Nina New',
      email,
      password: 'a long enough secret',
      language: 'en',
      zone: 'UTC',
    });
    const token = /verify#(\S+)/u.exec((await mails(email)).at(-1)!.body)![1];
    const verified = await world.nobody('POST', '/api/verifications', {
      token,
      password: 'a long enough secret',
    });
    const cookie = String(verified.headers['set-cookie']).split(';')[0]!;
    const answer = await world.app.http.inject({
      method: 'GET',
      url: '/api/contact-requests?direction=in',
      headers: { cookie },
    });
    expect(answer.json<Requests>().items).toMatchObject([{ name: 'Ada', message: 'Welcome' }]);
  });
});

describe('races', () => {
  test('two who ask each other at the same instant become one contact, without an error', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [ada, ben] = await pair();
      const answers = await Promise.all([
        askForContact(ada, ben.email).answer,
        askForContact(ben, ada.email).answer,
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect([await contacts(ada), await contacts(ben)]).toEqual([['Ben'], ['Ada']]);
      expect([
        await requests(ada, 'in'),
        await requests(ada, 'out'),
        await requests(ben, 'in'),
        await requests(ben, 'out'),
      ]).toEqual([[], [], [], []]);
    }
  });

  test('withdrawing while the other accepts has one outcome, the same for both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [ada, ben] = await pair();
      const body = await askForContact(ada, ben.email);
      const [withdrawn, accepted] = await Promise.all([
        withdrawRequest(ada, body.id).answer,
        acceptContact(ben, body.id).answer,
      ]);
      expect([withdrawn.status, accepted.status].sort((one, other) => one - other)).toEqual(
        withdrawn.status === 204 ? [204, 409] : [201, 409],
      );
      const connected = accepted.status === 201;
      expect([await contacts(ada), await contacts(ben)]).toEqual(
        connected ? [['Ben'], ['Ada']] : [[], []],
      );
      expect(await requests(ada, 'out')).toEqual([]);
    }
  });

  test('an address is asked while its owner confirms it, and the request is found', async () => {
    for (let round = 0; round < 6; round += 1) {
      const ada = await world.person('Ada');
      const late = await world.person('Late');
      const email = `race${round}@example.org`;
      await Promise.all([
        askForContact(ada, email).answer,
        transact(world.fresh.db, async (tx) => {
          await tx.updateTable('persons').set({ email }).where('id', '=', late.id).execute();
          await bindRequests(tx, late.id);
        }),
      ]);
      expect(await requests(late, 'in')).toHaveLength(1);
    }
  });
});

describe('foreign rows', () => {
  test('look exactly like unknown ones', async () => {
    const [ada, ben] = await pair();
    const eve = await world.person('Eve');
    const body = await askForContact(ada, ben.email);
    const strip = ({ status, body: said }: { status: number; body: object }) => ({
      status,
      body: { ...said, instance: '' },
    });
    for (const [method, path, sent] of [
      ['DELETE', (id: string) => `/api/contact-requests/${id}`, undefined],
      ['POST', (id: string) => `/api/contact-requests/${id}/acceptance`, undefined],
      ['POST', (id: string) => `/api/contact-requests/${id}/refusal`, {}],
    ] as const) {
      const unknown = strip(await eve.call(method, path(newId()), sent));
      expect(unknown.status).toBe(404);
      expect(strip(await eve.call(method, path(body.id), sent))).toEqual(unknown);
    }
    expect(strip(await acceptContact(ada, body.id).answer)).toEqual(
      strip(await acceptContact(ada, newId()).answer),
    );
    expect(strip(await endContact(eve, ada).answer)).toEqual(
      strip(await endContact(eve, { id: newId() }).answer),
    );
  });

  test('a kept request is unknown to the one it would have gone to', async () => {
    const [ada, ben] = await pair();
    await world.fresh.db
      .insertInto('blocks')
      .values({ person_id: ben.id, blocked_id: ada.id })
      .execute();
    const body = await askForContact(ada, ben.email);
    expect(await statusOf(acceptContact(ben, body.id))).toBe(404);
  });
});

describe('ending a contact', () => {
  type Ending = { groups: { id: string; name: string; person: { id: string; name: string } }[] };

  test('lists the groups that rest on it, in both directions, and takes exactly those people out', async () => {
    const here = await organised('Here');
    const [ada, ben] = [
      await world.person('Ada', { organisation: here }),
      await world.person('Ben'),
    ];
    const cleo = await world.person('Cleo', { organisation: here });
    await world.contact(ada, ben);
    await world.contact(cleo, ben);
    const rests = await world.group('By Ada', here, { managers: [ada], members: [ben] });
    // added by Cleo, who is a contact too
    const cleos = await world.group('By Cleo', here, { managers: [cleo, ada], members: [ben] });
    const listing = await ada.call<Ending>('GET', `/api/contacts/${ben.id}/ending`);
    expect(listing.body.groups).toEqual([
      { id: rests, name: 'By Ada', organisation: 'Here', person: { id: ben.id, name: 'Ben' } },
    ]);
    expect((await ben.call<Ending>('GET', `/api/contacts/${ada.id}/ending`)).body.groups).toEqual(
      listing.body.groups,
    );
    const unconfirmed = await ada.call<{ code: string; now: Ending }>(
      'DELETE',
      `/api/contacts/${ben.id}`,
      {},
    );
    expect([unconfirmed.status, unconfirmed.body.code, unconfirmed.body.now.groups.length]).toEqual(
      [409, 'groups-confirmed', 1],
    );
    expect(await contacts(ada)).toEqual(['Ben']);
    await endContact(ada, ben, [rests]);
    expect(await contacts(ada)).toEqual([]);
    const left = await world.fresh.db
      .selectFrom('group_members')
      .select(['group_id'])
      .where('person_id', '=', ben.id)
      .execute();
    expect(left.map((row) => row.group_id)).toEqual([cleos]);
  });

  test('two who brought each other in as managers do not leave the group without one', async () => {
    const here = await organised();
    const [ada, ben] = [
      await world.person('Ada', { organisation: here }),
      await world.person('Ben', { organisation: here }),
    ];
    await world.contact(ada, ben);
    const group = await world.group('Two', here, { managers: [ada, ben] });
    await world.fresh.db
      .updateTable('group_members')
      .set({ added_by: ben.id })
      .where('person_id', '=', ada.id)
      .execute();
    const { body } = await ada.call<Ending>('GET', `/api/contacts/${ben.id}/ending`);
    expect(body.groups).toHaveLength(1);
    await endContact(ada, ben, [group]);
    expect(await broken(world.fresh.pool)).toEqual([]);
  });

  test('a person added while the contact ends is not left in the group', async () => {
    const here = await organised();
    for (let round = 0; round < 6; round += 1) {
      const [ada, ben] = [
        await world.person('Ada', { organisation: here }),
        await world.person('Ben'),
      ];
      await world.contact(ada, ben);
      const group = await world.group(`Race ${round}`, here, { managers: [ada] });
      const [added, ended] = await Promise.all([
        addTo(ada, group, ben).answer,
        endContact(ada, ben).answer,
      ]);
      expect([added.status, ended.status]).toEqual(ended.status === 204 ? [403, 204] : [201, 409]);
    }
  });
});
