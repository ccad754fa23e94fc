import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, type Stage, type Visitor } from './stage.ts';

// What a page costs whoever opens it for the first time: requests, bytes on the wire, and how often
// it has to wait before it can ask for more. Counts only: no machine is too slow for them.

let stage: Stage;
let cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
let running = '';
beforeAll(async () => {
  stage = await openStage();
  const ben = await stage.account('Ben Ito');
  const maria = await stage.account('Maria Berg');
  const organisation = await stage.organisation('Institute', maria, [ben]);
  const group = await stage.group(organisation, 'Optics', [maria], [ben]);
  running = await stage.session(organisation, group, 'Lab meeting', maria);
  for (let days = 1; days <= 6; days++)
    await stage.session(organisation, group, `Lab meeting ${days}`, maria, days * 24 * 60);
});
beforeAll(async () => {
  // what a fresh sign-in sets in motion is over before anything is counted
  const { context, page } = await stage.visitor('maria.berg@example.org');
  await page.goto('/');
  await page.getByText('Lab meeting 6').first().waitFor();
  cookies = await context.cookies();
  await context.close();
});
afterAll(() => stage.close());

type Weight = { readonly asked: readonly string[]; readonly bytes: number };

/** Everything that goes over the wire until the page has nothing more to ask. */
async function weigh(page: Page, address: string, there: RegExp): Promise<Weight> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const asked: string[] = [];
  let bytes = 0;
  cdp.on('Network.requestWillBeSent', ({ request }) => asked.push(pathOf(request.url)));
  cdp.on('Network.webSocketCreated', ({ url }) => asked.push(pathOf(url)));
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(address);
  await page.getByText(there).first().waitFor();
  await page.waitForLoadState('networkidle');
  return { asked, bytes };
}
const pathOf = (url: string): string => url.replace(/^\w+:\/\/[^/]+/u, '');

/** Each round is answered only when the page has nothing more to ask. */
async function rounds(page: Page, address: string, there: RegExp): Promise<number> {
  let count = 0;
  let held: (() => void)[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const answer = (): void => {
    count += 1;
    const now = held;
    held = [];
    now.forEach((go) => go());
  };
  await page.route('**', async (route) => {
    clearTimeout(quiet);
    quiet = setTimeout(answer, 1000);
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  await page.goto(address);
  await page.getByText(there).first().waitFor();
  const needed = count;
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  clearTimeout(quiet);
  answer();
  return needed;
}

// Rounds until what the page is for can be read; requests and bytes until it is still.
const LIMITS = [
  { name: 'sign-in', at: () => '/sign-in', there: /Forgotten|vergessen/u, most: [5, 120, 2] },
  { name: 'first page', at: () => '/', there: /Lab meeting 6/u, most: [20, 250, 2] },
  { name: 'session', at: () => `/sessions/${running}`, there: /Optics/u, most: [23, 257, 3] },
  {
    name: 'lobby',
    at: () => `/sessions/${running}/lobby`,
    there: /^(?:Enter|Eintreten)$/u,
    most: [32, 351, 3],
  },
] as const;

test.each(
  LIMITS.flatMap((limit) => (['en', 'de'] as const).map((language) => ({ ...limit, language }))),
)('$name, in $language', async ({ name, at, there, most: [requests, kB, turns], language }) => {
  const visit = async (): Promise<Visitor> => {
    const visitor = await stage.visitor();
    await visitor.page.addInitScript(
      (chosen) => localStorage.setItem('anteroom.language', chosen),
      language,
    );
    if (name !== 'sign-in') await visitor.context.addCookies(cookies);
    return visitor;
  };
  await stage.fresh.pool.query(`update persons set language = $1`, [language]);
  const [once, again] = [await visit(), await visit()];
  const { asked, bytes } = await weigh(once.page, at(), there);
  const found = await rounds(again.page, at(), there);
  await Promise.all([once, again].map(({ context }) => context.close()));
  const words = asked.filter((path) => /(?:first|inside)-(?:en|de)/u.test(path));
  expect(words.filter((path) => !path.includes(`-${language}-`))).toEqual([]);
  // the server has pages look at their notices again once their line stands
  expect(
    asked.filter(
      (path, place) => asked.indexOf(path) !== place && path !== '/api/notices?limit=20',
    ),
  ).toEqual([]);
  expect([asked.length <= requests, asked]).toEqual([true, asked]);
  expect(bytes).toBeLessThanOrEqual(1000 * kB);
  expect(found).toBeLessThanOrEqual(turns);
});

test('what opens has come when the page was still for a while, or comes at the press', async () => {
  const { context, page } = await stage.visitor();
  await context.addCookies(cookies);
  const { bytes } = await weigh(page, '/', /Lab meeting 6/u);
  const bell = page.getByRole('button', { name: /^(?:Notices|Benachrichtigungen)/u });
  expect(await bell.getAttribute('aria-haspopup')).toBe('dialog');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  let later = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (later += encodedDataLength));
  await page.waitForResponse(/KnockDialog/u);
  await page.waitForTimeout(3000);
  expect([bytes > 200_000, later < 75_000]).toEqual([true, true]);
  await context.close();

  const early = await stage.visitor();
  await early.context.addCookies(cookies);
  await early.page.route(/over-.*js/u, async (route) => {
    await new Promise((go) => setTimeout(go, 1500));
    await route.continue();
  });
  await early.page.goto('/');
  const pressed = early.page.getByRole('button', { name: /^(?:Notices|Benachrichtigungen)/u });
  await pressed.focus();
  await early.page.keyboard.press('Enter');
  expect(await pressed.getAttribute('aria-expanded')).toBe('true');
  await early.page.getByRole('dialog').waitFor();
  await expect
    .poll(() =>
      early.page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null),
    )
    .toBe(true);
  await early.page.keyboard.press('Escape');
  await expect
    .poll(() => pressed.evaluate((button) => button === document.activeElement))
    .toBe(true);
  expect(await pressed.getAttribute('aria-expanded')).toBe('false');
  await early.context.close();
});
