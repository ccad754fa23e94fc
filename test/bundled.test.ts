import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentInOneFile } from '../scripts/web/agent.ts';
import { address, kill, killAll, start } from './product.ts';

// `npm start` runs the server as one file; everything else runs its sources.

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'dist', 'server.test');
let dir: string;
let other: string;
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts', 'server.mjs'), outDir]);
  [dir, other] = [folder(), folder()];
});
afterAll(async () => {
  await killAll();
  for (const made of [dir, other, outDir]) rmSync(made, { recursive: true, force: true });
});
const folder = () => mkdtempSync(join(tmpdir(), 'anteroom-bundled-'));
const launch = (data = dir) => start({ DATA_DIR: data }, join(outDir, 'main.mjs'));

test('the server as one file finds its database, migrations and pages, sets up, and comes back after a crash', async () => {
  const first = await launch();
  const code = /#(?<code>[A-Z0-9-]{14})/u.exec(first.said())!.groups!['code'];
  const send = (path: string, body: object, cookie = '') =>
    fetch(`${first.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address, cookie },
      body: JSON.stringify(body),
    });
  const made = await send('/api/set-up', {
    code,
    organisation: 'Institute',
    name: 'Root',
    email: 'root@example.org',
    password: 'a long enough password',
    zone: 'Europe/Berlin',
    language: 'en',
  });
  expect([made.status, await made.text()]).toEqual([201, expect.any(String)]);
  const cookie = made.headers.getSetCookie()[0]!.split(';')[0]!;
  const described = await (await fetch(`${first.origin}/api/openapi.json`)).json();
  expect((described as { paths: object }).paths).toEqual(
    (JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')) as { paths: object })
      .paths,
  );
  expect(await (await fetch(first.origin)).text()).toMatch(/name="place" content="[\w-]{40,}"/u);
  await kill(first.child);
  const second = await launch();
  const me = await fetch(`${second.origin}/api/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ person: { name: 'Root' } });
});

test('the agent as one file, as the server serves it, joins by its own help and is told who it is', async () => {
  const file = join(dir, 'agent.mjs');
  writeFileSync(file, await agentInOneFile());
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [file, ...args], { cwd: dir, env: {} });
  expect((await run('--help')).stdout).toContain('node agent.mjs --url');
  await expect(run('--state', join(dir, 'agent'))).rejects.toMatchObject({
    code: 1,
    stderr: 'anteroom agent: This agent has not joined yet: give it --url and --join.\n',
  });
  const { origin } = await launch(other);
  await expect(
    run('--state', join(dir, 'agent'), '--url', origin, '--join', 'none'),
  ).rejects.toMatchObject({
    code: 1,
    stderr: 'anteroom agent: The token was used, has passed, or was replaced by a newer one.\n',
  });
});
