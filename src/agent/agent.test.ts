import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Change } from '../assemblies/agents/protocol.ts';
import type { AssemblyId, BookingId } from '../base/ids.ts';
import { makeAssembly } from '../../test/world/assemblies.ts';
import { changeHolder, claimed, expireJoins, setEnd } from '../../test/world/claims.ts';
import { cast, type Cast } from '../../test/world/cast.ts';
import { openWorld, type Someone, type World } from '../../test/world/world.ts';
import { startAgent, type Agent } from './agent.ts';

const CANARY = 'canary-8f2e-4711';
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJl3dIeudNqd0DPMRD6OIh65tjkxFNOtwGcWB2gCgPhk';
let world: World;
let people: Cast;
let url: string;
let dir: string;
let assembly: AssemblyId;
const agents: Agent[] = [];
const said: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  people = await cast(world);
  url = `http://127.0.0.1:${await world.app.http.listen('127.0.0.1', 0)}`;
});
afterAll(() => world.close());
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'anteroom-agent-'));
  const { organisation, boss, group } = people;
  assembly = await makeAssembly(world, organisation, boss, { booked: [group] });
  said.splice(0);
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  rmSync(dir, { recursive: true });
});

const sure = async <Body>(someone: Someone, ...ask: Parameters<Someone['call']>): Promise<Body> => {
  const { status, body } = await someone.call<Body>(...ask);
  expect([ask[0], ask[1], status < 300 ? 'fine' : body]).toEqual([ask[0], ask[1], 'fine']);
  return body;
};
const path = (rest: string): string => `/api/assemblies/${assembly}/${rest}`;
const token = async (): Promise<string> =>
  (await sure<{ token: string }>(people.boss, 'POST', path('join-tokens'))).token;
async function start(by: string | null, state = join(dir, 'state')): Promise<Agent> {
  const agent = await startAgent({
    state,
    home: join(dir, 'home'),
    keys: join(dir, 'keys'),
    join: by === null ? null : { url, token: by },
    log: (sentence) => void said.push(sentence),
  });
  agents.push(agent);
  return agent;
}
const stop = async (agent: Agent): Promise<void> => {
  agents.splice(agents.indexOf(agent), 1);
  await agent.stop();
};
const state = async () =>
  (await sure<{ state: string; waiting: number }>(people.boss, 'GET', path('agent'))).state;

const claim = (holder: Someone): Promise<BookingId> => {
  const from = -Math.ceil(Math.random() * 1e7);
  return claimed(world, assembly, holder, { from, to: from + 1 }).then(async (booking) => {
    await setEnd(world, booking, 3600);
    return booking;
  });
};
const change = (booking: BookingId, what: Change, holder: Someone | null): Promise<number> =>
  changeHolder(world, { assembly, booking, what }, holder);
type Order = { change: string; result: string | null; settled: boolean };
const orders = async (): Promise<string[]> => {
  const { rows } = await world.fresh.pool.query<Order>(
    `select change, result, settled_at is not null as settled from agent_orders where assembly_id = $1 order by epoch`,
    [assembly],
  );
  return rows.map((row) => `${row.change} ${row.result ?? '-'}${row.settled ? '' : ' open'}`);
};
const setTasks = (tasks: unknown[], more: Record<string, unknown> = {}) =>
  people.boss.call('PUT', path('tasks'), { tasks, paths: [], secrets: [], ...more }, 0);
/** It has the credential that it was given last. */
const taken = async (): Promise<boolean> =>
  (
    await world.fresh.pool.query<{ taken: boolean }>(
      'select offered is null as taken from agents where assembly_id = $1',
      [assembly],
    )
  ).rows[0]!.taken;
const keys = () => readFileSync(join(dir, 'keys'), 'utf8');

test('an agent joins by a token that holds once, and nobody else makes one', async () => {
  expect((await people.member.call('POST', path('join-tokens'))).status).toBe(403);
  expect((await people.stranger.call('POST', path('join-tokens'))).status).toBe(404);
  const [old, fresh] = [await token(), await token()];
  await expect(start(old)).rejects.toThrow('replaced');
  const agent = await start(fresh);
  await expect.poll(state).toBe('live');
  await expect(start(fresh, join(dir, 'second'))).rejects.toThrow('used');
  expect(agent.name).toContain('Bench');
  const late = await token();
  await expireJoins(world);
  await expect(start(late, join(dir, 'third'))).rejects.toThrow('passed');
});

