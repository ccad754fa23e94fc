import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../src/base/data/database.ts';
import { newId } from '../src/base/ids.ts';
import { accountLetters } from '../src/people/account/mails/letter.ts';
import { sendLink, tell } from '../src/people/account/mails/actions.ts';
import { personal as everybodysPersonal } from '../src/app.ts';
import { erase } from '../src/people/leaving/actions.ts';
import { accountOf } from '../src/people/known/store.ts';
import { dropTokens } from '../src/people/account/mails/store.ts';
import { notify } from '../src/notices/actions.ts';
import { notices } from '../src/app.ts';
import { openSending, type Sending } from '../src/notices/sending/reactions.ts';
import { chooseNotices, disableBrowser, enableBrowser, readAll } from './world/account.ts';
import { acceptContact, askForContact, withdrawRequest } from './world/contacts.ts';
import { ask, elsewhere, endForAll, groupSession, must, own } from './world/doors.ts';
import { addTo, deleteGroup, setMembers, takeOut } from './world/groups.ts';
import { kindNamed, kindNames } from './world/notices.ts';
import { invite, removeMember, suspend, takeInvitationBack } from './world/organisation.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { cancel, changeSession, makeHost } from './world/sessions.ts';
import { cast, type Cast } from './world/cast.ts';
import { expireSoon, makeToken } from './world/tokens.ts';
import { readdress } from './world/beyond.ts';
import { makeWebhook } from './world/webhooks.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// Every kind of letter and of push through every way of losing it between queueing and sending.

let world: World;
let sink: Sink;
let pushing: Sending;
const faults: unknown[] = [];
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
  pushing = openSending(world.app.deps, notices, (error) => faults.push(error), false);
});
afterAll(async () => {
  await pushing.stop();
  await world.close();
  await sink.close();
  expect(faults).toEqual([]);
});

/** Somebody who is told, and whoever it comes from. `over`: what ends it as a matter of course. */
type Scene = {
  readonly all: Cast;
  readonly reader: Someone;
  readonly sender: Someone;
  readonly over: () => Promise<unknown>;
  readonly session?: string;
};
const gone = (who: Someone) =>
  transact(world.fresh.db, (tx) =>
    erase(tx, everybodysPersonal, { person: who.id, email: who.email }),
  );
const ways = {
  'nothing at all': async () => undefined,
  'the account is deleted': ({ reader }) => gone(reader),
  'the address is changed': ({ reader }) => readdress(world, reader, `new-${reader.email}`),
  'the person is suspended': ({ all, reader }) => suspend(all.boss, all.organisation, reader),
  'the group is lost': ({ all, reader }) => takeOut(all.boss, all.group, reader).answer,
  'such mails are switched off': ({ reader }) =>
    chooseNotices(reader, {
      kinds: kindNames.map((kind) => ({ kind, bell: true, browser: false, mail: false })),
    }).answer, // whoever has lost their sign-in chooses nothing
  'the sender is deleted': ({ sender }) => gone(sender),
  'the sender is blocked': ({ reader, sender }) =>
    world.fresh.pool.query(
      'insert into blocks (person_id, blocked_id) values ($1, $2) on conflict do nothing',
      [reader.id, sender.id],
    ),
  'the session is cancelled': ({ all, session }) =>
    session ? cancel(all.boss, session).answer : Promise.resolve(),
  'it is over': ({ over }) => over(),
} satisfies Readonly<Record<string, (scene: Scene) => Promise<unknown>>>;
type Way = keyof typeof ways;
const personal: readonly Way[] = [
  'the account is deleted',
  'the address is changed',
  'the person is suspended',
  'it is over',
];
const sessional: readonly Way[] = [...personal, 'the group is lost', 'such mails are switched off'];

