import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountsAt, address, codes, linkIn, password } from '../../../../test/world/account.ts';
import { renewLimits } from '../../../../test/world/beyond.ts';
import { configFor, openWorld, type World } from '../../../../test/world/world.ts';
import { openApp, type App } from '../../../open.ts';
import { hashOf, newId } from '../../../base/ids.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => renewLimits(world));
const { ask, mails, lastToken, account, signIn, meOf, accountsWith } = accountsAt(() => world);

describe('signing up', () => {
  test('makes an account that the mail confirms and signs in', async () => {
    const email = address('first');
    const signedUp = await ask(
      'POST',
      '/api/sign-ups',
      { name: ' First ', email: ` ${email.toUpperCase()} `, password, zone: 'Europe/Berlin' },
      { headers: { 'accept-language': 'de' } },
    );
    expect([signedUp.status, signedUp.body, signedUp.set.length]).toEqual([
      202,
      { email, signedIn: false, mailsAreKept: true },
      1,
    ]);
    expect(signedUp.set[0]).toMatch(
      /^anteroom-sign-up-3000=[^;]+; Path=\/; Max-Age=172800; HttpOnly; SameSite=Lax$/u,
    );
    expect(await meOf(signedUp.cookie)).toBeNull();
    const [mail] = await mails(email);
    expect(mail?.subject).toBe('Bestätigen Sie Ihre Adresse für Anteroom');
    expect(linkIn(mail)).toMatch(/^http:\/\/localhost:3000\/verify#[\w-]{54}$/u);
    const verified = await ask(
      'POST',
      '/api/verifications',
      { token: await lastToken(email) },
      { cookie: signedUp.cookie },
    );
    expect(verified.status).toBe(201);
    expect(await meOf(verified.cookie)).toMatchObject({
      name: 'First',
      email,
      language: 'de',
      zone: 'Europe/Berlin',
      picture: null,
    });
  });

  test('before the confirmation the right password is told no more than a wrong one, and no less than at an address that was taken', async () => {
    const [email, { email: taken }] = [address('early'), await account('taken')];
    const asked = [];
    for (const one of [email, taken]) {
      const { cookie } = await ask('POST', '/api/sign-ups', {
        name: 'Early',
        email: one,
        password: 'nobody has this one',
      });
      const { status, body } = await signIn(one, 'nobody has this one', { cookie });
      asked.push([status, body['faults'], body['detail'], Object.keys(body)]);
    }
    expect(asked[0]).toEqual(asked[1]);
    expect(codes(await signIn(email, 'nobody has this one'))).toEqual([
      '#/body/password wrong-sign-in',
    ]);
    await ask('POST', '/api/verification-mails', { email });
    expect((await mails(email)).length).toBe(2);
  });

  test('in another browser the one who got the mail chooses the password, and the one who made the account is out', async () => {
    const email = address('hijacked');
    const theirs = await ask('POST', '/api/sign-ups', {
      name: 'Hijacked',
      email,
      password: 'the stranger knows this',
    });
    const other = await ask('POST', '/api/sign-ups', {
      name: 'Other',
      email: address('other'),
      password: 'the stranger knows this',
    });
    const token = await lastToken(email);
    for (const cookie of [
      '',
      other.cookie,
      'anteroom-sign-up=',
      `${theirs.cookie}x`,
      'anteroom-sign-up=%E0%A4%A',
    ])
      expect(codes(await ask('POST', '/api/verifications', { token }, { cookie }))).toEqual([
        '#/body/password choose-password',
      ]);
    expect(codes(await ask('POST', '/api/verifications', { token, password: 'short' }))).toEqual([
      '#/body/password password-short',
    ]);
    const verified = await ask('POST', '/api/verifications', { token, password });
    expect(await meOf(verified.cookie)).toMatchObject({ email });
    expect([
      (await signIn(email, 'the stranger knows this')).status,
      (await signIn(email)).status,
    ]).toEqual([422, 201]);
  });

  test('a mail sent again confirms in one click too, a sign-up that was overtaken does not', async () => {
    const email = address('again');
    const before = await ask('POST', '/api/sign-ups', {
      name: 'Again',
      email,
      password: 'the stranger knows this',
    });
    const { cookie } = await ask('POST', '/api/sign-ups', { name: 'Again', email, password });
    await ask('POST', '/api/verification-mails', { email });
    const token = await lastToken(email);
    expect(
      (await ask('POST', '/api/verifications', { token }, { cookie: before.cookie })).status,
    ).toBe(422);
    expect((await ask('POST', '/api/verifications', { token }, { cookie })).status).toBe(201);
  });

  test('a link works once, also when it is used twice at the same time', async () => {
    const email = address('twice');
    await ask('POST', '/api/sign-ups', { name: 'Twice', email, password });
    const token = await lastToken(email);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => ask('POST', '/api/verifications', { token, password })),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      201, 422, 422, 422,
    ]);
    expect(codes(await ask('POST', '/api/verifications', { token }))).toEqual([
      '#/body/token link-spent',
    ]);
  });

  test('with a taken address answers the same, tells only the owner, and changes nothing', async () => {
    const { email } = await account();
    const taken = await ask('POST', '/api/sign-ups', {
      name: 'Thief',
      email,
      password: 'another long password',
    });
    const fresh = await ask('POST', '/api/sign-ups', {
      name: 'Fresh',
      email: address('fresh'),
      password: 'another long password',
    });
    const look = ({ status, body, set }: typeof taken) => [
      status,
      Object.keys(body),
      set.map((one) => one.replace(/=[^;]+/u, '')),
    ];
    expect(look(taken)).toEqual(look(fresh));
    expect((await mails(email)).at(-1)?.subject).toBe('You already have an account');
    expect(codes(await signIn(email, 'another long password'))).toEqual([
      '#/body/password wrong-sign-in',
    ]);
    expect((await signIn(email)).status).toBe(201);
  });

  test('again with an unconfirmed address counts the later one, and the links before are dead', async () => {
    const email = address('twins');
    await ask('POST', '/api/sign-ups', {
      name: 'Stranger',
      email,
      password: 'the stranger knows this',
    });
    const before = await lastToken(email);
    await ask('POST', '/api/sign-ups', { name: 'Owner', email, password });
    expect((await ask('POST', '/api/verifications', { token: before })).status).toBe(422);
    const verified = await ask('POST', '/api/verifications', {
      token: await lastToken(email),
      password,
    });
    expect(await meOf(verified.cookie)).toMatchObject({ name: 'Owner' });
    expect((await signIn(email, 'the stranger knows this')).status).toBe(422);
  });

  test('many at once with one address make one account', async () => {
    const email = address('race');
    const answers = await Promise.all(
      [1, 2, 3, 4].map((one) =>
        ask('POST', '/api/sign-ups', { name: `Race ${one}`, email, password }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202]);
    const { rows } = await world.fresh.pool.query(
      'select (select count(*) from persons where email = $1)::int as persons, (select count(*) from sign_in_methods m join persons p on p.id = m.person_id where p.email = $1)::int as methods',
      [email],
    );
    expect(rows).toEqual([{ persons: 1, methods: 1 }]);
  });

  test('refuses weak passwords and bad fields with a pointer to each', async () => {
    const of = async (word: string) =>
      codes(
        await ask('POST', '/api/sign-ups', {
          name: 'Ottilie Weiss',
          email: 'ottilie.weiss@example.org',
          password: word,
        }),
      );
    expect(await of('short')).toEqual(['#/body/password password-short']);
    expect(await of('Password123!')).toEqual(['#/body/password password-common']);
    expect(await of('Ottilie Weiss')).toEqual(['#/body/password password-personal']);
    const bad = await ask('POST', '/api/sign-ups', {
      name: ' ',
      email: 'nobody',
      password,
      admin: true,
    });
    expect([bad.status, codes(bad)]).toEqual([
      422,
      ['#/body/name needed', '#/body/email not-an-address', '#/body/admin unknown-field'],
    ]);
    expect(await accountsWith('ottilie.weiss@example.org')).toBe(0);
  });

  test('by the setting SIGN_UP: invited people only, or some domains', async () => {
    const app = await openApp(
      configFor(world.fresh.url, { SIGN_UP: 'invited' }),
      world.fresh.pool,
      { origin: 'http://localhost:3000' },
      false,
    );
    const domains = await openApp(
      configFor(world.fresh.url, { SIGN_UP: 'Lab.example, example.com' }),
      world.fresh.pool,
      { origin: 'http://localhost:3000' },
      false,
    );
    const up = (email: string, on: App, invitation?: string) =>
      ask(
        'POST',
        '/api/sign-ups',
        { name: 'Guest', email, password, ...(invitation ? { invitation } : {}) },
        { on },
      );
    expect((await up('x@example.org', app)).body).toMatchObject({
      status: 403,
      verdict: { gate: 'sign-up', checks: [{ name: 'may-sign-up', outcome: 'failed' }] },
    });
    expect((await up('x@example.org', domains)).status).toBe(403);
    expect((await up('x@lab.example.org', domains)).status).toBe(403);
    expect((await up('x@lab.example', domains)).status).toBe(202);
    const host = await world.person('Host');
    const organisation = await world.organisation();
    const secret = 'a secret of an invitation, long enough';
    await world.fresh.db
      .insertInto('invitations')
      .values({
        id: newId(),
        organisation_id: organisation,
        email: 'guest@example.net',
        role: 'member',
        token_hash: hashOf(secret),
        invited_by: host.id,
        expires_at: new Date(Date.now() + 60_000),
      })
      .execute();
    expect((await up('other@example.net', app, secret)).status).toBe(403);
    const invited = await up('guest@example.net', app, secret);
    expect([invited.status, invited.body['signedIn']]).toEqual([202, true]);
    expect(await meOf(invited.cookie)).toMatchObject({ email: 'guest@example.net' });
    await Promise.all([app.stop(), domains.stop()]);
  });
});
