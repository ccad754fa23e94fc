import { expect, test } from 'vitest';
import { signUpOpenTo } from './rules.ts';

test('who may make an account', () => {
  expect(signUpOpenTo('open', 'a@any.example')).toBe(true);
  expect(signUpOpenTo('invited', 'a@any.example')).toBe(false);
  expect(signUpOpenTo('Lab.example, other.example', 'a@lab.example')).toBe(true);
  expect(signUpOpenTo('bücher.example', 'a@xn--bcher-kva.example')).toBe(true);
  expect(signUpOpenTo('lab.example', 'a@sub.lab.example')).toBe(false);
  expect(signUpOpenTo('lab.example', 'a@evil-lab.example')).toBe(false);
  expect(signUpOpenTo('lab.example', '"@lab.example"@evil.example')).toBe(false);
});