const read = (reader: Someone) => () => readAll(reader);
const inSession = async (): Promise<Scene & { session: string }> => {
  const all = await cast(world);
  const { id } = await groupSession(all);
  return { all, reader: all.member, sender: all.boss, over: read(all.member), session: id };
};
const request = async (): Promise<Scene & { request: string }> => {
  const all = await cast(world);
  const [reader, sender] = [all.member, await world.person('Selma Sender')];
  const { id } = await askForContact(sender, reader.email, 'Hello');
  return {
    all,
    reader,
    sender,
    over: () => withdrawRequest(sender, id).answer,
    request: id,
  };
};
const account = async (occasion: keyof typeof accountLetters): Promise<Scene> => {
  const all = await cast(world);
  const reader = all.member;
  const suspension = (method: string) =>
    must(
      all.boss.call(
        method,
        `/api/organisations/${all.organisation}/members/${reader.id}/suspension`,
      ),
      204,
    );
  if (occasion === 'suspended') {
    await suspension('PUT');
    return { all, reader, sender: all.boss, over: () => suspension('DELETE') };
  }
  await transact(world.fresh.db, async (tx) => {
    const to = (await accountOf(tx, reader.id))!;
    if (occasion === 'verify' || occasion === 'reset' || occasion === 'addressNew')
      await sendLink(world.app.deps, tx, occasion, to);
    else await tell(tx, occasion, to);
  });
  const over = (): Promise<unknown> =>
    transact(world.fresh.db, async (tx) => {
      for (const purpose of ['verify', 'reset', 'address'] as const)
        await dropTokens(tx, reader.id, purpose);
    });
  return { all, reader, sender: all.boss, over };
};

