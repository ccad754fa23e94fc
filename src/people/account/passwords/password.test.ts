import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './password.ts';

test('a hash knows its password, however an accent was typed, and no other', async () => {
  const hash = await hashPassword('Grüße aus Köln');
  expect(hash).toMatch(
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/u,
  );
  expect(await isPassword(hash, 'Grüße aus Köln'.normalize('NFD'))).toBe(true);
  expect(await isPassword(hash, 'grüße aus köln')).toBe(false);
  expect(await hashPassword('Grüße aus Köln')).not.toBe(hash);
});

test('the cost stands in the hash, so that older ones still work', async () => {
  const hash = await hashPassword('x');
  expect(await isPassword(hash.replace('t=2', 't=3'), 'x')).toBe(false);
});

test('what is no hash fits no password', async () => {
  for (const hash of ['', 'plain', '$argon2id$v=19$m=1$x$y', '$2b$10$abcdefghijklmnopqrstuv'])
    expect(await isPassword(hash, 'plain')).toBe(false);
});
