import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { chooseNotices, readAll } from '../../test/world/account.ts';
import {
  acceptContact,
  askForContact,
  refuseContact,
  withdrawRequest,
} from '../../test/world/contacts.ts';
import { addTo, deleteGroup, setMembers, takeOut, unnest } from '../../test/world/groups.ts';
import { kindNamed } from '../../test/world/notices.ts';
import { giveRole } from '../../test/world/organisation.ts';
import { openSecond, type Second } from '../../test/world/second.ts';
import { everybodyHosts, openWorld, type Someone, type World } from '../../test/world/world.ts';
import { entryOf } from '../base/journal/follow.ts';
import { transact } from '../base/data/database.ts';
import { newId, type OrganisationId } from '../base/ids.ts';
import { append } from '../base/journal/journal.ts';
import { notify } from './actions.ts';
import type { Notice } from './contract.ts';
import { notices } from '../app.ts';
import { browsersJobs } from './browsers/reactions.ts';
import { followJournal, noticesJobs } from './reactions.ts';

let world: World;
let second: Second;
let organisation: OrganisationId;
beforeAll(async () => {
  world = await openWorld();
  await everybodyHosts(world);
  organisation = await world.organisation();
  second = await openSecond(world);
});
afterAll(async () => {
  await second.stop();
  await world.close();
});
let ada: Someone;
let ben: Someone;
beforeEach(
  async () =>
    void ([ada, ben] = [
      await world.person('Ada', { organisation }),
      await world.person('Ben', { organisation }),
    ]),
);

const list = async (who: Someone): Promise<Notice[]> =>
  (await who.call<{ items: Notice[] }>('GET', '/api/notices')).body.items;
const seen = async (who: Someone) =>
  (await list(who)).map(({ kind, title, open, count, href }) => [kind, title, open, count, href]);
const request = async (from: Someone, to: Someone): Promise<string> =>
  (await askForContact(from, to.email)).id;

describe('a contact request', () => {
  const asked = (open: boolean) => [
    'contact-request',
    'Ada asks you for contact',
    open,
    1,
    '/administration/contacts?tab=incoming',
  ];
  test('is told to whom it goes, closes with the answer, and the answer is told to the one who asked', async () => {
    const id = await request(ada, ben);
    await expect.poll(() => seen(ben)).toEqual([asked(true)]);
    await acceptContact(ben, id);
    await expect
      .poll(() => seen(ada))
      .toEqual([
        ['contact-accepted', 'Ben is your contact now', false, 1, '/administration/contacts'],
      ]);
    expect(await seen(ben)).toEqual([asked(false)]);
  });
  test.each([
    ['declined', (id: string) => refuseContact(ben, id).answer],
    ['declined and blocked', (id: string) => refuseContact(ben, id, { block: true }).answer],
    ['withdrawn', (id: string) => withdrawRequest(ada, id).answer],
  ])('closes when it is %s, without a word to the one who asked', async (_, end) => {
    const id = await request(ada, ben);
    await expect.poll(() => seen(ben)).toEqual([asked(true)]);
    await end(id);
    await expect.poll(() => seen(ben)).toEqual([asked(false)]);
    expect(await seen(ada)).toEqual([]);
  });
  test('that crosses another makes contacts of both, and nothing stays open', async () => {
    await request(ada, ben);
    await expect.poll(() => seen(ben)).toEqual([asked(true)]);
    await request(ben, ada);
    await expect
      .poll(() => seen(ada))
      .toEqual([
        ['contact-accepted', 'Ben is your contact now', false, 1, '/administration/contacts'],
      ]);
    expect(await seen(ben)).toEqual([asked(false)]);
  });
  test('to somebody who wants no mail of it sends none', async () => {
    const mails = async () =>
      (await world.fresh.pool.query('select 1 from mails where to_address = $1', [ben.email]))
        .rowCount;
    await chooseNotices(ben, {
      kinds: [{ kind: 'contact-request', bell: true, browser: false, mail: false }],
    });
    await request(ada, ben);
    await expect.poll(() => seen(ben)).toEqual([asked(true)]);
    expect(await mails()).toBe(0);
    const eve = await world.person('Eve');
    await chooseNotices(ben, {
      kinds: [{ kind: 'contact-request', bell: true, browser: false, mail: true }],
    });
    await request(eve, ben);
    expect(await mails()).toBe(1);
  });
  test('from somebody who is blocked is not told', async () => {
    const first = await request(ada, ben);
    await expect.poll(() => seen(ben)).toEqual([asked(true)]);
    await refuseContact(ben, first, { block: true });
    await request(ada, ben);
    await request(await world.person('Cleo'), ben);
    const titles = async () => (await seen(ben)).map(([, title]) => title);
    await expect.poll(titles).toEqual(['Cleo asks you for contact', 'Ada asks you for contact']);
    expect((await seen(ben))[1]).toEqual(asked(false));
  });
});