type Row = { readonly drops: readonly Way[]; readonly make: () => Promise<Scene> };
const security: readonly Way[] = [];
const rows: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    Object.keys(accountLetters).map((name): [string, Row] => {
      const occasion = name as keyof typeof accountLetters;
      const drops = {
        verify: personal,
        reset: personal,
        addressNew: personal.filter((way) => way !== 'the address is changed'),
      } as const;
      if (occasion === 'suspended')
        return [
          `account.${name}`,
          {
            drops: personal.filter((way) => way !== 'the person is suspended'),
            make: () => account(occasion),
          },
        ];
      const about = ['taken', 'addressTaken'].includes(occasion)
        ? personal.filter((way) => way !== 'it is over')
        : security;
      return [
        `account.${name}`,
        {
          drops: occasion in drops ? drops[occasion as keyof typeof drops] : about,
          make: () => account(occasion),
        },
      ];
    }),
  ),
  invitation: {
    drops: ['the sender is deleted', 'it is over'],
    make: async () => {
      const all = await cast(world);
      const sender = await world.person('Ines Inviter', {
        organisation: all.organisation,
        role: 'admin',
      });
      const email = `invited-${newId()}@example.org`;
      await invite(sender, all.organisation, [email]);
      const over = () => takeInvitationBack(all.boss, all.organisation, email);
      return { all, reader: { ...all.member, email }, sender, over };
    },
  },
  'contact-request': {
    drops: [
      ...personal,
      'such mails are switched off',
      'the sender is deleted',
      'the sender is blocked',
    ],
    make: request,
  },
  knock: {
    drops: [...sessional, 'the sender is deleted', 'the session is cancelled'],
    make: async () => {
      const all = await cast(world);
      const { id } = await groupSession(all, { door: 'locked' });
      await ask(all.member, id);
      const over = () => endForAll(all.host, id);
      return { all, reader: all.host, sender: all.member, over, session: id };
    },
  },
  'session-invited': { drops: [...sessional, 'the session is cancelled'], make: inSession },
  'session-changed': {
    drops: [...sessional, 'the session is cancelled'],
    make: async () => {
      const scene = await inSession();
      const { body } = await scene.sender.call<{ version: number }>(
        'GET',
        `/api/sessions/${scene.session}`,
      );
      await changeSession(scene.sender, scene.session, { title: 'Other lab' }, body.version);
      return scene;
    },
  },
  'session-cancelled': {
    drops: sessional,
    make: async () => {
      const scene = await inSession();
      await cancel(scene.sender, scene.session, 'Ill');
      return scene;
    },
  },
  'access-asked': {
    drops: [
      ...personal,
      'such mails are switched off',
      'the sender is deleted',
      'the session is cancelled',
    ],
    make: async () => {
      const all = await cast(world);
      const { organisation, group, boss: reader } = all;
      const { id: session } = await groupSession(all);
      const [sender, outside] = [
        await world.person('Mona Manager', { organisation }),
        await world.person('Dora Outside', { organisation }),
      ];
      await addTo(reader, group, sender, 'manager');
      await must(
        sender.call('POST', '/api/access-questions', {
          gate: 'enter-room',
          subject: session,
          person: outside.id,
          admin: reader.id,
        }),
        204,
      );
      const boss = await world.person('Bo Boss', { organisation, role: 'admin' });
      return { all: { ...all, boss }, reader, sender, over: read(reader), session };
    },
  },
  'browser-stopped': {
    drops: [...personal, 'such mails are switched off'],
    make: async () => {
      const all = await cast(world);
      const { id } = await enableBrowser(all.member, sink.browser(newId()));
      await world.fresh.pool.query(`update browsers set gone_at = now() where id = $1`, [id]);
      await transact(world.fresh.db, (tx) =>
        notify(tx, kindNamed('browser-stopped'), {
          persons: [all.member.id],
          subject: id,
          args: { browser: 'Firefox' },
          href: '/settings/notifications',
        }),
      );
      return {
        all,
        reader: all.member,
        sender: all.host,
        over: () => disableBrowser(all.member, id),
      };
    },
  },
  'webhook-stopped': {
    drops: [...personal, 'such mails are switched off'],
    make: async () => {
      const all = await cast(world);
      const { organisation, host: sender } = all;
      const reader = await world.person('Ada Admin', { organisation, role: 'admin' });
      const { id } = await makeWebhook(all.boss, organisation);
      await world.fresh.pool.query('update webhooks set failing_since = now() where id = $1', [id]);
      await transact(world.fresh.db, (tx) =>
        notify(tx, kindNamed('webhook-stopped'), {
          persons: [reader.id],
          subject: id,
          args: { webhook: 'CI', why: 'failing' },
          href: '/control/webhooks',
        }),
      );
      const over = () =>
        must(reader.call('DELETE', `/api/organisations/${organisation}/webhooks/${id}`), 204);
      return { all, reader, sender, over };
    },
  },
  'contact-accepted': {
    drops: [...personal, 'such mails are switched off', 'the sender is deleted'],
    make: async () => {
      const { all, reader: sender, sender: reader, request: id } = await request();
      await world.join(reader, all.organisation);
      await acceptContact(sender, id);
      return { all, reader, sender, over: read(reader) };
    },
  },
  'room-lost-host': {
    drops: [...personal, 'such mails are switched off'],
    make: async () => {
      const all = await cast(world);
      const { organisation, host: reader, boss } = all;
      const sender = await world.person('Cleo Colleague', { organisation });
      const { id } = await own(reader, organisation);
      await makeHost(reader, id, sender);
      await removeMember(boss, organisation, sender);
      return { all, reader, sender, over: read(reader) };
    },
  },
  'room-lost-group': {
    drops: [...personal, 'such mails are switched off'],
    make: async () => {
      const all = await cast(world);
      const { organisation, host: reader, boss: sender } = all;
      const group = await world.group('Crew', organisation, {
        managers: [sender],
        members: [reader],
      });
      await own(reader, organisation, { group });
      await deleteGroup(sender, group);
      return { all, reader, sender, over: read(reader) };
    },
  },
  'access-lost': {
    drops: [...personal, 'such mails are switched off'],
    make: async () => {
      const all = await cast(world);
      const reader = await world.person('Nina Out', { organisation: all.organisation });
      await addTo(all.boss, all.group, reader);
      await takeOut(all.boss, all.group, reader);
      return { all, reader, sender: all.boss, over: read(reader) };
    },
  },
  'role-given': {
    drops: sessional,
    make: async () => {
      const all = await cast(world);
      await addTo(all.boss, all.group, all.member).catch(() => undefined);
      const { body } = await all.boss.call<{ version: number }>('GET', `/api/groups/${all.group}`);
      const people = [{ person: all.member.id, role: 'manager' }];
      await setMembers(all.boss, all.group, people, body.version);
      return { all, reader: all.member, sender: all.boss, over: read(all.member) };
    },
  },
  'token-expiring': {
    drops: [...personal, 'such mails are switched off'],
    make: async () => {
      const all = await cast(world);
      const { member: reader, boss: sender } = all;
      await expireSoon(world, await makeToken(reader));
      return { all, reader, sender, over: read(reader) };
    },
  },
  'added-to-group': {
    drops: sessional,
    make: async () => {
      const all = await cast(world);
      const reader = await world.person('Nina New', { organisation: all.organisation });
      await addTo(all.boss, all.group, reader);
      return { all, reader, sender: all.boss, over: read(reader) };
    },
  },
};

const wantAll = (reader: Someone, kind: string) =>
  chooseNotices(reader, { kinds: [{ kind, bell: true, browser: true, mail: true }] });
