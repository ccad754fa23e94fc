import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { accessible, openStage, type Account, type Stage } from './stage.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let room = { id: '', link: '' };
beforeAll(async () => {
  stage = await openStage();
  [maria, ben] = [await stage.account('Maria Berg'), await stage.account('Ben Ito')];
  const organisation = await stage.organisation('Institute', maria, [ben]);
  const host = await stage.visitor(maria.email);
  const data = { kind: 'ad-hoc', organisation, title: 'Open evening' };
  room = (await (await host.page.request.post('/api/own-rooms', { data })).json()) as typeof room;
  await host.context.close();
});
afterAll(() => stage.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inView = async (page: Page, what: Locator) => {
  await what.waitFor();
  const box = (await what.boundingBox())!;
  expect([
    await page.evaluate(() => scrollY),
    box.y + box.height <= page.viewportSize()!.height,
  ]).toEqual([0, true]);
};
/** Contrast of the ring of what has the focus to what lies around it, in the room. */
const ring = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const light = (colour: string) => {
      const [r, g, b] = colour
        .match(/[\d.]+/gu)!
        .slice(0, 3)
        .map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    let around: Element | null = document.activeElement!.parentElement;
    while (around && getComputedStyle(around).backgroundColor === 'rgba(0, 0, 0, 0)')
      around = around.parentElement;
    const [one, other] = [
      getComputedStyle(document.activeElement!).outlineColor,
      getComputedStyle(around!).backgroundColor,
    ].map(light);
    return (Math.max(one!, other!) + 0.05) / (Math.min(one!, other!) + 0.05);
  });
/** What lies on the stage or over it and is light. */
const whites = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'section, [role=menu], [role=dialog], [role=status], .mantine-Notification-root, .mantine-Paper-root',
      ),
    ]
      .filter((one) =>
        (getComputedStyle(one).backgroundColor.match(/[\d.]+/gu) ?? [])
          .slice(0, 3)
          .every((part) => Number(part) > 150),
      )
      .map((one) => one.outerHTML.slice(0, 120)),
  );

test(
  'the room is dark in the light look, its ring is seen, and a message shows its first words',
  { timeout: 240_000 },
  async () => {
    const [host, guest] = [
      await stage.visitor(maria.email),
      await stage.visitor(undefined, { phone: true }),
    ];
    await host.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const phone = await stage.visitor(maria.email, { phone: true });

    // the link, one click each
    await host.page.goto('/rooms');
    await button(host.page, 'Copy link: Open evening').click();
    await host.page.getByText('This address works only on this computer.').waitFor();
    expect(await host.page.evaluate(() => navigator.clipboard.readText())).toBe(room.link);
    await accessible(host.page);
    await host.page.goto(`/sessions/${room.id}/lobby`);
    await button(host.page, 'Copy link').click();
    await host.page.getByText('This address works only on this computer.').waitFor();
    await accessible(host.page);

    // on a phone nobody scrolls to ask or to answer
    await guest.page.goto(room.link);
    await guest.page.getByLabel('Your name').fill('Gina Between');
    await button(guest.page, 'Go to the door').click();
    await inView(guest.page, button(guest.page, 'Ask to join'));
    await accessible(guest.page);
    await button(guest.page, 'Ask to join').click();
    await guest.page.getByText('Waiting room').waitFor();
    await guest.page.getByText('Your request is kept, and the hosts are told.').waitFor();
    await accessible(guest.page);
    await phone.page.goto(`/sessions/${room.id}/lobby`);
    await inView(phone.page, button(phone.page, 'Allow Gina Between'));
    await accessible(phone.page);
    await phone.context.close();

    await button(host.page, 'Enter').click();
    await button(host.page, 'Leave').waitFor();
    await button(host.page, 'Allow Gina Between').waitFor();
    expect(await whites(host.page)).toEqual([]);
    for (let at = 0; at < 12; at++) {
      await host.page.keyboard.press('Tab');
      expect(await ring(host.page)).toBeGreaterThanOrEqual(3);
    }
    await accessible(host.page);
    await button(host.page, 'Allow Gina Between').click();
    await button(guest.page, 'Leave').waitFor();

    await guest.page.getByRole('button', { name: /^Show chat/u }).click();
    await guest.page
      .getByLabel('Message to everyone inside')
      .fill(`Shall we begin? ${'And so on. '.repeat(20)}`);
    await guest.page.keyboard.press('Enter');
    await host.page
      .locator('.mantine-Notification-root')
      .getByText(/^Shall we begin\?.{60,80}…$/u)
      .waitFor();
    expect(await whites(host.page)).toEqual([]);
    await accessible(host.page);
    await host.page.getByRole('button', { name: /^Show people/u }).click();
    await button(host.page, 'Copy link').click();
    await host.page.getByText('This address works only on this computer.').waitFor();
    await accessible(host.page);
    await button(host.page, 'Leave').click();
    await host.page.getByRole('menuitem', { name: 'Leave', exact: true }).click();
    await expect
      .poll(() => host.page.locator('html').getAttribute('data-mantine-color-scheme'))
      .toBe('light');
    await Promise.all([host, guest].map(({ context }) => context.close()));
  },
);

test(
  'a browser of another language speaks that of the account, also what was asked for before; nothing is wider than a narrow window',
  { timeout: 120_000 },
  async () => {
    const { page, context } = await stage.visitor(maria.email);
    await page.addInitScript(() => localStorage.setItem('anteroom.language', 'de'));
    await page.route('**/api/me/notice-settings', async (route) => {
      // still on its way when the account says which language it wants
      if (route.request().headers()['accept-language'] === 'de')
        await new Promise((settle) => setTimeout(settle, 1500));
      await route.continue().catch(() => undefined);
    });
    await page.goto('/settings/notifications');
    await page.getByText('Somebody asks me for contact').waitFor();
    expect(await page.getByText('Jemand bittet mich um Kontakt').count()).toBe(0);

    await page.setViewportSize({ width: 320, height: 640 }); // 1280 pixels at 400 %
    const long = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeiche';
    await page.request.patch(`/api/own-rooms/${room.id}`, { data: { title: long } });
    await page.request.patch('/api/me', { data: { name: long } });
    const paths = [
      '/',
      '/calendar',
      '/rooms',
      `/sessions/${room.id}/lobby`,
      '/administration/contacts',
      '/check',
      '/account',
      '/control/users',
      '/control/audit',
    ];
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        wide.push(path);
    }
    expect(wide).toEqual([]);
    await page.goto('/rooms');
    const acts = page.getByRole('button', { name: `Actions for ${long}` });
    await acts.waitFor();
    const box = (await acts.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(320);

    // what had the focus goes: reading goes on where it stood
    await acts.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await acts.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName))
      .toMatch(/^H[12]$/u);
    await context.close();
  },
);

test('a page that does not come for want of a connection says so, and comes by itself when it is back', async () => {
  const { page, context } = await stage.visitor(maria.email);
  await page.goto('/');
  await page.getByRole('heading', { name: 'My Sessions' }).waitFor();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Mail', exact: true }).click();
  await page.getByRole('heading', { name: 'The page did not come' }).waitFor();
  await accessible(page);
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Mail', exact: true }).waitFor();
});