describe('a group', () => {
  test('is told to those who are put into it, not to who did it, and no more when they are taken out', async () => {
    const group = await world.group('Choir', organisation, { managers: [ada] });
    await world.contact(ada, ben);
    await addTo(ada, group, ben);
    await expect
      .poll(() => seen(ben))
      .toEqual([['added-to-group', 'You are in the group Choir now', false, 1, '/sessions']]);
    expect([(await list(ben))[0]!.body, await seen(ada)]).toEqual(['Ada added you.', []]);
    await takeOut(ada, group, ben);
    await expect
      .poll(async () => (await list(ben)).map(({ title, read }) => [title, read]))
      .toEqual([
        ['You are no longer in Choir', false],
        ['Anteroom', true], // what one may not know any more is not named
      ]);
  });
});

describe('a role, and what is lost', () => {
  const people = async (group: string, roles: Readonly<Record<string, string | null>>) => {
    const { body } = await ada.call<{ version: number }>('GET', `/api/groups/${group}`);
    const seats = Object.entries(roles).map(([person, role]) => ({ person, role }));
    await setMembers(ada, group, seats, body.version);
  };
  const fresh = async (who: Someone) =>
    (await list(who)).filter(({ read }) => !read).map(({ title, href }) => [title, href]);
  test('whoever becomes a manager is told, is told when that ends, and when they are out; the last word stands', async () => {
    const group = await world.group('Robotics', organisation, { managers: [ada], members: [ben] });
    const [boss, member, out] = [
      { [ben.id]: 'manager' },
      { [ben.id]: 'member' },
      { [ben.id]: null },
    ];
    await people(group, boss);
    await expect
      .poll(() => fresh(ben))
      .toEqual([['You manage Robotics now', `/administration/groups/${group}`]]);
    expect((await list(ben))[0]!.body).toBe(
      'Ada gave you this role. You can change who is in the group and make sessions for it.',
    );
    await people(group, member);
    await expect
      .poll(() => fresh(ben))
      .toEqual([['You no longer manage Robotics', '/administration/groups?tab=member']]);
    await world.contact(ada, ben);
    await people(group, out);
    await expect.poll(() => fresh(ben)).toEqual([['You are no longer in Robotics', '/']]);
    await people(group, member);
    await expect
      .poll(() => fresh(ben))
      .toEqual([['You are in the group Robotics now', '/sessions']]);
    expect(await seen(ada)).toEqual([]);
  });
  test('whoever leaves by themselves is told nothing', async () => {
    const group = await world.group('Rowing', organisation, { managers: [ada], members: [ben] });
    await takeOut(ben, group, ben);
    await request(ada, ben); // the next entry: all before it has been followed
    await expect
      .poll(() => fresh(ben))
      .toEqual([['Ada asks you for contact', '/administration/contacts?tab=incoming']]);
  });
  test('what is lost with a group inside another one is told, unless another way leads there', async () => {
    const boss = await world.person('Bo', { organisation, role: 'admin' });
    const inner = await world.group('Boats', organisation, {
      managers: [boss],
      members: [ada, ben],
    });
    const [outer, whole] = [
      await world.group('Club', organisation, { managers: [boss], members: [ada] }),
      await world.group('Union', organisation, { managers: [boss] }),
    ];
    const nest = async (into: string, group: string) =>
      expect((await boss.call('POST', `/api/groups/${into}/groups`, { group })).status).toBe(204);
    await nest(outer, inner);
    await nest(whole, outer);
    await takeOut(boss, inner, ben);
    const lost = async (who: Someone) => (await fresh(who)).map(([title]) => title).toSorted();
    await expect
      .poll(() => lost(ben))
      .toEqual(['Boats', 'Club', 'Union'].map((name) => `You are no longer in ${name}`));
    const cleo = await world.person('Cleo', { organisation });
    await addTo(boss, inner, cleo);
    await expect.poll(() => lost(cleo)).toEqual(['You are in the group Boats now']);
    await unnest(boss, outer, inner);
    await expect
      .poll(() => lost(cleo))
      .toEqual([
        'You are in the group Boats now',
        'You are no longer in Club',
        'You are no longer in Union',
      ]);
    expect([await lost(ada), await lost(boss)]).toEqual([[], []]);
  });
  test('whoever is suspended where they belong elsewhere, too, is told by the bell; else by a mail', async () => {
    const boss = await world.person('Bo', { organisation, role: 'admin' });
    const { name } = (
      await boss.call<{ name: string }>('GET', `/api/organisations/${organisation}`)
    ).body;
    const mails = async (who: Someone) =>
      (
        await world.fresh.pool.query<{ subject: string; body: string }>(
          'select subject, body from mails where to_address = $1',
          [who.email],
        )
      ).rows;
    const suspend = (who: Someone, method = 'PUT') =>
      boss.call(method, `/api/organisations/${organisation}/members/${who.id}/suspension`);
    const elsewhere = await world.organisation('Elsewhere');
    await world.join(ben, elsewhere);
    expect([(await suspend(ada)).status, (await suspend(ben)).status]).toEqual([204, 204]);
    await expect.poll(() => fresh(ben)).toEqual([[`You are suspended in ${name}`, '/']]);
    expect(await mails(ben)).toEqual([]);
    const [mail, ...more] = await mails(ada);
    expect([mail?.subject, more]).toEqual(['You are suspended', []]);
    expect(mail?.body).toContain(`you are suspended in ${name}.`);
    expect(mail?.body).toContain('Ask Bo');
    await suspend(ben, 'DELETE');
    await expect.poll(() => fresh(ben)).toEqual([]);
  });
  test('of a group that is deleted, and of an organisation, too', async () => {
    const boss = await world.person('Bo', { organisation, role: 'admin' });
    const group = await world.group('Sailing', organisation, { managers: [boss], members: [ben] });
    const name = (
      await boss.call<{ organisation: { name: string } }>('GET', `/api/groups/${group}`)
    ).body.organisation.name;
    await deleteGroup(boss, group);
    await expect.poll(() => fresh(ben)).toEqual([['You are no longer in Sailing', '/']]);
    const role = (to: string) => giveRole(boss, organisation, ben, to).answer;
    expect((await role('admin')).status).toBe(204);
    await expect
      .poll(async () => (await fresh(ben))[0])
      .toEqual([`You are an admin of ${name} now`, '/control/users']);
    await role('member');
    await expect
      .poll(async () => (await fresh(ben))[0])
      .toEqual([`You are no longer an admin of ${name}`, '/']);
  });
});

