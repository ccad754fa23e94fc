import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusOf } from '../../../../test/world/answers.ts';
import { deleteGroup, makeGroup } from '../../../../test/world/groups.ts';
import { acceptInvitation } from '../../../../test/world/organisation.ts';
import { age, confirmed } from '../../../../test/world/beyond.ts';
import { withPassword } from '../../../../test/world/account.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { OrganisationId } from '../../../base/ids.ts';

type Lines = {
  readonly lines: readonly {
    readonly line: string;
    readonly email: string | null;
    readonly result: string;
  }[];
};
type List = {
  readonly items: readonly {
    readonly id: string;
    readonly email: string;
    readonly name: string | null;
    readonly group: { readonly id: string; readonly name: string } | null;
    readonly role: string;
    readonly expired: boolean;
  }[];
  readonly next?: string;
};
type Reading = {
  readonly name: string | null;
  readonly group: string | null;
  readonly proves: boolean;
  readonly state: string;
  readonly account: boolean | null;
  readonly email: string;
  readonly organisation: string;
  readonly gates: { readonly accept: { readonly allowed: boolean } | null };
};

let world: World;
let organisation: OrganisationId;
let ada: Someone;
const at = (path = '') => `/api/organisations/${organisation}/invitations${path}`;
const results = async (lines: readonly string[], role = 'member') =>
  (await ada.call<Lines>('POST', at(), { lines, role })).body.lines.map(({ result }) => result);
const earlier = (seconds: number) =>
  age(world, 'invitations', ['created_at'], `${seconds} seconds`);
const token = async (email: string): Promise<string> => {
  const { rows } = await world.fresh.pool.query(
    'select body from mails where to_address = $1 order by id desc limit 1',
    [email],
  );
  return /\/invitation#([\w-]+)/u.exec(rows[0].body)![1]!;
};
const idOf = async (email: string) =>
  (await ada.call<List>('GET', at('?limit=100'))).body.items.find((item) => item.email === email)!
    .id;
const password = 'correct horse battery staple';

beforeAll(async () => {
  world = await openWorld({ SIGN_UP: 'invited' });
  organisation = await world.organisation('Lindenhof');
  ada = await world.person('Ada', { organisation, role: 'admin' });
});
afterAll(() => world.close());

describe('inviting', () => {
  test('reports each line, and invites the good ones whatever the others are', async () => {
    const ben = await world.person('Ben', { organisation });
    const answer = await ada.call<Lines>('POST', at(), {
      role: 'member',
      lines: [
        'carla@example.org',
        'Dora <dora@example.org>',
        ben.email,
        'CARLA@example.org',
        'nobody',
        '',
      ],
    });
    expect(answer.body.lines.map(({ line, email, result }) => ({ line, email, result }))).toEqual([
      { line: 'carla@example.org', email: 'carla@example.org', result: 'invited' },
      { line: 'Dora <dora@example.org>', email: 'dora@example.org', result: 'invited' },
      { line: ben.email, email: ben.email, result: 'member' },
      { line: 'CARLA@example.org', email: 'carla@example.org', result: 'repeated' },
      { line: 'nobody', email: null, result: 'not-an-address' },
      { line: '', email: null, result: 'not-an-address' },
    ]);
    const { rows } = await world.fresh.pool.query(
      `select to_address, subject from mails order by to_address`,
    );
    expect(rows).toEqual([
      { to_address: 'carla@example.org', subject: 'Ada invites you to Lindenhof' },
      { to_address: 'dora@example.org', subject: 'Ada invites you to Lindenhof' },
    ]);
  });

  test('is for admins, with bounds', async () => {
    const mia = await world.person('Mia', { organisation });
    expect(
      (await mia.call('POST', at(), { role: 'member', lines: ['x@example.org'] })).status,
    ).toBe(403);
    expect((await ada.call('POST', at(), { role: 'owner', lines: ['x@example.org'] })).status).toBe(
      422,
    );
    expect((await ada.call('POST', at(), { role: 'member', lines: [] })).status).toBe(422);
    expect(
      (
        await ada.call('POST', at(), {
          role: 'member',
          lines: Array.from({ length: 101 }, (_, n) => `a${n}@example.org`),
        })
      ).status,
    ).toBe(422);
    expect((await mia.call('GET', at())).status).toBe(403);
  });

  test('again after a minute sends a new link, and the old one is dead', async () => {
    expect(await results(['carla@example.org'])).toEqual(['just-sent']);
    const old = await token('carla@example.org');
    await earlier(61);
    expect(await results(['carla@example.org'], 'admin')).toEqual(['sent-again']);
    expect((await world.nobody('POST', '/api/invitations/readings', { token: old })).status).toBe(
      404,
    );
    const again = await ada.call('POST', at(`/${await idOf('carla@example.org')}/mails`));
    expect([again.status, again.body['code']]).toEqual([409, 'just-sent']);
    await earlier(61);
    expect((await ada.call('POST', at(`/${await idOf('carla@example.org')}/mails`))).status).toBe(
      204,
    );
    expect(
      (await ada.call<List>('GET', at())).body.items
        .filter(({ email }) => email === 'carla@example.org')
        .map(({ role }) => role),
    ).toEqual(['admin']);
  });

  test('the same address twice at once makes one invitation', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => results(['twice@example.org'])));
    expect(answers.flat().sort()).toEqual(['invited', 'just-sent', 'just-sent', 'just-sent']);
  });
});

