import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { loseUntold } from '../../../test/world/beyond.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import { enter, groupSession, remove } from '../../../test/world/doors.ts';
import { joinCall, type LiveLine } from '../../../test/world/live-line.ts';
import { openSecond, type Second } from '../../../test/world/second.ts';

type Steps = typeof import('../stays/seats/store.ts');
/** What a page that joins waits for; of these, the one that is slow has been done all the same. */
const slow = vi.hoisted(() => ({
  step: null as string | null,
  reached: (): void => undefined,
  until: Promise.resolve(),
}));
vi.mock('../stays/seats/store.ts', async (original) => {
  const steps = await original<Steps>();
  const slowly =
    <Given extends unknown[], Found>(name: string, step: (...given: Given) => Promise<Found>) =>
    async (...given: Given): Promise<Found> => {
      const found = await step(...given);
      if (slow.step !== name) return found;
      slow.reached();
      await slow.until;
      return found;
    };
  return {
    ...steps,
    setHere: slowly('setHere', steps.setHere),
    tellMoved: slowly('tellMoved', steps.tellMoved),
  };
});

useCast();
let second: Second;
beforeAll(async () => void (second = await openSecond(world)), 60_000);
afterAll(() => second.stop());
beforeEach(() => void (slow.step = null));

type Stay = { readonly stay: string; readonly ticket: string };
const join = ({ ticket }: Stay, cookie: string, at: 0 | 1): Promise<LiveLine> =>
  joinCall(second.urls[at], cookie, ticket);
/** Neither hears the other. */
async function apart(host: LiveLine, hosting: Stay, out: LiveLine, stay: string): Promise<void> {
  const signals = (line: LiveLine) => line.said.filter(({ t }) => t === 'signal');
  out.say({ t: 'signal', to: hosting.stay, data: { offer: 'of whoever is out' } });
  host.say({ t: 'signal', to: stay, data: { offer: 'of the host' } });
  await new Promise((done) => setTimeout(done, 1500));
  expect([signals(host), signals(out)]).toEqual([[], []]);
}

test.each(['setHere', 'tellMoved'])(
  'whoever is removed while their page comes back to another process is out of the call: %s',
  async (step) => {
    const { host, member } = people;
    const { id } = await groupSession(people);
    const hosting = await enter(host, id);
    const hostLine = await join(hosting, host.cookie, 1);
    const { stay, ticket } = await enter(member, id);
    const before = await join({ stay, ticket }, member.cookie, 0);
    await before.hears({ t: 'roster' });
    before.close();
    await before.closed;
    const again = await enter(member, id, stay);
    let release = (): void => undefined;
    slow.until = new Promise((done) => (release = done));
    const reached = new Promise<void>((done) => (slow.reached = done));
    slow.step = step;
    const back = await join(again, member.cookie, 1);
    await reached;
    const since = hostLine.said.length;
    await remove(host, stay, { reason: 'Out', block: true });
    const readBySecond = () => hostLine.said.slice(since).some(({ t }) => t === 'roster');
    await expect.poll(readBySecond).toBe(true);
    release();
    expect(await back.hears({ t: 'out', stay })).toMatchObject({ because: 'turned-out' });
    await apart(hostLine, hosting, back, stay);
    expect(back.said.filter(({ t }) => t === 'out')).toHaveLength(1);
  },
);

test('whoever comes is looked at once by each page, wherever it is connected', async () => {
  const { host, boss, member } = people;
  const { id } = await groupSession(people);
  const lines = [
    await join(await enter(host, id), host.cookie, 0),
    await join(await enter(boss, id), boss.cookie, 1),
  ];
  const looks = () => lines.map(({ said }) => said.filter(({ t }) => t === 'roster').length);
  await expect.poll(looks).toEqual([2, 1]);
  const line = await join(await enter(member, id), member.cookie, 0);
  await line.hears({ t: 'roster' });
  await expect.poll(looks).toEqual([3, 2]);
  await new Promise((done) => setTimeout(done, 1500));
  expect(looks()).toEqual([3, 2]);
});

test('a page whose stay is over, though nobody here read of it, is out of the call by the next beat', async () => {
  const { host, member } = people;
  const { id } = await groupSession(people);
  const hosting = await enter(host, id);
  const hostLine = await join(hosting, host.cookie, 1);
  const entered = await enter(member, id);
  const line = await join(entered, member.cookie, 1);
  await line.hears({ t: 'roster' });
  await loseUntold(world, entered.stay);
  const out = () => line.said.filter(({ t }) => t === 'out');
  await expect.poll(out, { timeout: 15_000 }).toMatchObject([{ because: 'lost' }]);
  await apart(hostLine, hosting, line, entered.stay);
}, 30_000);