describe('what the journal tells', () => {
  test('becomes one notice, however many processes read it', async () => {
    const third = await followJournal(second.app.deps, notices, () => undefined, false);
    await request(ada, ben);
    await expect.poll(() => seen(ben)).toHaveLength(1);
    const { rows } = await world.fresh.pool.query(
      'select * from journal order by seq desc limit 1',
    );
    const entry = entryOf(rows[0]);
    const { react } = third.reaction;
    await Promise.all([react([entry]), react([entry]), react([entry])]);
    expect((await list(ben)).map(({ count }) => count)).toEqual([1]);
    await third.stop();
  });
  test('is not lost when every process died before it was read', async () => {
    const id = newId<'contact-request'>();
    await world.fresh.db
      .insertInto('contact_requests')
      .values({
        id,
        from_id: ada.id,
        to_email: ben.email,
        to_id: ben.id,
        message: '',
        state: 'pending',
        answered_at: null,
      })
      .execute();
    const entry = { kind: 'contact.requested', subject: id, data: { persons: [ada.id, ben.id] } };
    await world.fresh.pool.query(
      `insert into journal (person_id, through, kind, subject_id, data) values ($1, 'web', $2, $3, $4)`,
      [ada.id, entry.kind, id, entry.data],
    );
    await world.fresh.pool.query(`delete from followed_entries`);
    await world.fresh.pool.query(
      `insert into followed_entries (follower, seq) select 'notices', seq from journal where subject_id is distinct from $1`,
      [id],
    );
    await (await followJournal(second.app.deps, notices, () => undefined, false)).stop();
    await expect.poll(() => seen(ben)).toHaveLength(1);
  });
  test('of an answer that came before anybody looked makes no notice', async () => {
    const id = newId<'contact-request'>();
    await transact(world.fresh.db, (tx) =>
      append(
        tx,
        { person: ada.id, through: 'web', requestId: null },
        { kind: 'contact.requested', subject: id, data: { persons: [ada.id, ben.id] } },
      ),
    );
    await request(await world.person('Dan'), ben);
    await expect.poll(async () => (await seen(ben)).length).toBe(1);
  });
});

