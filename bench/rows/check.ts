import { get } from '../call.ts';
import { sideBySide, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';

/** May I enter? With the checklist, as the access page and every program asks it. */
export async function check({ origin, bare, seeded, cookieFor }: Stage): Promise<Row[]> {
  const cookie = await cookieFor(seeded.member.id);
  const url = `${origin}/api/why/enter-room/${seeded.running}`;
  const { ours, limit } = await sideBySide(
    { ours: () => get(url, cookie), limit: () => get(bare) },
    600,
  );
  return [
    {
      operation: 'a check over HTTP',
      at: 'a member',
      ours,
      reference: 'one indexed read over bare HTTP',
      limit,
      goal: { ratio: 1.5 },
    },
  ];
}
