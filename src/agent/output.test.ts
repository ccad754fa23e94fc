import { expect, test } from 'vitest';
import { KEPT, PIECE } from '../assemblies/agents/protocol.ts';
import { output } from './output.ts';

const collect = (secrets: readonly string[] = []) => {
  const pieces: string[] = [];
  const out = output(secrets, (piece, text) => {
    expect(piece).toBe(pieces.length);
    pieces.push(text);
  });
  return { out, pieces };
};

test('output comes as it is written, whole letters only', () => {
  const { out, pieces } = collect(['geheim']);
  const bytes = Buffer.from('grüß geheim\n');
  for (const byte of bytes) out.add(Buffer.from([byte]));
  out.end();
  expect(pieces.join('')).toBe('grüß ***\n');
});

test('of too much the beginning and the end are kept, and how much is not', () => {
  const { out, pieces } = collect();
  for (let at = 0; at < 40; at += 1) out.add(Buffer.alloc(65_536, at % 2 ? 'b' : 'a'));
  out.add(Buffer.from('the end'));
  out.end();
  const text = pieces.join('');
  expect(text.length).toBeLessThan(2 * KEPT + 100);
  expect(text).toContain(`\n[... ${40 * 65_536 + 7 - 2 * KEPT} characters left out ...]\n`);
  expect(text.endsWith('the end')).toBe(true);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(PIECE);
});