test('from start to end: tasks run, keys come and go, runs are shown to whom they concern', async () => {
  const { boss, member, host, stranger } = people;
  const task = { phase: 'start', name: 'Prepare', command: `echo "$TOKEN" | tee -a log` };
  expect(
    (
      await setTasks(
        [
          task,
          { phase: 'end', name: 'Wipe', command: 'echo wiped >>log' },
          { ...task, phase: 'handover-in', name: 'Hand on' },
        ],
        { paths: ['results'], secrets: [{ name: 'TOKEN', value: CANARY }] },
      )
    ).status,
  ).toBe(200);
  const holder = { sshKeys: [`${KEY} me@laptop`], paths: ['mine'] };
  expect(await sure(member, 'PUT', '/api/me/on-assemblies', holder)).toEqual({
    ...holder,
    sshKeys: [KEY],
  });
  await start(await token());
  await expect.poll(state).toBe('live');
  const booking = await claim(member);
  await change(booking, 'start', member);
  await expect.poll(orders).toEqual(['start done']);
  await expect.poll(keys).toContain(KEY);
  for (const name of ['results', 'mine', 'work']) writeFileSync(join(dir, 'home', name), '');

  await change(booking, 'handover', host);
  await expect.poll(keys).not.toContain(KEY);
  await expect.poll(orders).toEqual(['start done', 'handover done']);
  await change(booking, 'end', null);
  await expect.poll(orders).toEqual(['start done', 'handover done', 'end done']);
  expect(['results', 'mine', 'work'].map((name) => existsSync(join(dir, 'home', name)))).toEqual([
    false,
    false,
    true,
  ]);
  expect(readFileSync(join(dir, 'home', 'log'), 'utf8')).toBe(`${CANARY}\n${CANARY}\nwiped\n`);

  type Runs = { items: { id: string; name: string; outcome: string }[] };
  const names = async (who: Someone) =>
    (await sure<Runs>(who, 'GET', path('runs'))).items.map(({ name }) => name);
  expect(await names(boss)).toEqual(['Wipe', 'Hand on', 'Prepare']);
  expect(await names(member)).toEqual(['Prepare']);
  expect(await names(host)).toEqual(['Wipe', 'Hand on']);
  expect((await stranger.call('GET', path('runs'))).status).toBe(404);
  const [run] = (await sure<Runs>(member, 'GET', path('runs'))).items;
  expect(await sure(member, 'GET', `/api/runs/${run!.id}`)).toMatchObject({
    outcome: 'done',
    output: '***\n',
  });
  expect((await host.call('GET', `/api/runs/${run!.id}`)).status).toBe(404);
  const { rows } = await world.fresh.pool.query<{ found: boolean }>(
    `select exists (select from task_pieces t where t.text like $1) or exists (select from journal j where j.data::text like $1)
       or exists (select from assembly_tasks t where encode(secrets, 'escape') like $1) as found`,
    [`%${CANARY}%`],
  );
  expect(rows[0]!.found).toBe(false);
});

test('what happened while an agent was away it carries out when it is back, no passed start', async () => {
  const { member, host } = people;
  await setTasks(
    ['start', 'end'].map((phase) => ({
      phase,
      name: phase,
      command: 'echo "$ANTEROOM_PHASE $ANTEROOM_EPOCH" >>log',
    })),
  );
  const agent = await start(await token());
  const booking = await claim(member);
  await change(booking, 'start', member);
  await expect.poll(orders).toEqual(['start done']);
  await stop(agent);
  await change(booking, 'end', null);
  const between = await claim(host);
  await change(between, 'start', host);
  await change(between, 'end', null);
  const next = await claim(member);
  await change(next, 'start', member);
  await start(null);
  await expect
    .poll(orders)
    .toEqual(['start done', 'end done', 'start -', 'end done', 'start done']);
  expect(readFileSync(join(dir, 'home', 'log'), 'utf8')).toBe('start 1\nend 2\nend 4\nstart 5\n');
});

test('what cannot be cleared is out of service, for whoever comes next too, until an admin has seen to it', async () => {
  const { boss, member, host } = people;
  await setTasks([{ phase: 'end', name: 'Wipe', command: 'exit 3', onFailure: 'out-of-service' }]);
  await start(await token());
  const booking = await claim(member);
  await change(booking, 'start', member);
  await change(booking, 'end', null);
  const next = await claim(host);
  await change(next, 'start', host);
  await expect.poll(orders).toEqual(['start done', 'end out-of-service open', 'start - open']);
  const shown = await sure<{ state: string; reason: string; version: number }>(
    boss,
    'GET',
    path('settings'),
  );
  expect([shown.state, shown.reason]).toEqual(['out-of-service', 'Wipe']);
  await sure(boss, 'PATCH', `/api/assemblies/${assembly}`, { state: 'in-service' }, shown.version);
  await expect.poll(orders).toEqual(['start done', 'end out-of-service', 'start done']);
});

test('a copy of an agent is refused while the first one lives, and when it has moved on', async () => {
  const first = await start(await token());
  await expect.poll(state).toBe('live');
  await expect.poll(() => said).toContain('connected');
  cpSync(join(dir, 'state'), join(dir, 'copy'), { recursive: true });
  const copy = await start(null, join(dir, 'copy'));
  await expect.poll(() => said).toContain('refused: only-agent');
  await stop(copy);
  await stop(first);
  await start(null);
  await expect.poll(() => said.filter((sentence) => sentence === 'connected').length).toBe(2);
  await expect.poll(taken).toBe(true);
  await stop(agents[0]!);
  await start(null, join(dir, 'copy'));
  await expect.poll(() => said).toContain('refused: credential-current');
});
