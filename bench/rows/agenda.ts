import { get } from '../call.ts';
import { sideBySide, type Goal, type Row } from '../measure.ts';
import { reaches, type Person, type Reach } from '../seed.ts';
import type { Stage } from '../stage.ts';
import { pageOfDates } from '../../src/sessions/dates/store.ts';

const goals: Readonly<Record<Reach, Goal>> = {
  5: { most: 2.5, ratio: 3 },
  50: { most: 3.5, ratio: 3 },
  500: { most: 9, ratio: 3 },
  2000: { most: 40, ratio: 3 },
  nested: { ratio: 3 },
};

async function ofPerson({ origin, bare, db, cookieFor }: Stage, { id }: Person) {
  const cookie = await cookieFor(id);
  const stretch = { when: 'upcoming', now: new Date() } as const;
  return {
    ours: () => get(`${origin}/api/agenda?limit=50`, cookie),
    statement: () =>
      pageOfDates({ person: id, stretch, limit: 51 }, 'upcoming', stretch.now).execute(db),
    route: () => get(bare),
  };
}

/** My Sessions of people who are in few groups and in very many. */
export async function agenda(stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const reach of reaches) {
    stage.say(`My Sessions of ${reach}`);
    const { ours, statement, route } = await sideBySide(
      await ofPerson(stage, stage.reaches[reach]),
      reach === '2000' ? 60 : 150,
    );
    const row = {
      operation: 'My Sessions, first 50, over HTTP',
      at: reach === 'nested' ? '5 groups inside of 50' : `${reach} groups`,
      ours,
    };
    rows.push(
      { ...row, reference: 'its statement alone', limit: statement, goal: goals[reach] },
      { ...row, reference: 'one indexed read over bare HTTP', limit: route },
    );
  }
  return rows;
}
