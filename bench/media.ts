import { chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import type { Row } from './measure.ts';

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

/**
 * From the click on Allow in the room until the guest, who waits in the lobby, sees the host's
 * picture move; beside it, from the knock's click until the host's room shows it.
 */
export async function allowToMedia(
  origin: string,
  cookie: string,
  session: string,
  link: string,
): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args });
  const [name, value] = cookie.split('=') as [string, string];
  const [shown, flowing, frame]: number[][] = [[], [], []];
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'en-GB' });
    await context.addCookies([{ name, value, url: origin }]);
    const host = await context.newPage();
    await host.goto(`/sessions/${session}/lobby`);
    await host.getByRole('button', { name: 'Enter', exact: true }).click();
    await host.getByRole('button', { name: 'Leave', exact: true }).waitFor();
    for (let round = 0; round < 9; round += 1) {
      const visitor = await browser.newContext({ baseURL: origin, locale: 'en-GB' });
      const guest = await visitor.newPage();
      await guest.goto(new URL(link).pathname + new URL(link).hash);
      await guest.getByLabel('Your name').fill(`Guest ${round}`);
      await guest.keyboard.press('Enter');
      const button = guest.getByRole('button', { name: 'Ask to join' });
      await button.waitFor();
      await guest.waitForTimeout(1500); // the camera is on
      const allow = host.getByRole('button', { name: `Allow Guest ${round}` }).first();
      const visible = shows(host, `Guest ${round}`);
      const asked = clickOn(button);
      await button.click();
      const seen = (await visible) - (await asked);
      const moving = guest.waitForURL(/\/room$/u).then(() => firstFrame(guest));
      const clicked = clickOn(allow);
      await allow.click();
      const taken = (await moving) - (await clicked);
      const bare = await host.evaluate(() => {
        const began = performance.now();
        return new Promise<number>((settle) =>
          requestAnimationFrame(() => settle(performance.now() - began)),
        );
      });
      if (round > 0) {
        shown!.push(seen);
        flowing!.push(taken);
        frame!.push(bare);
      }
      await guest.getByRole('button', { name: 'Leave', exact: true }).click();
      await visitor.close();
      await host.waitForTimeout(500);
    }
  } finally {
    await browser.close();
  }
  const sorted = (samples: number[]): number[] => samples.sort((a, b) => a - b);
  const row = (operation: string, ours: number[]): Row => ({
    operation,
    at: 'two real browsers',
    ours: sorted(ours),
    reference: 'one frame of that browser',
    limit: sorted(frame!),
  });
  return [
    row('knock’s click -> on the host’s screen', shown!),
    row('Allow’s click -> host’s picture moves at the guest', flowing!),
  ];
}
