import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import { sorted, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';

/**
 * From a click at one page until another page shows the change, both real; the limit is the same
 * distance without a server: a click and a frame.
 */
export async function screen({ origin, seeded, cookieFor, say }: Stage): Promise<Row[]> {
  say('click to screen');
  const session = seeded.running;
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const open = async (cookie: string, path: string) => {
      const context = await browser.newContext({ locale: 'en-GB' });
      const [name, value] = cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: origin }]);
      const page = await context.newPage();
      await page.goto(origin + path);
      return page;
    };
    const manager = await open(
      await cookieFor(seeded.manager.id),
      `/administration/sessions/${session}`,
    );
    const member = await open(await cookieFor(seeded.member.id), `/sessions/${session}`);
    const title = manager.getByLabel('Title');
    const save = manager.getByRole('button', { name: 'Save' });
    const ours: number[] = [];
    const limit: number[] = [];
    for (let round = 0; round < 23; round += 1) {
      const text = `Seen ${round}`;
      await title.fill(text);
      // both pages run on this machine and share its clock
      const clicked = save.evaluate(
        (button) =>
          new Promise<number>((settle) =>
            button.addEventListener('click', () => settle(Date.now()), {
              once: true,
              capture: true,
            }),
          ),
      );
      const shown = member.evaluate(
        (wanted) =>
          new Promise<number>((settle) => {
            const look = () => {
              if (!document.querySelector('h1')?.textContent?.includes(wanted)) return;
              watcher.disconnect();
              requestAnimationFrame(() => settle(Date.now()));
            };
            const watcher = new MutationObserver(look);
            watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
          }),
        text,
      );
      await save.click();
      const bare = await member.evaluate(() => {
        const began = performance.now();
        return new Promise<number>((settle) =>
          requestAnimationFrame(() => settle(performance.now() - began)),
        );
      });
      const taken = (await shown) - (await clicked);
      if (round >= 3) {
        ours.push(taken);
        limit.push(bare);
      }
      await manager.waitForTimeout(150);
    }
    return [
      {
        operation: 'click -> on another person’s screen',
        at: 'two real pages',
        ours: sorted(ours),
        reference: 'one frame of that browser',
        limit: sorted(limit),
        goal: { most: 200, share: 0.95 },
      },
    ];
  } finally {
    await browser.close();
  }
}
