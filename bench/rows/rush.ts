import { open } from '../call.ts';
import { sorted, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { openCrowd } from './place.ts';

const PEOPLE = 1000;
const WITHIN = 10_000; // ms

/** What My Sessions asks first, at the moment it was meant to be asked: no one waits for another. */
export async function rush(stage: Stage): Promise<Row[]> {
  const { cookies, close } = await openCrowd(stage);
  const taken: number[] = [];
  let faults = 0;
  const ask = async (path: string, cookie: string): Promise<void> => {
    const answer = await fetch(`${stage.origin}${path}`, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) faults += 1;
  };
  const come = async (cookie: string, at: number, began: number): Promise<void> => {
    const due = began + (at * WITHIN) / PEOPLE;
    await new Promise((now) => setTimeout(now, due - performance.now()));
    const [page] = await Promise.all([
      open(stage.origin, cookie),
      ask('/api/me', cookie),
      ask('/api/agenda?limit=50', cookie),
      ask('/api/notices/unread', cookie),
    ]);
    taken.push(performance.now() - due);
    page.socket.terminate();
  };
  for (let round = 0; round < 6; round += 1) {
    stage.say(`a rush of ${PEOPLE}`);
    if (round === 1) taken.length = 0; // the first one warmed up
    const began = performance.now() + 100;
    await Promise.all(
      cookies.map((cookie, at) =>
        come(cookie, at, began).catch(() => {
          faults += 1;
        }),
      ),
    );
  }
  close();
  return [
    {
      operation: 'a rush: 1,000 people open My Sessions in 10 s',
      at: '5 rounds, from the moment meant',
      ours: sorted(taken),
      faults,
      goal: { most: 250, share: 0.99, faults: 0 },
    },
  ];
}
