import { describe, expect, test } from 'vitest';
import { passwordFault } from './rules.ts';

describe('a password', () => {
  test.each([
    ['nine char', 'password-short'],
    ['ぱすわーど', 'password-short'],
    ['x'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['1234567890', 'password-common'],
    ['0987654321', 'password-common'],
    ['password123', 'password-common'],
    ['P@ssw0rd2026', 'password-common'],
    ['!!!Qwertyuiop', 'password-common'],
    ['passwordpassword', 'password-common'],
    ['1q2w3e4r5t', 'password-common'],
    ['Passwort2026!', 'password-common'],
    ['ada.lovelace', 'password-personal'],
    ['Ada Lovelace 1815', 'password-personal'],
    ['ada.lovelace@example.org', 'password-personal'],
    ['seven quiet otters', null],
    ['correct horse battery staple', null],
    ['Grüße aus Köln', null],
    ['🦦🦦🦊🐻🦆🦉🐢🐍🦎🐙', null],
  ])('%s: %s', (password, fault) =>
    expect(
      passwordFault(password, { name: 'Ada Lovelace', email: 'ada.lovelace@example.org' }),
    ).toBe(fault),
  );
});
