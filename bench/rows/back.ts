import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sorted, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { transact } from '../../src/base/data/database.ts';
import { append } from '../../src/base/journal/journal.ts';
import type {} from '../../src/sessions/entries.ts';
import { openCrowd } from './place.ts';

const PAGES = 2000;
type Told = { readonly returned: number; readonly faults: number };

/** The product is killed, something happens, and it starts again: until the last page knows. */
export async function back(stage: Stage): Promise<Row[]> {
  const { cookies, close } = await openCrowd(stage);
  const pages = fork(join(import.meta.dirname, '..', 'returning.ts'));
  const taken: number[] = [];
  let faults = 0;
  try {
    stage.say(`${PAGES} pages`);
    pages.send({
      origin: stage.origin,
      cookies: Array.from({ length: PAGES }, (_, at) => cookies[at % cookies.length]),
    });
    await once(pages, 'message');
    for (let round = 1; round <= 5; round += 1) {
      stage.say('killed');
      const began = performance.now();
      const all = new Promise<void>((done) =>
        pages.on('message', function listen(told: Told) {
          faults = told.faults;
          if (told.returned < PAGES * round) return;
          pages.off('message', listen);
          done();
        }),
      );
      await stage.killed(() => somethingHappens(stage));
      const ready = (performance.now() - began) / 1000;
      await all;
      taken.push((performance.now() - began) / 1000);
      stage.say(`ready after ${ready.toFixed(1)} s, the last after ${taken.at(-1)!.toFixed(1)} s`);
    }
  } finally {
    pages.kill();
    close();
  }
  return [
    {
      operation: 'killed -> the last page has looked at all again',
      at: `${PAGES.toLocaleString('en')} pages, a journal line in between`,
      unit: 's',
      ours: sorted(taken),
      faults,
      goal: { most: 10, share: 1, faults: 0 },
    },
  ];
}

const somethingHappens = ({ db, seeded }: Stage): Promise<void> =>
  transact(db, (tx) =>
    append(
      tx,
      { person: seeded.manager.id, through: 'api', requestId: null },
      {
        kind: 'session.ended',
        organisation: seeded.organisation,
        subject: seeded.running,
        data: { title: 'Bench' },
      },
    ),
  );
