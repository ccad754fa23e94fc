import { sorted, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { openCrowd } from './place.ts';

/** What the whole process grows by for each page that only listens. */
export async function memory(stage: Stage): Promise<Row[]> {
  const crowd = await openCrowd(stage);
  const taken: number[] = [];
  await crowd.reach(500);
  for (let pages = 1500, before = stage.memory(); pages <= 5500; pages += 1000) {
    await crowd.reach(pages);
    const after = stage.memory();
    taken.push((after - before) / 1000);
    before = after;
  }
  crowd.close();
  return [
    {
      operation: 'memory of an idle page',
      at: '1,000 more pages, five times',
      unit: 'KiB',
      ours: sorted(taken),
    },
  ];
}
