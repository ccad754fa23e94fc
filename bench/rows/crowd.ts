import { get } from '../call.ts';
import { sorted, type Act, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';

const WINDOW = 1500; // ms
/** Answers a second while sixteen are asked for at any moment. */
async function rate(act: Act): Promise<number> {
  const began = performance.now();
  let answers = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() - began < WINDOW) {
      await act();
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, ask));
  return answers / ((performance.now() - began) / 1000);
}

/** How many answers a second, with sixteen connections. */
export async function crowd({ origin, bare, seeded, reaches, cookieFor }: Stage): Promise<Row[]> {
  const [member, busy] = await Promise.all([
    cookieFor(seeded.member.id),
    cookieFor(reaches['50'].id),
  ]);
  const acts = {
    session: () => get(`${origin}/api/sessions/${seeded.running}`, member),
    agenda: () => get(`${origin}/api/agenda?limit=50`, busy),
    check: () => get(`${origin}/api/why/enter-room/${seeded.running}`, member),
    bare: () => get(bare),
  };
  const names = Object.keys(acts) as (keyof typeof acts)[];
  const taken = { session: [], agenda: [], check: [], bare: [] } as Record<
    keyof typeof acts,
    number[]
  >;
  for (let round = 0; round < 7; round += 1)
    for (const name of names) {
      const each = await rate(acts[name]);
      if (round > 0) taken[name].push(each);
    }
  const row = (operation: string, name: keyof typeof acts, least?: number): Row => ({
    operation,
    at: '16 connections',
    unit: '/s',
    ours: sorted(taken[name]),
    reference: 'one indexed read over bare HTTP',
    limit: sorted(taken.bare),
    ...(least === undefined ? {} : { goal: { least } }),
  });
  return [
    row('a session’s page', 'session', 1500),
    row('My Sessions, first 50, of 50 groups', 'agenda', 1000),
    row('a check over HTTP', 'check'),
  ];
}
