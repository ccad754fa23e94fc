import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { openApp, type App } from '../../app.ts';
import { readConfig } from '../../base/config.ts';

let fresh: FreshDatabase;
let app: App;
const origin = 'http://localhost:3000';
const open = (more: Record<string, string> = {}, at = origin): Promise<App> =>
  openApp(readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'anteroom-account-')), LOG_LEVEL: 'silent', ...more }), fresh.pool, { origin: at }, false);

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await open();
});
afterAll(async () => {
  await app.stop();
  await fresh.drop();
});
beforeEach(async () => void (await fresh.pool.query('delete from limits')));

type Asked = { readonly cookie?: string; readonly address?: string; readonly headers?: Record<string, string>; readonly on?: App };
async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown, { cookie, address, headers = {}, on = app }: Asked = {}) {
  const answer = await on.http.inject({
    method,
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(cookie ? { cookie } : {}), ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    ...(address ? { remoteAddress: address } : {}),
  });
  const set = [answer.headers['set-cookie'] ?? []].flat().map(String);
  return { status: answer.statusCode, body: /json/u.test(String(answer.headers['content-type'])) ? (answer.json() as Record<string, never>) : null, set, cookie: set[0]?.split(';')[0] ?? '', headers: answer.headers };
}
const mails = async (to: string) => (await fresh.pool.query<{ subject: string; body: string; html: string }>('select subject, body, html from mails where to_address = $1 order by created_at, id', [to])).rows;
const linkIn = (mail: { body: string } | undefined): string => /https?:\S+/u.exec(mail?.body ?? '')?.[0] ?? '';
const tokenIn = (mail: { body: string } | undefined): string => linkIn(mail).split('#')[1]?.replace('address:', '') ?? '';
const password = 'seven quiet otters';
let number = 0;
/** A confirmed account with one sign-in. */
async function account(name = 'Ada') {
  number += 1;
  const email = `${name.toLowerCase()}${number}@example.org`;
  await ask('POST', '/api/sign-ups', { name, email, password });
  const { cookie } = await ask('POST', '/api/verifications', { token: tokenIn((await mails(email)).at(-1)) });
  return { email, cookie };
}

test('signing up, confirming the address and signing in', async () => {
  const email = 'first@example.org';
  const signedUp = await ask('POST', '/api/sign-ups', { name: 'First', email: ' First@Example.org ', password, zone: 'Europe/Berlin' }, { headers: { 'accept-language': 'de' } });
  expect([signedUp.status, signedUp.body]).toEqual([202, { email, signedIn: false, mailsAreKept: true }]);
  const early = await ask('POST', '/api/sign-ins', { email, password });
  expect([early.status, early.body?.['code']]).toEqual([403, 'refused']);
  expect(early.body).toMatchObject({ verdict: { gate: 'sign-in', checks: [{ name: 'address-confirmed', outcome: 'failed', remedies: [{ repair: { path: '/api/verification-mails', body: { email } } }] }] } });
  const [mail] = await mails(email);
  expect(mail?.subject).toBe('Bestätigen Sie Ihre Adresse für Anteroom');
  expect(linkIn(mail)).toMatch(/^http:\/\/localhost:3000\/verify#[\w-]{54}$/u);
  const verified = await ask('POST', '/api/verifications', { token: tokenIn(mail) });
  expect(verified.status).toBe(201);
  const me = await ask('GET', '/api/me', undefined, { cookie: verified.cookie });
  expect(me.body).toMatchObject({ person: { name: 'First', email, language: 'de', zone: 'Europe/Berlin', picture: null }, organisations: [], setUp: false });
  const again = await ask('POST', '/api/verifications', { token: tokenIn(mail) });
  expect([again.status, again.body?.['faults']]).toMatchObject([422, [{ pointer: '#/body/token', code: 'link-spent' }]]);
  const signedIn = await ask('POST', '/api/sign-ins', { email, password });
  expect(signedIn.status).toBe(201);
  expect(JSON.stringify(signedIn.body)).not.toContain(decodeURIComponent(signedIn.cookie).split('=')[1]!.split('.')[0]!);
});