const mailOf = async (kind: string, address: string) =>
  (
    await world.fresh.pool.query<{ id: string; state: string; body: string; why: string | null }>(
      `select id, state, body, dropped_because as why from mails where kind = $1 and to_address = $2 order by created_at desc limit 1`,
      [kind, address],
    )
  ).rows[0];
const isNotice = (kind: string): boolean => kindNames.includes(kind);
/** Everything that is due by mail, or by push, goes through the outbox now. */
const send = async (channel: 'mail' | 'browser'): Promise<void> => {
  await world.fresh.pool.query(
    `update deliveries set due_at = case channel when $1 then now() - interval '1 second' else now() + interval '1 minute' end where state = 'waiting'`,
    [channel],
  );
  await pushing.work();
};
const follow = async (kind: string, reader: Someone): Promise<void> =>
  void (await expect
    .poll(
      async () =>
        (
          await world.fresh.pool.query('select from notices where kind = $1 and person_id = $2', [
            kind,
            reader.id,
          ])
        ).rowCount,
    )
    .toBe(1));

test('every kind of letter and of notice is declared, and stands in this table', () => {
  const { letters } = world.app;
  expect(letters.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(rows).toSorted());
  expect(kindNames.filter((kind) => !(kind in rows))).toEqual([]);
});

describe.each(Object.keys(rows))('a mail of the kind %s', (kind) => {
  test('leaves only while it stands', { timeout: 120_000 }, async () => {
    const { make, drops } = rows[kind]!;
    for (const way of Object.keys(ways) as Way[]) {
      const scene = await make();
      if (isNotice(kind) && !kindNamed(kind).ownMail) {
        await follow(kind, scene.reader);
        await world.fresh.pool.query(
          `insert into deliveries (notice_id, channel, due_at, until) select id, 'mail', now(), now() + interval '1 day' from notices where person_id = $1 and kind = $2 on conflict do nothing`,
          [scene.reader.id, kind],
        );
        await wantAll(scene.reader, kind);
        await send('mail');
      }
      const mail = await mailOf(kind, scene.reader.email);
      expect([kind, way, mail?.state]).toEqual([kind, way, 'queued']);
      await ways[way](scene);
      await world.app.jobs.find(({ queue }) => queue === 'mail')!.work({ id: mail!.id });
      const after = await mailOf(kind, scene.reader.email);
      expect([way, after?.state, after?.why === null, after?.body === '']).toEqual(
        drops.includes(way) ? [way, 'dropped', false, true] : [way, 'kept', true, false],
      );
    }
  });
});

describe.each(kindNames)('a push of the kind %s', (kind) => {
  test('leaves only while it stands', { timeout: 120_000 }, async () => {
    const { make, drops } = rows[kind]!;
    for (const way of Object.keys(ways) as Way[]) {
      const scene = await make();
      await follow(kind, scene.reader);
      await enableBrowser(scene.reader, sink.browser(`${kind} ${way}`));
      await world.fresh.pool.query(
        `insert into deliveries (notice_id, channel, browser_id, due_at, until) select n.id, 'browser', b.id, now(), now() + interval '1 day' from notices n join browsers b on b.person_id = n.person_id where n.person_id = $1 and n.kind = $2`,
        [scene.reader.id, kind],
      );
      await wantAll(scene.reader, kind);
      await ways[way](scene);
      await send('browser');
      const dropped = drops.includes(way) && way !== 'the address is changed';
      expect([way, sink.got.filter(({ browser }) => browser === `${kind} ${way}`).length]).toEqual([
        way,
        dropped ? 0 : 1,
      ]);
    }
  });
});

test('the bell names nothing of a session that one may not know any more', async () => {
  const { all, reader } = await inSession();
  type Listed = { items: { id: string; title: string; body: string; href: string | null }[] };
  const [told] = (await reader.call<Listed>('GET', '/api/notices')).body.items;
  expect(told).toMatchObject({
    title: expect.stringContaining('Open lab'),
    href: expect.stringMatching(/^\/sessions\//u),
  });
  await suspend(all.boss, all.organisation, reader);
  const other = await world.organisation('Another'); // where they may still sign in
  await world.join(reader, other);
  const again = await elsewhere(world, reader);
  const { items } = (await again.call<Listed>('GET', '/api/notices')).body;
  expect(items.find(({ id }) => id === told!.id)).toMatchObject({
    title: 'Anteroom',
    body: 'You are invited to a session.',
    href: null,
  });
});
