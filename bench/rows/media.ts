import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import { openBareCall } from './bare-call.ts';
import { post } from '../call.ts';
import { sorted, type Goal, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';

const args = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
];
/** The instant of the first frame of somebody else's picture, on the clock of this machine. */
const firstFrame = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((seen) => {
        const look = (): void => {
          const video = [...document.querySelectorAll('video')].find(
            (one) => !one.hasAttribute('data-own') && one.videoWidth > 0,
          );
          if (!video) return void setTimeout(look, 10);
          video.requestVideoFrameCallback(() => seen(Date.now()));
        };
        look();
      }),
  );

/**
 * The instant of a click, as its page sees it; all pages run on this machine and share its clock.
 */
const clickOn = (button: Locator): Promise<number> =>
  button.evaluate(
    (one) =>
      new Promise<number>((settle) =>
        one.addEventListener('click', () => settle(Date.now()), { once: true, capture: true }),
      ),
  );
/** The instant of the first frame that shows a text. */
const shows = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((settle) => {
        const look = (): void => {
          if (!document.body.textContent?.includes(wanted)) return;
          watcher.disconnect();
          requestAnimationFrame(() => settle(Date.now()));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );

/** One distance of every round, ours and the bare program's. */
type Taken = { readonly ours: number[]; readonly limit: number[] };

/**
 * From the click on Allow in the room until the guest, who waits in the lobby, sees the host's
 * picture move; beside it, from the knock's click until the host's room shows it. The limit is a
 * program of two pages in the same browser, turn by turn.
 */
export async function media({ origin, seeded, cookieFor, commit, say }: Stage): Promise<Row[]> {
  say('a guest is let in');
  const cookie = await cookieFor(seeded.manager.id);
  const { body: room } = await post(origin, cookie, '/api/own-rooms', {
    kind: 'ad-hoc',
    organisation: seeded.organisation,
    title: 'Call',
  });
  const link = String(room['link']);
  const browser = await chromium.launch({ executablePath: findChromium()!, args });
  const [name, value] = cookie.split('=') as [string, string];
  const drawn: Taken = { ours: [], limit: [] };
  const flowing: Taken = { ours: [], limit: [] };
  const bare = await openBareCall(commit);
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'en-GB' });
    await context.addCookies([{ name, value, url: origin }]);
    const host = await context.newPage();
    await host.goto(`/sessions/${String(room['id'])}/lobby`);
    await host.getByRole('button', { name: 'Enter', exact: true }).click();
    await host.getByRole('button', { name: 'Leave', exact: true }).waitFor();
    for (let round = 0; round < 9; round += 1) {
      const limit = await bareRound(browser, bare.origin, `Bare ${round}`);
      const ours = await oneRound(browser, host, { origin, link, guest: `Guest ${round}` });
      if (round === 0) continue;
      drawn.limit.push(limit.drawn);
      flowing.limit.push(limit.flowing);
      drawn.ours.push(ours.drawn);
      flowing.ours.push(ours.flowing);
    }
  } finally {
    bare.close();
    await browser.close();
  }
  const row = (operation: string, { ours, limit }: Taken, goal: Goal): Row => ({
    operation,
    at: 'two real pages',
    ours: sorted(ours),
    reference: 'a bare program of two pages in that browser',
    limit: sorted(limit),
    goal,
  });
  return [
    row('knock’s click -> on the host’s screen', drawn, { ratio: 3 }),
    row('Allow’s click -> host’s picture moves at the guest', flowing, { ratio: 1.5 }),
  ];
}

type Round = { readonly drawn: number; readonly flowing: number };
const settled = 1500; // ms until the camera is on and the page is at rest

async function oneRound(
  browser: Browser,
  host: Page,
  { origin, link, guest: name }: { origin: string; link: string; guest: string },
): Promise<Round> {
  const visitor = await browser.newContext({ baseURL: origin, locale: 'en-GB' });
  const guest = await visitor.newPage();
  await guest.goto(new URL(link).pathname + new URL(link).hash);
  await guest.getByLabel('Your name').fill(name);
  await guest.keyboard.press('Enter');
  const button = guest.getByRole('button', { name: 'Ask to join' });
  await button.waitFor();
  await guest.waitForTimeout(settled);
  const allow = host.getByRole('button', { name: `Allow ${name}` }).first();
  const shown = shows(host, name);
  const asked = clickOn(button);
  await button.click();
  const drawn = (await shown) - (await asked);
  await allow.waitFor();
  await guest.waitForTimeout(settled);
  const moving = firstFrame(guest);
  const clicked = clickOn(allow);
  await allow.click();
  const flowing = (await moving) - (await clicked);
  await guest.getByRole('button', { name: 'Leave', exact: true }).click();
  await visitor.close();
  await host.waitForTimeout(500);
  return { drawn, flowing };
}

async function bareRound(browser: Browser, origin: string, name: string): Promise<Round> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const [host, guest] = [await context.newPage(), await context.newPage()];
  await Promise.all([host.goto(origin), guest.goto(origin)]);
  await guest.evaluate((title) => void (document.title = title), name);
  await guest.waitForTimeout(settled);
  const shown = shows(host, name);
  const asked = clickOn(guest.locator('#ask'));
  await guest.locator('#ask').click();
  const drawn = (await shown) - (await asked);
  const moving = firstFrame(guest);
  const clicked = clickOn(host.locator('#allow'));
  await host.locator('#allow').click();
  const flowing = (await moving) - (await clicked);
  await context.close();
  return { drawn, flowing };
}
