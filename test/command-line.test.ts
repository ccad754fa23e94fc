import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../src/base/ids.ts';
import { makeToken, restore, revoke } from './world/tokens.ts';
import { openWorld, type World } from './world/world.ts';

// The line between the command and the server breaks, before the server hears or before its answer
// arrives: there is one outcome, and
// one clear sentence about it.

const password = 'seven quiet otters';
const email = 'carla@example.org';
let world: World;
let line: Server;
let origin = '';
let home = '';
let breaks: ('before' | 'after' | 'always')[] = [];
const open = new Set<Socket>();

beforeAll(async () => {
  world = await openWorld();
  await world.nobody('POST', '/api/sign-ups', { name: 'Carla', email, password });
  await world.fresh.pool.query('update persons set email_verified = true where email = $1', [
    email,
  ]);
  const port = await world.app.http.listen('127.0.0.1', 0);
  line = createServer((inside) => {
    const outside = connect(port, '127.0.0.1');
    const hangUp = (): void => void [inside, outside].forEach((end) => end.destroy());
    for (const end of [inside, outside]) {
      open.add(end);
      end.on('error', hangUp).on('close', hangUp);
    }
    const how = breaks[0] === 'always' ? 'before' : breaks.shift();
    inside.on('data', (said) => (how === 'before' ? hangUp() : outside.write(said)));
    outside.on('data', (said) => (how === 'after' ? hangUp() : inside.write(said)));
  });
  await new Promise<void>((listening) => line.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
});
afterAll(async () => {
  open.forEach((end) => end.destroy());
  line.close();
  await world.close();
});
beforeEach(async () => {
  await world.fresh.pool.query('delete from sign_ins');
  home = mkdtempSync(join(tmpdir(), 'anteroom-'));
  breaks = [];
  return () => rmSync(home, { recursive: true });
});

type Said = { readonly code: number | null; readonly out: string; readonly err: string };
function command(
  args: readonly string[],
  typed = '',
  more: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      LANG: 'en_GB.UTF-8',
      LC_ALL: 'en_GB.UTF-8',
      ...more,
    },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  child.stdin.end(typed);
  return new Promise((over) => child.on('close', (code) => over({ code, ...said })));
}
const signIn = () => command(['sign-in', origin], `${email}\n${password}\n`);
const signIns = async (): Promise<number> =>
  (await world.fresh.pool.query('select from sign_ins')).rowCount!;

for (const [when, where] of [
  ['before', 'the server hears it'],
  ['after', 'the server has done it'],
] as const)
  test(`a line that breaks ${when} ${where}: signed in once, asked once, signed out once`, async () => {
    breaks = [when];
    const inside = await signIn();
    expect([inside.code, inside.out, await signIns()]).toEqual([
      0,
      `Signed in to ${origin} as Carla.\n`,
      1,
    ]);

    breaks = [when];
    const why = await command(['why', '--session', newId()]);
    expect([why.code, why.out.match(/Carla/gu)?.length, why.err]).toEqual([3, 1, '']);

    breaks = [when];
    expect(await command(['sign-out'])).toEqual({
      code: 0,
      out: `Signed out of ${origin}.\n`,
      err: '',
    });
    expect(await signIns()).toBe(0);
  });

test('a line that stays broken is one sentence, and the same command goes on where it was', async () => {
  await signIn();
  breaks = ['always'];
  expect(await command(['sign-out'])).toEqual({
    code: 1,
    out: '',
    err: `${origin} cannot be reached.\n`,
  });
  expect(await signIns()).toBe(1);
  breaks = [];
  expect(await command(['sign-out'])).toEqual({
    code: 0,
    out: `Signed out of ${origin}.\n`,
    err: '',
  });
  expect([await signIns(), (await command(['sign-out'])).code]).toEqual([0, 1]);
});

test('signed out elsewhere meanwhile: signing out here is done, too', async () => {
  await signIn();
  await world.fresh.pool.query('delete from sign_ins');
  expect(await command(['sign-out'])).toEqual({
    code: 0,
    out: `Signed out of ${origin}.\n`,
    err: '',
  });
});

test('by a token: kept where only its owner reads it, and forgotten again', async () => {
  const person = await world.person('Ada');
  const { id, token } = await makeToken(person);
  const inside = { code: 0, out: `Signed in to ${origin} as Ada.\n`, err: '' };
  expect(await command(['sign-in', '--url', origin, '--token', token])).toEqual(inside);
  const file = join(home, '.config', 'anteroom', 'sign-in.json');
  expect([statSync(file).mode & 0o777, JSON.parse(readFileSync(file, 'utf8'))]).toEqual([
    0o600,
    { origin, token },
  ]);
  const why = () => command(['why', '--session', newId()]);
  expect(await why()).toMatchObject({ code: 3, err: '' });
  await revoke(person, id);
  expect((await why()).err).toContain('Please sign in');
  expect(await command(['sign-out'])).toMatchObject({ code: 0, err: '' });
  expect((await why()).err).toContain('Not signed in');

  const refused = await command(['sign-in', '--url', origin, '--token', '-'], `${token}\n`);
  expect([refused.code, refused.out]).toEqual([1, '']);
  await restore(person, id);
  const asked = await command(['sign-in', '--url', origin, '--token', '-'], `${token}\n`);
  expect([asked.code, asked.out]).toEqual([0, inside.out]);
});

test('what the environment says wins, and nothing that is remembered goes to another server', async () => {
  const [ada, ben] = [await world.person('Ada'), await world.person('Ben')];
  const [hers, his] = [await makeToken(ada), await makeToken(ben)];
  await command(['sign-in', '--url', origin, '--token', hers.token]);
  const why = (more: Record<string, string>) => command(['why', '--session', newId()], '', more);
  const used = async () =>
    (
      await world.fresh.pool.query<{ name: string }>(
        `select p.name from access_tokens k join persons p on p.id = k.person_id where k.used_at is not null and k.id = any($1) order by 1`,
        [[hers.id, his.id]],
      )
    ).rows.map(({ name }) => name);
  expect((await why({ ANTEROOM_TOKEN: his.token })).code).toBe(3);
  await expect.poll(used).toContain('Ben');
  expect((await why({ ANTEROOM_TOKEN: his.token, ANTEROOM_URL: origin })).code).toBe(3);
  const elsewhere = await why({ ANTEROOM_URL: 'http://127.0.0.1:9' });
  expect([elsewhere.code, elsewhere.err]).toEqual([
    1,
    'Not signed in. Run: anteroom sign-in ADDRESS\n',
  ]);
});
