import { expect, test } from 'vitest';
import { newSecret } from './ids.ts';

test('a secret survives what mail programs do to the ends of a link', () => {
  const secrets = Array.from({ length: 5000 }, newSecret);
  expect(secrets.filter((secret) => !/^[A-Za-z0-9][\w-]{30}[A-Za-z0-9]$/u.test(secret))).toEqual(
    [],
  );
  expect(new Set(secrets).size).toBe(secrets.length);
});
