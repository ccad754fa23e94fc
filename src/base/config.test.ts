import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadConfiguration, readConfig, settings } from './config.ts';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'anteroom-config-'));

test('without any setting there is a working configuration', () => {
  const config = readConfig({ DATA_DIR });
  expect([
    config.PORT,
    config.HOST,
    config.SIGN_UP,
    config.DATABASE_URL,
    config.portChosen,
  ]).toEqual([3000, '127.0.0.1', 'open', undefined, false]);
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'rooms.example.org'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['SMTP_URL', 'mail.example.org'],
  ['SIGN_UP', 'everybody!'],
  ['TRUSTED_PROXY', 'true'],
  ['ICE_SERVERS', 'http://x'],
  ['PUSH_HOSTS', 'https://push.example.org'],
  ['PUSH_HOSTS', 'http://push.example.org:80'],
  ['PUSH_HOSTS', 'push.example.org,,other.example.org'],
  ['WEBHOOK_HOSTS', 'https://hooks.example.org'],
  ['LOG_LEVEL', 'loud'],
  ['DATA_DIR', '/dev/null/x'],
])('%s=%s is refused in one sentence that names it', (name, value) => {
  expect(() => readConfig({ DATA_DIR, [name]: value })).toThrow(BadConfiguration);
  expect(() => readConfig({ DATA_DIR, [name]: value })).toThrow(new RegExp(`^${name} `, 'u'));
});

test.each([
  'push.example.org',
  'push.example.org:8443, [2001:db8::5]:443',
  'http://127.0.0.1:9000,http://localhost:9001',
])('PUSH_HOSTS=%s is taken, and so is WEBHOOK_HOSTS', (hosts) => {
  expect(readConfig({ DATA_DIR, PUSH_HOSTS: hosts, WEBHOOK_HOSTS: hosts })).toMatchObject({
    PUSH_HOSTS: hosts,
    WEBHOOK_HOSTS: hosts,
  });
});

test('secrets are made once and readable by the owner only', () => {
  const first = readConfig({ DATA_DIR }).secrets;
  expect(readConfig({ DATA_DIR }).secrets).toEqual(first);
  expect(first.signIn.length).toBeGreaterThanOrEqual(43);
  expect(statSync(join(DATA_DIR, 'secrets.json')).mode & 0o077).toBe(0);
});

test('each setting may come from a file that is only readable, the two secrets too, and then nothing is written', () => {
  const dir = mkdtempSync(join(tmpdir(), 'anteroom-files-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text, { mode: 0o444 });
    return join(dir, name);
  };
  const config = readConfig({
    DATA_DIR: '/nowhere/at/all',
    DATABASE_URL_FILE: file('database', 'postgres://a:b@c/d\n'),
    SIGN_IN_SECRET_FILE: file('sign-in', `${'s'.repeat(40)}\n`),
    TICKET_SECRET: 't'.repeat(40),
  });
  expect([config.DATABASE_URL, config.secrets]).toEqual([
    'postgres://a:b@c/d',
    { signIn: 's'.repeat(40), tickets: 't'.repeat(40) },
  ]);
  expect(statSync(join(dir, 'sign-in')).mode & 0o777).toBe(0o444);
  expect(() => readConfig({ DATA_DIR, SMTP_URL_FILE: '/nowhere/smtp' })).toThrow(
    /^SMTP_URL_FILE "\/nowhere\/smtp" cannot be read: /u,
  );
  expect(() => readConfig({ DATA_DIR, PORT: '1', PORT_FILE: file('port', '2') })).toThrow(
    /^PORT and PORT_FILE are both set/u,
  );
  expect(() => readConfig({ DATA_DIR, SIGN_IN_SECRET: 'short secret' })).toThrow(
    /^SIGN_IN_SECRET cannot be used: must have at least 32 characters/u,
  );
});

test('the documentation lists exactly these settings', () => {
  const documented = [
    ...readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8').matchAll(
      /^\| `([A-Z_]+)`/gmu,
    ),
  ].map((match) => match[1]);
  expect(documented).toEqual(Object.keys(settings));
});
