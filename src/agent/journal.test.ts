import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Carried, Ran } from '../assemblies/agents/protocol.ts';
import { newId } from '../base/ids.ts';
import { openJournal, orderName } from './journal.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anteroom-journal-'));
  file = join(dir, 'deep', 'journal');
});
afterEach(() => rmSync(dir, { recursive: true }));

const booking = newId<'booking'>();
const ranOf = (epoch: number, outcome: Ran['outcome']): Ran => ({
  t: 'ran',
  run: { booking, epoch, phase: 'end', index: 0, attempt: 0 },
  name: 'Wipe',
  outcome,
  code: outcome === 'done' ? 0 : null,
});
const carriedOf = (epoch: number): Carried => ({
  t: 'carried',
  booking,
  epoch,
  change: 'end',
  result: 'done',
  because: '',
});

test('no epoch that has passed is admitted, also after a restart', () => {
  const first = openJournal(file);
  expect([4, 4, 3, 9, 4].map(first.admits)).toEqual([true, true, false, true, false]);
  first.begin(7);
  first.close();
  const second = openJournal(file);
  expect([second.seen(), second.begun(), second.admits(8)]).toEqual([9, 7, false]);
  second.close();
});

test('what was noted stands after a restart, and what was heard is not told again', () => {
  const first = openJournal(file);
  first.note(ranOf(1, null));
  first.note(ranOf(1, 'done'));
  first.note(ranOf(2, null));
  first.end(carriedOf(1));
  first.close();
  const second = openJournal(file);
  expect(second.ran(ranOf(1, null).run)).toEqual(ranOf(1, 'done'));
  expect(second.open()).toEqual([ranOf(2, null)]);
  expect(second.unheard()).toEqual([carriedOf(1)]);
  second.heard(orderName(carriedOf(1), 'end'));
  expect(second.unheard()).toEqual([]);
  second.close();
  const third = openJournal(file);
  expect([third.unheard(), third.carried(orderName(carriedOf(1), 'end'))]).toEqual([
    [],
    carriedOf(1),
  ]);
  third.close();
});

test('a line that is torn anywhere counts as never written, and the next one is whole', () => {
  const first = openJournal(file);
  first.admits(5);
  const before = statSync(file).size;
  first.note(ranOf(5, null));
  const whole = readFileSync(file);
  first.close();
  for (let size = whole.length - 1; size >= before; size -= 7) {
    writeFileSync(file, whole.subarray(0, size));
    appendFileSync(file, size % 2 ? '' : '\0\0\0');
    const torn = openJournal(file);
    expect([size, torn.seen(), torn.open()]).toEqual([size, 5, []]);
    torn.note(ranOf(5, null));
    torn.close();
    const next = openJournal(file);
    expect(next.open()).toEqual([ranOf(5, null)]);
    next.close();
  }
});

test('what was told long ago takes no room', () => {
  const first = openJournal(file);
  for (let epoch = 1; epoch <= 300; epoch += 1) {
    first.admits(epoch);
    first.note(ranOf(epoch, 'done'));
    first.end(carriedOf(epoch));
    first.heard(orderName(carriedOf(epoch), 'end'));
  }
  const full = statSync(file).size;
  first.close();
  openJournal(file).close();
  expect(statSync(file).size).toBeLessThan(full / 20);
});
