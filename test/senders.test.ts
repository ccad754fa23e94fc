import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '../src/base/data/database.ts';
import { newId } from '../src/base/ids.ts';
import { notify } from '../src/notices/actions.ts';
import { notices } from '../src/app.ts';
import { openSending, type Sending } from '../src/notices/sending/reactions.ts';
import { acceptContact, askForContact } from './world/contacts.ts';
import { ask, hours, mailInvitations, must, own } from './world/doors.ts';
import { addTo, deleteGroup, setMembers, takeOut } from './world/groups.ts';
import { kindNamed, kindNames } from './world/notices.ts';
import { invite } from './world/organisation.ts';
import { cancel, changeSession, dropHost, makeHost, planSession, wall } from './world/sessions.ts';
import { expireSoon, makeToken } from './world/tokens.ts';
import { readdress } from './world/beyond.ts';
import { makeWebhook } from './world/webhooks.ts';
import { openWorld, type World } from './world/world.ts';
import { sendLink, tell } from '../src/people/account/mails/actions.ts';
import { accountLetters } from '../src/people/account/mails/letter.ts';
import { accountOf } from '../src/people/known/store.ts';
import { clickable } from './clickable.ts';

// Whatever people call themselves, their rooms and their groups, and whatever they write: our mails
// make no link of it.

let world: World;
let pushing: Sending;
beforeAll(async () => {
  world = await openWorld();
  pushing = openSending(
    world.app.deps,
    notices,
    (error) => {
      throw error;
    },
    false,
  );
});
afterAll(async () => {
  await pushing.stop();
  await world.close();
});

const name = 'Eve www.evil.example “https://evil.example”';
const title = 'evil.example/x evil。example';
const note =
  'Call tel:+49301234 or mailto:eve@evil.example\nhttps://evil.example/login (evil.example)';

type Mail = {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string;
};
const written = async (): Promise<readonly Mail[]> => {
  const { pool } = world.fresh;
  await pool.query(
    `insert into notice_preferences (person_id, kind, bell, browser, mail) select p.id, k, true, true, true from persons p cross join (select distinct kind as k from notices) kinds
     on conflict (person_id, kind) do update set mail = true`,
  );
  await pool.query(
    `insert into deliveries (notice_id, channel, due_at, until) select id, 'mail', now(), now() + interval '1 day' from notices where kind <> 'contact-request' and settled_at is null
     on conflict (notice_id, channel, browser_id) do update set due_at = now() where deliveries.state = 'waiting'`,
  );
  await pushing.work();
  return (
    await pool.query<Mail>(
      `select kind, to_address as to, subject, body, html from mails where state = 'queued'`,
    )
  ).rows;
};
const shown = (html: string): string =>
  html
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
/** What a reader could click, apart from our own links and their own address. */
const foreign = (text: string, to: string): string[] =>
  clickable(text.replaceAll(/http:\/\/localhost:3000\S*/gu, ' ').replaceAll(to, ' '));

