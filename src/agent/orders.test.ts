import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Access, Desired, Order, Report, Task } from '../assemblies/agents/protocol.ts';
import { pause } from '../base/beat/pause.ts';
import { newId, type BookingId } from '../base/ids.ts';
import { openOrders, type Orders } from './orders.ts';
import { openJournal, type Journal } from './journal.ts';
import { living } from './living.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJl3dIeudNqd0DPMRD6OIh65tjkxFNOtwGcWB2gCgPhk';
let dir: string;
let home: string;
let keys: string;
let said: Report[];
let faults: unknown[];
let machine: Orders;
let journal: Journal;
const booking = newId<'booking'>();
const next = newId<'booking'>();
const children: ChildProcess[] = [];

async function open(): Promise<void> {
  journal = openJournal(join(dir, 'journal'));
  machine = await openOrders({
    places: { home, keys },
    journal,
    say: (report) => void said.push(report),
    cut: () => undefined,
    onError: (error) => void faults.push(error),
  });
}
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'anteroom-orders-'));
  [home, keys] = [join(dir, 'home'), join(dir, 'keys')];
  mkdirSync(home);
  [said, faults] = [[], []];
  await open();
});
afterEach(async () => {
  await machine.stop();
  journal.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dir, { recursive: true });
  expect(faults).toEqual([]);
});

const task = (more: Partial<Task> = {}): Task => ({
  name: 'Task',
  phase: 'start',
  command: 'true',
  limit: 60,
  retries: 0,
  onFailure: 'end-session',
  ...more,
});
const order = (epoch: number, more: Partial<Order> = {}): Order => ({
  booking,
  epoch,
  change: 'start',
  tasks: [],
  paths: [],
  secrets: {},
  ...more,
});
const desired = (orders: readonly Order[], access: Access | null = null): Desired => ({
  t: 'desired',
  epoch: Math.max(...orders.map(({ epoch }) => epoch), access?.epoch ?? 0),
  orders: [...orders],
  access,
});
const to = (of: BookingId, epoch: number): Access => ({
  booking: of,
  epoch,
  keys: [KEY],
  opensIn: 0,
});
const results = () =>
  said.flatMap((report) =>
    report.t === 'carried' ? [`${report.change} ${report.epoch} ${report.result}`] : [],
  );
const outcomes = () =>
  said.flatMap((report) => (report.t === 'ran' && report.outcome ? [report.outcome] : []));
const carried = (...wanted: string[]) => expect.poll(results).toEqual(wanted);
const written = (name: string) =>
  existsSync(join(home, name)) ? readFileSync(join(home, name), 'utf8') : '';
const lives = (of: BookingId) => living((marks) => marks['ANTEROOM_BOOKING'] === of).length;

test('tasks run in their order, know what they are about, and the holder is let in after them', async () => {
  const tell = 'echo "$ANTEROOM_BOOKING $ANTEROOM_EPOCH $TOKEN ${VITEST-none}" | tee -a said';
  machine.want(
    desired(
      [
        order(1, {
          tasks: [task({ command: tell }), task({ command: 'echo two >>said' })],
          secrets: { TOKEN: 'canary-4711' },
        }),
      ],
      to(booking, 1),
    ),
  );
  await carried('start 1 done');
  expect(written('said')).toBe(`${booking} 1 canary-4711 none\ntwo\n`);
  expect(said.filter(({ t }) => t === 'wrote')).toEqual([
    expect.objectContaining({ text: `${booking} 1 *** none\n` }),
  ]);
  await expect.poll(() => said.at(-1)).toMatchObject({ t: 'opened', epoch: 1 });
  const marks = `environment="ANTEROOM_BOOKING=${booking}",environment="ANTEROOM_EPOCH=1"`;
  expect(readFileSync(keys, 'utf8')).toContain(`\n${marks} ${KEY}\n`);
});

test('a task over its time loses its whole group, those that will not hear, too', async () => {
  const command = `sh -c 'trap "" TERM; sleep 300' & trap "" TERM; sleep 300`;
  machine.want(desired([order(1, { tasks: [task({ command, limit: 1 })] })]));
  await expect.poll(() => lives(booking)).toBeGreaterThan(1);
  await expect.poll(outcomes, { timeout: 30_000 }).toEqual(['timed-out']);
  await carried('start 1 end-session');
  expect(lives(booking)).toBe(0);
});

test('a task is tried again as often as it may be, and what its failure means is told', async () => {
  const command = 'echo x >>tries; test $(wc -l <tries) -eq 3';
  machine.want(
    desired([
      order(1, {
        tasks: [task({ command, retries: 2 }), task({ command: 'false', onFailure: 'warn' })],
      }),
    ]),
  );
  await carried('start 1 warned');
  expect(outcomes()).toEqual(['failed', 'failed', 'done', 'failed']);
  machine.want(
    desired([
      order(2, {
        change: 'end',
        tasks: [
          task({ phase: 'end', command: 'false', onFailure: 'out-of-service' }),
          task({ phase: 'end', command: 'touch after' }),
        ],
      }),
      order(3, { booking: next, tasks: [task({ command: 'touch next' })] }),
    ]),
  );
  await carried('start 1 warned', 'end 2 out-of-service');
  await machine.stop();
  expect([existsSync(join(home, 'after')), existsSync(join(home, 'next'))]).toEqual([false, false]);
});