describe('what is old', () => {
  test('goes with the nightly sweep; what is in use stays', async () => {
    const { pool } = world.fresh;
    const notice = (days: number, subject = newId()) =>
      pool.query(
        `insert into notices (id, person_id, kind, subject_id, shown, at) values ($1, $2, 'knock', $1, true, now() - make_interval(days => $3))`,
        [subject, ada.id, days],
      );
    const [old, young] = [newId(), newId()];
    await notice(91, old);
    await notice(89, young);
    await pool.query(
      `insert into deliveries (notice_id, channel, state, due_at, until) values ($1, 'mail', 'sent', now() - interval '8 days', now() - interval '8 days')`,
      [young],
    );
    const browser = (name: string, days: number, signIn: string | null) =>
      pool.query(
        `insert into browsers (id, person_id, endpoint, endpoint_hash, p256dh, auth, name, sign_in_id, seen_at) values (gen_random_uuid(), $1, $2::text, $2::text, '', '', $2::text, $3, now() - make_interval(days => $4))`,
        [ada.id, name, signIn, days],
      );
    await browser('signed in', 200, ada.signIn);
    await browser('signed out lately', 80, null);
    await browser('forgotten', 91, null);
    for (const { work } of [...noticesJobs(world.app.deps), ...browsersJobs(world.app.deps)])
      await work({});
    expect((await list(ada)).map(({ subject }) => subject)).toEqual([young]);
    expect(
      (await pool.query('select 1 from deliveries where notice_id = $1', [young])).rowCount,
    ).toBe(0);
    expect(
      (
        await pool.query<{ name: string }>(
          'select name from browsers where person_id = $1 order by name',
          [ada.id],
        )
      ).rows.map(({ name }) => name),
    ).toEqual(['signed in', 'signed out lately']);
  });
});

describe('mails about the security of an account', () => {
  test('go whatever is muted', async () => {
    const { body } = await ada.call<{ kinds: { kind: string }[] }>(
      'GET',
      '/api/me/notice-settings',
    );
    const kinds = body.kinds.map(({ kind }) => ({
      kind,
      bell: false,
      browser: false,
      mail: false,
    }));
    await chooseNotices(ada, { kinds, quiet: { from: '00:00', until: '23:59' } });
    await world.nobody('POST', '/api/password-resets', { email: ada.email });
    await expect
      .poll(
        async () =>
          (await world.fresh.pool.query('select 1 from mails where to_address = $1', [ada.email]))
            .rowCount,
      )
      .toBe(1);
  });
});

