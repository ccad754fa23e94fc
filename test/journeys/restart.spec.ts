import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page, Request } from 'playwright-core';
import { openApp, type App } from '../../src/open.ts';
import { configFor } from '../world/world.ts';
import { openStage, type Stage } from './stage.ts';

// The server stops and starts again under open pages.

let stage: Stage;
let running = '';
const apps: App[] = [];
beforeAll(async () => {
  stage = await openStage();
  const ben = await stage.account('Ben Ito');
  const maria = await stage.account('Maria Berg');
  const organisation = await stage.organisation('Institute', maria, [ben]);
  const group = await stage.group(organisation, 'Optics', [maria], [ben]);
  running = await stage.session(organisation, group, 'Lab meeting', maria);
});
afterAll(async () => {
  await apps.at(-1)?.stop();
  await stage.close();
});

/** Another process at the same address; `meanwhile` happens before any page is back. */
async function restart(meanwhile: (app: App) => Promise<unknown>): Promise<void> {
  await (apps.at(-1) ?? stage.app).stop();
  const { origin } = stage;
  const next = await openApp(configFor(stage.fresh.url), stage.fresh.pool, { origin });
  apps.push(next);
  await meanwhile(next);
  await next.http.listen('127.0.0.1', Number(new URL(origin).port));
}
/** What the page asks for until it has come back and heard what it missed. */
async function asked(page: Page, act: () => Promise<void>): Promise<readonly string[]> {
  const paths: string[] = [];
  let back = false;
  const note = (request: Request): void => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) paths.push(pathname);
  };
  page.on('request', note);
  page.on('websocket', (line) =>
    line.on('framereceived', ({ payload }) => (back ||= String(payload).includes('"missed"'))),
  );
  await act();
  await expect.poll(() => back, { timeout: 30_000 }).toBe(true);
  await page.waitForTimeout(4500); // looks are spread over three seconds
  page.off('request', note);
  return paths;
}

test('a page that was open meanwhile shows what has changed, and asks for no list when nothing has', async () => {
  const maria = await stage.visitor('maria.berg@example.org');
  const { page } = await stage.visitor('ben.ito@example.org');
  await page.goto('/');
  await page.getByText('Lab meeting').first().waitFor();
  await page.waitForLoadState('networkidle');

  // who is inside stands nowhere that could tell
  const presence = `/api/sessions/${running}/room`;
  expect(await asked(page, () => restart(async () => undefined))).toEqual([presence]);

  const cookies = await maria.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const rename = ({ http }: App) =>
    http.inject({
      method: 'PATCH',
      url: `/api/sessions/${running}`,
      headers: { cookie, 'content-type': 'application/json', 'if-match': '"1"' },
      payload: JSON.stringify({ title: 'Seminar' }),
    });
  const looks = await asked(page, () =>
    restart(async (app) => expect((await rename(app)).statusCode).toBe(200)),
  );
  await page.getByText('Seminar').first().waitFor();
  expect(looks).toContain('/api/agenda');
  expect(looks).not.toContain('/api/me');
});