test('at a hand-over the old holder goes with all that lives of theirs, files stay; at the end they go', async () => {
  machine.want(desired([order(1)], to(booking, 1)));
  await carried('start 1 done');
  const child = spawn('/bin/sh', ['-c', 'trap "" TERM HUP; sleep 300 & sleep 300'], {
    env: { ANTEROOM_BOOKING: booking, ANTEROOM_EPOCH: '1' },
    detached: true,
  });
  children.push(child);
  const over = once(child, 'exit');
  await expect.poll(() => lives(booking)).toBe(3);
  for (const name of ['work', 'mine']) writeFileSync(join(home, name), '');
  const tasks = (['handover-out', 'handover-in'] as const).map((phase) =>
    task({ phase, command: `echo ${phase} >>phases` }),
  );
  machine.want(desired([order(2, { change: 'handover', tasks, paths: ['mine'] })], to(booking, 2)));
  expect(readFileSync(keys, 'utf8')).not.toContain('ssh-');
  await over;
  await carried('start 1 done', 'handover 2 done');
  await expect.poll(() => readFileSync(keys, 'utf8')).toContain('ANTEROOM_EPOCH=2');
  expect([written('phases'), existsSync(join(home, 'mine')), lives(booking)]).toEqual([
    'handover-out\nhandover-in\n',
    true,
    0,
  ]);
  machine.want(desired([order(3, { change: 'end', paths: ['mine', 'gone'] })]));
  await carried('start 1 done', 'handover 2 done', 'end 3 done');
  expect([existsSync(join(home, 'mine')), existsSync(join(home, 'work'))]).toEqual([false, true]);
  expect(readFileSync(keys, 'utf8')).not.toContain('ssh-');
});

test('a path that leads outside puts the assembly out of service', async () => {
  machine.want(desired([order(1, { change: 'end', paths: ['../keys'] })]));
  await carried('end 1 out-of-service');
  expect(existsSync(keys)).toBe(true);
});

test('what is of a lower epoch is refused, in whatever order it comes', async () => {
  const touch = (epoch: number) =>
    order(epoch, { tasks: [task({ command: `touch at-${epoch}` })] });
  for (const epoch of [5, 3, 4, 5, 1]) machine.want(desired([touch(epoch)]));
  await expect.poll(results).toContain('start 5 done');
  expect(
    said.filter(({ t }) => t === 'stale').map((one) => one.t === 'stale' && one.epoch),
  ).toEqual([3, 4, 1]);
  expect([1, 3, 4, 5].map((epoch) => existsSync(join(home, `at-${epoch}`)))).toEqual([
    false,
    false,
    false,
    true,
  ]);
  // behind a newer one an old order does not slip in
  machine.want(desired([touch(6), touch(4)]));
  await expect.poll(results).toContain('start 6 done');
  expect(existsSync(join(home, 'at-4'))).toBe(false);
});

test('a start that is under way stops when the booking ends', async () => {
  machine.want(desired([order(1, { tasks: [task({ command: 'sleep 300' })] })], to(booking, 1)));
  await expect.poll(() => lives(booking)).toBeGreaterThan(0);
  machine.want(desired([order(2, { change: 'end' })]));
  await carried('start 1 stopped', 'end 2 done');
  expect([lives(booking), said.some(({ t }) => t === 'opened')]).toEqual([0, false]);
});

/** An agent as a process of its own, to be killed in the middle. */
const program = `
  import { openOrders } from ${JSON.stringify(join(import.meta.dirname, 'orders.ts'))};
  import { openJournal } from ${JSON.stringify(join(import.meta.dirname, 'journal.ts'))};
  const [dir, desired] = process.argv.slice(1);
  const say = (report) => process.stdout.write(JSON.stringify(report) + '\\n');
  const machine = await openOrders({ places: { home: dir + '/home', keys: dir + '/keys' },
    journal: openJournal(dir + '/journal'), say, cut: () => undefined, onError: (error) => { throw error; } });
  machine.want(JSON.parse(desired));
  setInterval(() => undefined, 1000);
`;
test('killed at any moment and started again, an agent runs nothing twice and tells all of it', async () => {
  await machine.stop();
  const tasks = Array.from({ length: 12 }, (_, at) =>
    task({
      phase: 'end',
      name: `Task ${at}`,
      command: `echo ${at} >>ran; sleep 0.03; (sleep 300 &)`,
      onFailure: 'warn',
      retries: 1,
    }),
  );
  const wanted = JSON.stringify(desired([order(7, { change: 'end', tasks })]));
  const told: Report[] = [];
  let kills = 0;
  for (let over = false; !over && kills < 40;) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, dir, wanted]);
    children.push(child);
    let text = '';
    let errors = '';
    child.stdout.on('data', (bytes: Buffer) => (text += String(bytes)));
    child.stderr.on('data', (bytes: Buffer) => (errors += String(bytes)));
    const exited = once(child, 'exit');
    while (text === '' && child.exitCode === null) await pause(5);
    const until = performance.now() + Math.random() * 300;
    while (performance.now() < until && !text.includes('"carried"')) await pause(5);
    over = text.includes('"carried"');
    child.kill('SIGKILL');
    await exited;
    kills += 1;
    expect(errors).toBe('');
    told.push(
      ...text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Report),
    );
  }
  expect(told.at(-1)).toMatchObject({ t: 'carried', change: 'end' });
  const ran = written('ran').trim().split('\n');
  // each once, but for those that were cut off before they began
  expect(ran).toEqual([...new Set(ran)]);
  const ends = new Map<number, Set<string>>();
  for (const report of told)
    if (report.t === 'ran' && report.outcome)
      ends.set(report.run.index, (ends.get(report.run.index) ?? new Set()).add(report.outcome));
  expect([...ends.keys()].sort((a, b) => a - b)).toEqual(tasks.map((_, at) => at));
  for (const came of ends.values()) expect(came.size).toBe(1);
  expect([kills > 1, lives(booking)]).toEqual([true, 0]);
  await open();
  machine.tellAgain();
  expect(said.at(-1)).toMatchObject({ t: 'carried', result: 'warned' });
}, 120_000);