test(
  'no letter of any kind holds a link but our own, wherever the words of people stand in it',
  { timeout: 60_000 },
  async () => {
    const { pool, db } = world.fresh;
    const organisation = await world.organisation(`${title} GmbH`);
    const eve = await world.person(name, { organisation, role: 'admin' });
    await readdress(world, eve, 'eve@evil.example');
    const reader = await world.person('Rita Reader', { organisation });
    const newcomer = await world.person('Nina New', { organisation });
    const group = await world.group(`${title} group`, organisation, {
      managers: [eve],
      members: [reader],
    });
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(async (at) =>
        planSession(eve, { group, start: wall(hours(24)), title: `${title} ${at}` }),
      ),
    );
    await changeSession(eve, second!.id, { title: `${title} moved` }, second!.version);
    await cancel(eve, third!.id, 'see https://evil.example');
    const [mallory, outside] = [
      await world.person(name, { organisation }),
      await world.person('Ole Outside', { organisation }),
    ];
    await addTo(eve, group, mallory, 'manager');
    await must(
      mallory.call('POST', '/api/access-questions', {
        gate: 'enter-room',
        subject: first!.id,
        person: outside.id,
        admin: eve.id,
      }),
      204,
    );
    const room = await own(eve, organisation, { title });
    await mailInvitations(eve, room.id, [reader], note);
    const theirs = await own(reader, organisation, { title });
    await ask(await world.guest(theirs.link, name), theirs.id, note);
    await makeHost(reader, theirs.id, eve);
    await dropHost(eve, theirs.id, eve);
    const going = await world.group(`${title} going`, organisation, {
      managers: [eve],
      members: [reader],
    });
    await own(reader, organisation, { title, group: going });
    await deleteGroup(eve, going);
    await askForContact(eve, reader.email, note);
    await askForContact(eve, `stranger-${newId()}@example.org`, note);
    const { id } = await askForContact(newcomer, 'eve@evil.example', note);
    await acceptContact(eve, id);
    await addTo(eve, group, newcomer);
    await invite(eve, organisation, [`new-${newId()}@example.org`]);
    const [led, left] = [
      await world.group(`${title} led`, organisation, { managers: [eve], members: [reader] }),
      await world.group(`${title} left`, organisation, { managers: [eve], members: [reader] }),
    ];
    const managers = [eve, reader].map(({ id: person }) => ({ person, role: 'manager' }));
    await setMembers(eve, led, managers, 1);
    await takeOut(eve, left, reader);
    await expireSoon(world, await makeToken(eve, title));
    const stopped = newId();
    await pool.query(
      `insert into browsers (id, person_id, endpoint, endpoint_hash, p256dh, auth, name, gone_at) values ($1, $2, 'https://push.example.org', 'gone', '', '', $3, now())`,
      [stopped, reader.id, title],
    );
    await transact(db, (tx) =>
      notify(tx, kindNamed('browser-stopped'), {
        persons: [reader.id],
        subject: stopped,
        args: { browser: title },
        href: '/settings',
      }),
    );
    const failing = await makeWebhook(eve, organisation, { name: title });
    const admin = await world.person('Ann Admin', { organisation, role: 'admin' });
    await pool.query('update webhooks set failing_since = now() where id = $1', [failing.id]);
    await transact(db, (tx) =>
      notify(tx, kindNamed('webhook-stopped'), {
        persons: [admin.id],
        subject: failing.id,
        args: { webhook: title, why: 'failing' },
        href: '/control/webhooks',
      }),
    );
    await transact(db, async (tx) => {
      const to = (await accountOf(tx, eve.id))!;
      for (const occasion of Object.keys(accountLetters) as (keyof typeof accountLetters)[])
        if (occasion === 'verify' || occasion === 'reset' || occasion === 'addressNew')
          await sendLink(world.app.deps, tx, occasion, to);
        else
          await tell(
            tx,
            occasion,
            to,
            occasion === 'addressOld'
              ? { address: 'eve@evil.example' }
              : { organisation: title, ask: name },
          );
    });

    const told = async () => (await pool.query(`select distinct kind from notices`)).rowCount;
    await expect.poll(told).toBe(kindNames.length);
    const mails = await written();
    expect([...new Set(mails.map(({ kind }) => kind))].toSorted()).toEqual(
      world.app.letters.map(({ kind }) => kind).toSorted(),
    );
    for (const { kind, to, subject, body, html } of mails) {
      expect([kind, foreign(subject, to), foreign(body, to), foreign(shown(html), to)]).toEqual([
        kind,
        [],
        [],
        [],
      ]);
      const links = [...html.matchAll(/href="([^"]*)"/gu)].map(([, href]) =>
        href!.replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code))),
      );
      expect([kind, links.filter((link) => !link.startsWith('http://localhost:3000/'))]).toEqual([
        kind,
        [],
      ]);
    }
    expect(mails.filter(({ body }) => body.includes('evil. example')).length).toBeGreaterThan(5);
    const dated = mails.filter(
      ({ kind }) =>
        ['session-invited', 'session-changed', 'session-cancelled'].includes(kind) && kind,
    );
    expect(
      dated.filter(
        ({ kind, body }) =>
          kind !== 'session-invited' && !/\d{4} at \d\d:\d\d \(Europe\/Berlin\)/u.test(body),
      ),
    ).toEqual([]);
    await pool.query('delete from mails');
  },
);

test('a note of an accepted contact keeps its links, their name and the title do not', async () => {
  const organisation = await world.organisation();
  const [ada, ben] = [
    await world.person(name, { organisation }),
    await world.person('Ben', { organisation }),
  ];
  await world.contact(ada, ben);
  const room = await own(ada, organisation, { title });
  await mailInvitations(ada, room.id, [ben], 'Notes: https://docs.example/x');
  const [mail] = (await written()).filter(({ to }) => to === ben.email);
  expect(foreign(mail!.body, ben.email).join(' ')).toContain('https://docs.example/x');
  expect([foreign(mail!.subject, ben.email), mail!.body.includes('evil. example/x')]).toEqual([
    [],
    true,
  ]);
});
