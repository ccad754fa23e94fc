import { expect, test } from 'vitest';
import { pathFault, sshKeyOf } from './rules.ts';

const ed = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJl3dIeudNqd0DPMRD6OIh65tjkxFNOtwGcWB2gCgPhk';

test.each([
  [ed, ed],
  [`${ed} ada@laptop`, ed],
  [`  ${ed}\n`, ed],
  [`command="rm -rf /" ${ed}`, null],
  [`${ed}\n${ed}`, null],
  [ed.replace('ssh-ed25519 ', 'ssh-rsa '), null],
  [ed.replace('ssh-ed25519', 'ssh-dss'), null],
  ['ssh-ed25519 not!base64', null],
  ['ssh-ed25519', null],
  ['', null],
])('a public SSH key: %s', (text, key) => expect(sshKeyOf(text)).toBe(key));

test.each([
  ['results', null],
  ['results/of today/a.csv', null],
  ['.cache', null],
  ['', 'needed'],
  ['.', 'wrong-value'],
  ['a//b', 'wrong-value'],
  ['a/', 'wrong-value'],
  ['./a', 'wrong-value'],
  ['a\\b', 'wrong-value'],
  ['a\0b', 'wrong-value'],
  ['a\nb', 'wrong-value'],
  ['a'.repeat(401), 'wrong-value'],
  ['/etc', 'not-inside'],
  ['..', 'not-inside'],
  ['a/../../b', 'not-inside'],
  ['~/a', 'not-inside'],
])('a path to be cleared: %j', (path, fault) => expect(pathFault(path)).toBe(fault));
