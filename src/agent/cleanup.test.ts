import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeAway } from './cleanup.ts';

let dir: string;
let home: string;
let outside: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anteroom-cleanup-'));
  home = join(dir, 'home');
  outside = join(dir, 'outside');
  for (const folder of [join(home, 'results', 'deep'), outside])
    mkdirSync(folder, { recursive: true });
  for (const file of [
    join(home, 'results', 'deep', 'a'),
    join(home, 'keep'),
    join(outside, 'precious'),
  ])
    writeFileSync(file, 'data');
});
afterEach(() => rmSync(dir, { recursive: true }));

test('files and whole folders of the holder go, and what is gone is gone', async () => {
  expect(await takeAway(home, 'results')).toBeNull();
  expect(await takeAway(home, 'results')).toBeNull();
  expect(await takeAway(home, 'never/was')).toBeNull();
  expect(readdirSync(home)).toEqual(['keep']);
  expect(await takeAway(home, 'keep')).toBeNull();
  expect(readdirSync(home)).toEqual([]);
});

test('links inside of a folder go, and what they lead to stays', async () => {
  symlinkSync(outside, join(home, 'results', 'link'));
  symlinkSync(join(outside, 'precious'), join(home, 'results', 'deep', 'link'));
  expect(await takeAway(home, 'results')).toBeNull();
  expect([existsSync(join(home, 'results')), readdirSync(outside)]).toEqual([false, ['precious']]);
});

test.each([
  ['..', 'does not lead'],
  ['../outside', 'does not lead'],
  ['results/../../outside', 'does not lead'],
  ['link/precious', 'leads through link'],
  ['link', 'is a link'],
  ['keep/a', 'leads through keep'],
])('%s is refused', async (path, because) => {
  symlinkSync(outside, join(home, 'link'));
  expect(await takeAway(home, path)).toContain(because);
  expect(await takeAway(home, join(outside, 'precious'))).toContain('does not lead');
  expect(readdirSync(outside)).toEqual(['precious']);
});

test('a folder that somebody keeps turning into a link never leads outside', async () => {
  const [folder, aside] = [join(home, 'turning'), join(home, 'aside')];
  let going = true;
  const turning = (async () => {
    while (going) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'precious'), 'mine');
      renameSync(folder, aside);
      symlinkSync(outside, folder);
      await new Promise(setImmediate);
      rmSync(folder, { force: true, recursive: true });
      rmSync(aside, { force: true, recursive: true });
    }
  })().catch(() => undefined);
  for (let turn = 0; turn < 300; turn += 1) {
    await takeAway(home, 'turning/precious');
    await takeAway(home, 'turning');
  }
  going = false;
  await turning;
  expect(readdirSync(outside)).toEqual(['precious']);
});