describe('joining', () => {
  test('without an account: name and password, the address is confirmed by the link', async () => {
    const link = await token('dora@example.org');
    const read = await world.nobody<Reading>('POST', '/api/invitations/readings', { token: link });
    expect(read.body).toMatchObject({
      state: 'open',
      account: false,
      email: 'dora@example.org',
      organisation: 'Lindenhof',
      gates: { accept: null },
    });
    expect(
      (
        await world.nobody('POST', '/api/invitations/sign-ups', {
          token: link,
          name: 'Dora',
          password: 'short',
        })
      ).status,
    ).toBe(422);
    const joined = await world.nobody('POST', '/api/invitations/sign-ups', {
      token: link,
      name: 'Dora',
      password,
    });
    expect(joined.status).toBe(201);
    expect(String(joined.headers['set-cookie'])).toMatch(/HttpOnly/u);
    const { rows } = await world.fresh.pool.query(
      `select p.email_verified, m.role from persons p join organisation_members m on m.person_id = p.id where p.email = 'dora@example.org' and m.organisation_id = $1`,
      [organisation],
    );
    expect(rows).toEqual([{ email_verified: true, role: 'member' }]);
    expect(
      (await world.nobody('POST', '/api/sign-ins', { email: 'dora@example.org', password })).status,
    ).toBe(201);
    expect(
      (
        await world.nobody('POST', '/api/invitations/sign-ups', {
          token: link,
          name: 'Dora',
          password,
        })
      ).status,
    ).toBe(403);
    expect(await results(['dora@example.org'])).toEqual(['member']);
  });

  test('with an account: only the invited address, confirmed, may accept', async () => {
    const [fay, eve] = [await world.person('Fay'), await world.person('Eve')];
    await results([fay.email]);
    const link = await token(fay.email);
    const stolen = await acceptInvitation(eve, link).answer;
    expect(stolen.status).toBe(403);
    expect(
      (await eve.call<Reading>('POST', '/api/invitations/readings', { token: link })).body.gates
        .accept?.allowed,
    ).toBe(false);
    expect(
      (
        await world.nobody('POST', '/api/invitations/sign-ups', {
          token: link,
          name: 'Eve',
          password,
        })
      ).body['code'],
    ).toBe('account-exists');
    await confirmed(world, fay, false);
    expect(await statusOf(acceptInvitation(fay, link))).toBe(403);
    await confirmed(world, fay, true);
    const answers = await Promise.all([1, 2, 3].map(() => acceptInvitation(fay, link).answer));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 201, 201]);
    expect((await fay.call('GET', `/api/organisations/${organisation}`)).body).toMatchObject({
      role: 'member',
    });
    expect((await eve.call('GET', `/api/organisations/${organisation}`)).status).toBe(404);
  });

  test('an account that a stranger made for the address, unconfirmed, goes to the invited person', async () => {
    const victim = await world.person('Squatter');
    await confirmed(world, await withPassword(world, victim), false);
    await results([victim.email]);
    const joined = await world.nobody('POST', '/api/invitations/sign-ups', {
      token: await token(victim.email),
      name: 'Real',
      password,
    });
    expect(joined.status).toBe(201);
    expect(
      (
        await world.fresh.pool.query('select name, email_verified from persons where id = $1', [
          victim.id,
        ])
      ).rows,
    ).toEqual([{ name: 'Real', email_verified: true }]);
    expect(
      (await world.nobody('POST', '/api/sign-ins', { email: victim.email, password })).status,
    ).toBe(201);
  });

  test('is over when the invitation is taken back or has expired', async () => {
    await results(['gus@example.org', 'hal@example.org']);
    const [gus, hal] = [await token('gus@example.org'), await token('hal@example.org')];
    expect((await ada.call('DELETE', at(`/${await idOf('gus@example.org')}`))).status).toBe(204);
    await age(world, 'invitations', ['expires_at'], '1 year', { email: 'hal@example.org' });
    const states = await Promise.all(
      [gus, hal].map(
        async (link) =>
          (await world.nobody<Reading>('POST', '/api/invitations/readings', { token: link })).body
            .state,
      ),
    );
    expect(states).toEqual(['revoked', 'expired']);
    const refused = await Promise.all(
      [gus, hal].map((link) =>
        world.nobody('POST', '/api/invitations/sign-ups', { token: link, name: 'X', password }),
      ),
    );
    expect(refused.map(({ status }) => status)).toEqual([403, 403]);
    expect(
      (await ada.call<List>('GET', at())).body.items.find(
        ({ email }) => email === 'hal@example.org',
      )!.expired,
    ).toBe(true);
    await earlier(61);
    expect(await results(['gus@example.org', 'hal@example.org'])).toEqual([
      'invited',
      'sent-again',
    ]);
  });

  test('is over when the one who invited may not invite any more', async () => {
    const bounds: readonly ((of: string) => Promise<{ readonly status: number }>)[] = [
      (of) => ada.call('PATCH', of, { role: 'member' }),
      (of) => ada.call('PUT', `${of}/suspension`),
      (of) => ada.call('DELETE', of),
    ];
    for (const [nth, end] of bounds.entries()) {
      const boss = await world.person(`Boss ${nth}`, { organisation, role: 'admin' });
      const [theirs, mine] = [`theirs${nth}@example.org`, `mine${nth}@example.org`];
      await boss.call('POST', `/api/organisations/${organisation}/invitations`, {
        role: 'admin',
        lines: [theirs],
      });
      await results([mine]);
      expect(
        (await end(`/api/organisations/${organisation}/members/${boss.id}`)).status,
      ).toBeLessThan(300);
      const states = [theirs, mine].map(
        async (email) =>
          (
            await world.nobody<Reading>('POST', '/api/invitations/readings', {
              token: await token(email),
            })
          ).body.state,
      );
      expect(await Promise.all(states)).toEqual(['revoked', 'open']);
    }
  });

  test('what belongs to another organisation is unknown', async () => {
    const other = await world.organisation('Other');
    const boss = await world.person('Boss', { organisation: other, role: 'admin' });
    const id = await idOf('carla@example.org');
    const tries = await Promise.all([
      boss.call('DELETE', at(`/${id}`)),
      boss.call('DELETE', `/api/organisations/${other}/invitations/${id}`),
      boss.call('POST', `/api/organisations/${other}/invitations/${id}/mails`),
      world.nobody('POST', '/api/invitations/readings', { token: 'x'.repeat(32) }),
    ]);
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

describe('what an invitation carries', () => {
  const copy = (of: Someone, id: string, within = organisation) =>
    of.call<{ link: string; proves: boolean }>(
      'POST',
      `/api/organisations/${within}/invitations/${id}/links`,
    );
  const tokenIn = (link: string) => link.split('#')[1]!;
  const listed = async (email: string) =>
    (await ada.call<List>('GET', at('?limit=100'))).body.items.find(
      (item) => item.email === email,
    )!;
  const group = async (name: string) => (await makeGroup(ada, organisation, name)).id;
  const named = (email: string, of: string) =>
    ada.call<Lines>('POST', at(), { lines: [email], role: 'member', group: of });
  const signUp = (of: string, name: string) =>
    world.nobody<Joined>('POST', '/api/invitations/sign-ups', { token: of, name, password });
  type Joined = { readonly group: { readonly name: string; readonly joined: boolean } | null };

  test('the name that was typed: in the list and for the invited, until they have joined', async () => {
    await results(['"Noor, Ida" <ida@example.org>']);
    expect(await listed('ida@example.org')).toMatchObject({ name: 'Noor, Ida', group: null });
    await earlier(61);
    expect(await results(['ida@example.org'])).toEqual(['sent-again']);
    const link = await token('ida@example.org');
    expect(
      (await world.nobody<Reading>('POST', '/api/invitations/readings', { token: link })).body,
    ).toMatchObject({ name: 'Noor, Ida', proves: true });
    expect((await signUp(link, 'Ida Noor')).status).toBe(201);
    const { rows } = await world.fresh.pool.query(
      `select name from invitations where email = 'ida@example.org'`,
    );
    expect(rows).toEqual([{ name: null }]);
  });

  test('a group, which whoever accepts is put into; one that is gone meanwhile keeps nobody out', async () => {
    const [robotics, gone] = [await group('Robotics'), await group('Gone')];
    await named('jo@example.org', robotics);
    await named('kit@example.org', gone);
    expect((await listed('jo@example.org')).group).toEqual({ id: robotics, name: 'Robotics' });
    expect(await statusOf(deleteGroup(ada, gone))).toBeLessThan(300);
    expect((await signUp(await token('jo@example.org'), 'Jo')).body.group).toEqual({
      name: 'Robotics',
      joined: true,
    });
    expect((await signUp(await token('kit@example.org'), 'Kit')).body.group).toEqual({
      name: 'Gone',
      joined: false,
    });
    const { rows } = await world.fresh.pool.query(
      `select p.name, count(m.person_id)::int as groups from persons p left join group_members m on m.person_id = p.id
        where p.email in ('jo@example.org', 'kit@example.org') group by p.name order by p.name`,
    );
    expect(rows).toEqual([
      { name: 'Jo', groups: 1 },
      { name: 'Kit', groups: 0 },
    ]);
    const other = await world.organisation('Elsewhere');
    const boss = await world.person('Boss', { organisation: other, role: 'admin' });
    const theirs = (await makeGroup(boss, other, 'Theirs')).id;
    const foreign = await named('len@example.org', theirs);
    expect([foreign.status, foreign.body]).toMatchObject([
      422,
      { faults: [{ pointer: '#/body/group', code: 'unknown-group' }] },
    ]);
  });

  test('a copied link beside the mailed one: the last copy counts, and sending again ends both', async () => {
    await results(['max@example.org']);
    const [mailed, { id }] = [await token('max@example.org'), await listed('max@example.org')];
    const first = tokenIn((await copy(ada, id)).body.link);
    const second = tokenIn((await copy(ada, id)).body.link);
    const works = (of: string) => world.nobody('POST', '/api/invitations/readings', { token: of });
    const states = async () =>
      (await Promise.all([mailed, first, second].map(works))).map(({ status }) => status);
    expect(await states()).toEqual([200, 404, 200]);
    await earlier(61);
    await ada.call('POST', at(`/${id}/mails`));
    expect(await states()).toEqual([404, 404, 404]);
    const mia = await world.person('Mia', { organisation });
    expect((await copy(mia, id)).status).toBe(403);
    const { rows } = await world.fresh.pool.query(
      `select count(*)::int as n from journal where kind = 'invitation.link-copied' and subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('a copied link proves an address only when whoever runs the installation copied it', async () => {
    const other = await world.organisation('Tenant');
    const boss = await world.person('Boss', { organisation: other, role: 'admin' });
    const stranger = await world.person('Olga');
    await boss.call('POST', `/api/organisations/${other}/invitations`, {
      lines: ['victim@example.org', stranger.email],
      role: 'member',
    });
    const { items } = (await boss.call<List>('GET', `/api/organisations/${other}/invitations`))
      .body;
    const of = async (email: string) =>
      (await copy(boss, items.find((item) => item.email === email)!.id, other)).body;
    const made = await of('victim@example.org');
    expect(made.proves).toBe(false);
    const signed = await signUp(tokenIn(made.link), 'Victim');
    expect([signed.status, signed.body]).toEqual([201, null]);
    const { rows } = await world.fresh.pool.query(
      `select email_verified, (select count(*)::int from organisation_members m where m.person_id = p.id) as joined from persons p where email = 'victim@example.org'`,
    );
    expect(rows).toEqual([{ email_verified: false, joined: 0 }]);
    const known = await acceptInvitation(stranger, tokenIn((await of(stranger.email)).link)).answer;
    expect(known.status).toBe(201);
    await results(['pia@example.org']);
    const own = (await copy(ada, await idOf('pia@example.org'))).body;
    expect(own.proves).toBe(true);
    expect((await signUp(tokenIn(own.link), 'Pia')).body).toMatchObject({
      organisation: { name: 'Lindenhof' },
    });
  });

  test('a copied link says the same whether its address has an account or not, and so does a sign-up by it', async () => {
    const other = await world.organisation('Curious');
    const boss = await world.person('Cleo', { organisation: other, role: 'admin' });
    const known = await world.person('Known');
    const emails = ['unheard.of@example.org', known.email];
    const within = `/api/organisations/${other}/invitations`;
    await boss.call('POST', within, { lines: emails, role: 'member' });
    const { items } = (await boss.call<List>('GET', within)).body;
    const ids = emails.map((email) => items.find((item) => item.email === email)!.id);
    const tokens = await Promise.all(
      ids.map(async (id) => tokenIn((await copy(boss, id, other)).body.link)),
    );
    const alike = async (
      name: string,
      ask: (of: string, nth: number) => Promise<{ status: number; body: unknown }>,
    ) => {
      const [one, two] = (await Promise.all(tokens.map(ask))).map(({ status, body }, nth) =>
        JSON.stringify([status, body], (key, value: unknown) =>
          key === 'instance' ? null : value,
        ).replaceAll(emails[nth]!, 'address'),
      );
      expect([name, two]).toEqual([name, one]);
      return one!;
    };
    const reading = (of: string) =>
      world.nobody('POST', '/api/invitations/readings', { token: of });
    expect(await alike('open', reading)).toContain('"account":null');
    await alike('read by who copied it', (of) =>
      boss.call('POST', '/api/invitations/readings', { token: of }),
    );
    await alike('a bad password', (of) =>
      world.nobody('POST', '/api/invitations/sign-ups', {
        token: of,
        name: 'X',
        password: 'short',
      }),
    );
    expect(await alike('a sign-up', (of) => signUp(of, 'Somebody'))).toBe('[201,null]');
    await alike('after the sign-up', reading);
    const { rows } = await world.fresh.pool.query<{ kind: string }>(
      `select (select kind from mails where to_address = e order by id desc limit 1) as kind from unnest($1::text[]) with ordinality as t (e, n) order by n`,
      [emails],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['account.verify', 'account.taken']);
    await age(world, 'invitations', ['expires_at'], '1 year', { organisation_id: other });
    expect(await alike('expired', reading)).toContain('"state":"expired"');
    await alike('a sign-up too late', (of) => signUp(of, 'Somebody'));
    for (const id of ids) await boss.call('DELETE', `${within}/${id}`);
    expect(await alike('revoked', reading)).toContain('"state":"revoked"');
    await alike('a sign-up after the revocation', (of) => signUp(of, 'Somebody'));
  });
});
