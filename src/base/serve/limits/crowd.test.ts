import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { openWorld } from '../../../../test/world/world.ts';
import { Crowd } from './crowd.ts';

const call = (ip: string, socket: object = {}) => ({ ip, socket }) as Parameters<Crowd['enter']>[0];

test('where too much waits, whoever asks most is refused first; at twice that everybody', () => {
  const pool = { waitingCount: 0 };
  const crowd = new Crowd(pool);
  const leaves = Array.from({ length: 600 }, () => crowd.enter(call('192.0.2.1')));
  pool.waitingCount = 2001;
  expect(() => crowd.enter(call('192.0.2.1'))).toThrow('crowded');
  crowd.enter(call('192.0.2.2'))();
  pool.waitingCount = 4001;
  expect(() => crowd.enter(call('192.0.2.2'))).toThrow('crowded');
  pool.waitingCount = 2001;
  for (const leave of [...leaves.slice(0, 100), ...leaves.slice(0, 100)]) leave();
  crowd.enter(call('192.0.2.1'))();
});

test('one connection asks for a few things at once, and for others when those are answered', async () => {
  const world = await openWorld();
  const port = await world.app.http.listen('127.0.0.1', 0);
  const { pool } = world.app.deps;
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const ask = `GET /api/me HTTP/1.1\r\nhost: localhost:3000\r\ncookie: ${(await personOf()).cookie}\r\n\r\n`;
  async function personOf() {
    const [free] = held.splice(0, 1);
    free!.release();
    return world.person('Ada');
  }
  const line = connect(port, '127.0.0.1');
  let answers = '';
  line.on('data', (part) => (answers += part.toString('latin1')));
  const statuses = () => [...answers.matchAll(/HTTP\/1\.1 (\d{3})/gu)].map(([, status]) => status);
  line.write(ask.repeat(40));
  await expect.poll(() => pool.waitingCount, { interval: 5 }).toBeGreaterThan(0);
  held.forEach((connection) => connection.release());
  await expect.poll(() => statuses().length, { timeout: 5000 }).toBe(40);
  expect([...new Set(statuses())].sort()).toEqual(['200', '503']);
  answers = '';
  line.write(ask);
  await expect.poll(statuses).toEqual(['200']);
  line.destroy();
  await world.close();
});

test('whoever hangs up half way is under way no more', async () => {
  let underWay = 0;
  const enter = Crowd.prototype.enter;
  const counted = vi.spyOn(Crowd.prototype, 'enter').mockImplementation(function (
    this: Crowd,
    request,
  ) {
    const leave = enter.call(this, request);
    let done = false;
    underWay += 1;
    return () => {
      if (!done) underWay -= 1;
      done = true;
      leave();
    };
  });
  const world = await openWorld();
  const port = await world.app.http.listen('127.0.0.1', 0);
  const { cookie } = await world.person('Ada');
  const head = (method: string, more = '') =>
    `${method} /api/me HTTP/1.1\r\nhost: localhost:3000\r\norigin: http://localhost:3000\r\ncookie: ${cookie}\r\n${more}\r\n`;
  const half = head('PATCH', 'content-type: application/json\r\ncontent-length: 40\r\n');
  for (const after of [0, 1, 5, 20, 100])
    for (const text of [head('GET'), half, `${half}{"name":`]) {
      const line = connect(port, '127.0.0.1');
      line.on('error', () => undefined);
      line.write(text);
      await new Promise((passed) => setTimeout(passed, after));
      line.destroy();
    }
  expect(counted).toHaveBeenCalled();
  await expect.poll(() => underWay).toBe(0);
  counted.mockRestore();
  await world.close();
});
