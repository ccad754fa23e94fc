import { hears, open } from '../call.ts';
import { sideBySide, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { openEcho } from './knock.ts';

/** From a manager's change until the page of a member hears of it. */
export async function hint(stage: Stage): Promise<Row[]> {
  const { origin, seeded, cookieFor, say } = stage;
  say('a change');
  const { running } = seeded;
  const cookie = await cookieFor(seeded.manager.id);
  const page = await open(origin, await cookieFor(seeded.member.id));
  const echo = await openEcho();
  const url = `${origin}/api/sessions/${running}`;
  let titles = 0;
  const read = await fetch(url, { headers: { cookie } });
  let { version } = (await read.json()) as { version: number };
  const rename = async (): Promise<void> => {
    const answer = await fetch(url, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie, 'if-match': `"${version}"` },
      body: JSON.stringify({ title: `Renamed ${(titles += 1)}` }),
    });
    version = ((await answer.json()) as { version: number }).version;
  };
  const { ours, limit } = await sideBySide(
    {
      ours: async () => void (await Promise.all([hears(page, `session:${running}`), rename()])),
      limit: async () => void (await stage.commit(), await echo.there()),
    },
    120,
  );
  page.socket.terminate();
  echo.close();
  const reference = 'one commit and one socket message';
  return [{ operation: 'save -> hint at another page', at: 'two pages', ours, reference, limit }];
}
