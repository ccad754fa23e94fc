import { expect, test } from 'vitest';
import { pictureType, safePath } from './rules.ts';

test.each([
  '/',
  '/sessions/1',
  '/sessions/1/lobby?x=1#y',
  '/%2f%2fevil.example',
  '/a//b',
  '/invitation#token',
  '/söhne',
  '/access?next=https://evil.example',
])('leads on to %s', (path) => {
  const landed = new URL(safePath(path), 'https://rooms.example.org');
  expect(landed.href).toBe(new URL(path, 'https://rooms.example.org').href);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/ /evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'rooms.example.org.evil.example',
  'https://rooms.example.org@evil.example',
  '/\u0000/evil.example',
  '',
  'sessions',
  '?x',
  '#x',
  `/${'x'.repeat(10_000)}`,
  '/api/me/export',
  '/sign-in?next=/sign-in',
  '/sign-up',
  undefined,
  null,
  7,
  ['/x'],
])('ignores %j', (next) => expect(safePath(next)).toBe('/'));

test('whatever is written there, the way on stays on our origin', () => {
  const parts = [
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '@',
    ':',
    'evil.example',
    '\t',
    '\n',
    ' ',
    '?',
    '#',
    'a',
    '\u2028',
    '%00',
    '。',
  ];
  let seed = 7;
  const pick = (): string =>
    parts[(seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % parts.length]!;
  for (let one = 0; one < 20_000; one += 1) {
    const next = Array.from({ length: 1 + (one % 7) }, pick).join('');
    expect(new URL(safePath(next), 'https://rooms.example.org').origin, JSON.stringify(next)).toBe(
      'https://rooms.example.org',
    );
  }
});

test('a picture is what its first bytes say', () => {
  expect(pictureType(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png');
  expect(pictureType(Buffer.from('ffd8ffe000', 'hex'))).toBe('image/jpeg');
  expect(pictureType(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp');
  expect(pictureType(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(pictureType(Buffer.from('GIF89a'))).toBeNull();
  expect(pictureType(Buffer.from('RIFF0000WAVE'))).toBeNull();
  expect(pictureType(Buffer.alloc(0))).toBeNull();
});
