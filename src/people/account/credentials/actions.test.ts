import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountsAt, address, codes, linkIn, password } from '../../../../test/world/account.ts';
import { age, renewLimits } from '../../../../test/world/beyond.ts';
import { openWorld, type World } from '../../../../test/world/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => renewLimits(world));
const { ask, mails, lastToken, account, signIn, meOf } = accountsAt(() => world);

describe('passwords', () => {
  test('change with the current one only, and a mail tells of it', async () => {
    const { email, cookie } = await account();
    expect(
      codes(
        await ask(
          'PUT',
          '/api/me/password',
          { current: 'not the current one', password: 'eight loud badgers' },
          { cookie },
        ),
      ),
    ).toEqual(['#/body/current wrong-password']);
    expect(
      codes(
        await ask(
          'PUT',
          '/api/me/password',
          { current: password, password: 'qwertyuiop' },
          { cookie },
        ),
      ),
    ).toEqual(['#/body/password password-common']);
    expect(
      (
        await ask(
          'PUT',
          '/api/me/password',
          { current: password, password: 'eight loud badgers' },
          { cookie },
        )
      ).status,
    ).toBe(200);
    expect((await mails(email)).at(-1)?.subject).toBe('Your password was changed');
    expect((await signIn(email)).status).toBe(422);
    expect((await signIn(email, 'eight loud badgers')).status).toBe(201);
  });

  test('reset by a mail: once, for an hour, only the latest, and everyone is out', async () => {
    const { email, cookie } = await account();
    await ask('POST', '/api/password-resets', { email });
    const old = await lastToken(email);
    const answer = await ask('POST', '/api/password-resets', { email });
    expect([answer.status, answer.body]).toEqual([202, { email, mailsAreKept: true }]);
    const token = await lastToken(email);
    const take = (by: string, word = 'eight loud badgers') =>
      ask('PUT', '/api/password-resets', { token: by, password: word });
    expect(codes(await take(old))).toEqual(['#/body/token link-spent']);
    expect(codes(await take(token, email))).toEqual(['#/body/password password-personal']);
    const answers = await Promise.all([take(token), take(token), take(token)]);
    expect(answers.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 422, 422]);
    expect(answers.some((one) => one.set.length > 0)).toBe(false);
    expect(await meOf(cookie)).toBeNull();
    expect((await signIn(email)).status).toBe(422);
    expect((await signIn(email, 'eight loud badgers')).status).toBe(201);
    await ask('POST', '/api/password-resets', { email });
    await age(world, 'verifications', ['expires_at'], '1 year');
    expect((await take(await lastToken(email))).status).toBe(422);
  });

  test('an unknown address answers the same and gets no mail', async () => {
    const before = (await world.fresh.pool.query('select count(*)::int as n from mails')).rows[0]
      .n as number;
    expect(
      await ask('POST', '/api/password-resets', { email: 'nobody@example.org' }),
    ).toMatchObject({
      status: 202,
      body: { email: 'nobody@example.org', mailsAreKept: true },
    });
    expect(
      (await ask('POST', '/api/verification-mails', { email: 'nobody@example.org' })).status,
    ).toBe(202);
    expect((await world.fresh.pool.query('select count(*)::int as n from mails')).rows[0].n).toBe(
      before,
    );
  });

  test('one address is not flooded with mails, whoever asks', async () => {
    const { email } = await account();
    await renewLimits(world);
    const before = (await mails(email)).length;
    const askFrom = async (where: string) =>
      (await ask('POST', '/api/password-resets', { email }, { address: where })).status;
    const answers = [];
    for (let one = 0; one < 8; one += 1) answers.push(await askFrom('198.51.100.1'));
    expect(answers).toEqual([202, 202, 202, 202, 202, 202, 429, 429]);
    const elsewhere = await Promise.all(
      Array.from({ length: 26 }, (_, one) => askFrom(`203.0.113.${one}`)),
    );
    expect(elsewhere.filter((status) => status !== 202)).toEqual([]);
    expect((await mails(email)).length - before).toBe(30);
  });

  test('no password and no token stands in the database, the journal or a log in clear', async () => {
    const { email, id } = await account();
    await ask('POST', '/api/password-resets', { email });
    const token = await lastToken(email);
    const dump = JSON.stringify([
      (await world.fresh.pool.query('select * from journal')).rows,
      (await world.fresh.pool.query('select * from verifications')).rows,
      (
        await world.fresh.pool.query('select password from sign_in_methods where person_id = $1', [
          id,
        ])
      ).rows,
      (await world.fresh.pool.query('select * from limits')).rows,
    ]);
    expect(dump).toContain(id);
    for (const secret of [password, token, token.slice(22), email])
      expect(dump).not.toContain(secret);
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('changing the address', () => {
  const change = (cookie: string, email: string, word = password) =>
    ask('POST', '/api/me/address-changes', { email, password: word }, { cookie });

  test('counts once the new one confirmed it, and the old one is told', async () => {
    const { email, cookie } = await account();
    const next = address('new');
    expect(codes(await change(cookie, next, 'not the password'))).toEqual([
      '#/body/password wrong-password',
    ]);
    expect((await change(cookie, next)).status).toBe(202);
    expect(linkIn((await mails(next))[0])).toMatch(/\/verify#address:[\w-]{54}$/u);
    expect(await meOf(cookie)).toMatchObject({ email });
    const token = await lastToken(next);
    expect((await ask('POST', '/api/verifications', { token })).status).toBe(422);
    expect((await ask('POST', '/api/address-confirmations', { token })).body).toEqual({
      email: next,
    });
    expect((await ask('POST', '/api/address-confirmations', { token })).status).toBe(422);
    expect(await meOf(cookie)).toMatchObject({ email: next });
    const told = (await mails(email)).at(-1)!;
    expect(told.subject).toBe('Your address was changed');
    expect(told.body).toMatch(
      /sign in with the new address, choose another password.*tell your admin.*\/account/su,
    );
    expect((await signIn(email)).status).toBe(422);
    expect((await signIn(next)).status).toBe(201);
  });

  test('to a taken one answers the same and only tells its owner', async () => {
    const { email, cookie } = await account();
    const other = await account('Other');
    const [taken, free] = [
      await change(cookie, other.email),
      await change(cookie, address('free')),
    ];
    expect([taken.status, Object.keys(taken.body)]).toEqual([free.status, Object.keys(free.body)]);
    expect((await mails(other.email)).at(-1)?.subject).toBe('This address is already in use');
    expect(await meOf(cookie)).toMatchObject({ email });
  });

  test('to one that somebody typed but never confirmed goes to who confirms it', async () => {
    const { cookie } = await account();
    const wanted = address('wanted');
    await ask('POST', '/api/sign-ups', {
      name: 'Squatter',
      email: wanted,
      password: 'the squatter knows this',
    });
    await change(cookie, wanted);
    expect(
      (await ask('POST', '/api/address-confirmations', { token: await lastToken(wanted) })).body,
    ).toEqual({ email: wanted });
    expect((await signIn(wanted, 'the squatter knows this')).status).toBe(422);
    expect((await signIn(wanted)).status).toBe(201);
  });

  test('to one that was taken meanwhile is refused by the database', async () => {
    const { cookie } = await account();
    const wanted = address('wanted');
    await change(cookie, wanted);
    const token = await lastToken(wanted);
    await ask('POST', '/api/sign-ups', { name: 'Quick', email: wanted, password });
    await ask('POST', '/api/verifications', { token: await lastToken(wanted), password });
    expect(await ask('POST', '/api/address-confirmations', { token })).toMatchObject({
      status: 409,
      body: { code: 'persons-email', title: 'This address belongs to another account.' },
    });
  });
});