describe('open pages', () => {
  const sockets: WebSocket[] = [];
  afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
  async function page(who: Someone, at: 0 | 1) {
    const socket = new WebSocket(second.urls[at], {
      headers: { cookie: who.cookie, origin: 'http://localhost:3000' },
    });
    sockets.push(socket);
    const topics: string[] = [];
    socket.on('message', (raw: Buffer) =>
      topics.push(...((JSON.parse(raw.toString()) as { topics?: string[] }).topics ?? [])),
    );
    await new Promise((ready) => socket.once('message', ready));
    return {
      topics,
      say: (message: unknown) => socket.send(JSON.stringify(message)),
      close: () => socket.close(),
    };
  }
  const room = newId();
  const knock = (who: Someone, subject: string = room) =>
    transact(world.fresh.db, (tx) =>
      notify(tx, kindNamed('knock'), {
        persons: [who.id],
        subject,
        args: { name: 'Gus', title: 'Standup' },
        href: '/',
      }),
    );

  test('learn what is new and what was read on another device; pages of others learn nothing', async () => {
    const [here, other] = [await page(ada, 0), await page(ben, 1)];
    await knock(ada);
    await expect.poll(() => here.topics.length).toBeGreaterThan(0);
    expect((await ada.call('GET', '/api/notices/unread')).body).toEqual({ count: 1 });
    here.topics.length = 0;
    await Promise.all([1, 2, 3].map(() => readAll(ada).answer));
    await expect.poll(() => new Set(here.topics)).toEqual(new Set(['notices']));
    expect([(await ada.call('GET', '/api/notices/unread')).body, other.topics]).toEqual([
      { count: 0 },
      [],
    ]);
  });

  test('of other processes learn it too: what is told once here is told once to each of them', async () => {
    const said: string[] = [];
    const listener = await world.app.deps.line.hear(
      'notices',
      (text) => void (text && said.push(text)),
    );
    await Promise.all(Array.from({ length: 5 }, () => knock(ada)));
    await expect.poll(() => said.length).toBeGreaterThan(0);
    const { from, ...told } = JSON.parse(said[0]!) as Record<string, unknown>;
    expect(told).toEqual({ topic: 'notices', persons: [ada.id] });
    listener.stop();
    const [one, two, other] = [await page(ada, 0), await page(ada, 1), await page(ben, 1)];
    await world.fresh.pool.query('select pg_notify($1, $2)', [
      'notices',
      JSON.stringify({ from: 'another process', topic: 'browsers', persons: [ada.id] }),
    ]);
    await world.fresh.pool.query('select pg_notify($1, $2)', ['notices', 'rubbish']);
    await expect
      .poll(() => [one, two, other].map(({ topics }) => topics.includes('browsers')))
      .toEqual([true, true, false]);
    expect(other.topics).toEqual([]);
    expect(from).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('that show a room keep its pushes waiting, and let them go when they look away or close', async () => {
    await world.fresh.pool.query(
      `insert into browsers (id, person_id, endpoint, endpoint_hash, p256dh, auth, name, sign_in_id) values (gen_random_uuid(), $1::uuid, 'https://fcm.googleapis.com/x', $1::uuid, '', '', 'F', $2)`,
      [ada.id, ada.signIn],
    );
    const wait = async (subject: string) =>
      (
        await world.fresh.pool.query<{ wait: number }>(
          `select round(extract(epoch from d.due_at - n.at))::int as wait from deliveries d join notices n on n.id = d.notice_id where n.person_id = $1 and n.subject_id = $2 and channel = 'browser'`,
          [ada.id, subject],
        )
      ).rows[0]?.wait;
    const looking = async () =>
      (await world.fresh.pool.query('select 1 from gazes where person_id = $1', [ada.id])).rowCount;
    const [one, two] = [await page(ada, 0), await page(ada, 1)];
    const [first, another] = [newId(), newId()];
    one.say({ t: 'look', subject: first });
    two.say({ t: 'look', subject: first });
    await expect.poll(looking).toBe(2);
    await knock(ada, first);
    await knock(ada, another);
    expect([await wait(first), await wait(another)]).toEqual([10, 0]);
    one.say({ t: 'look', subject: null });
    await expect.poll(looking).toBe(1);
    expect(await wait(first)).toBe(10); // the other page still looks
    two.close();
    await expect.poll(looking).toBe(0);
    expect(await wait(first)).toBe(2);
    one.say({ t: 'look', subject: 'not an id' });
    one.say({ t: 'look' });
    one.say({ t: 'look', subject: another });
    await expect.poll(looking).toBe(1);
  });
});
