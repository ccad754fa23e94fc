// The pictures in the help of the product, in each of its languages; called by
// scripts/pictures.mjs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * @typedef {{ page: import('playwright-core').Page, context:
 * import('playwright-core').BrowserContext }} Visitor
 */

const target = join(root, 'src', 'web', 'help', 'pictures');

/** @param {import('playwright-core').Page} page @param {string} name */
async function take(page, name) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(600);
  const shot = (await page.screenshot()).toString('base64');
  // WebP is a quarter of the size, and only the browser can write it; as text, because this file
  // knows no page
  const webp = await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${shot}'), (char) => char.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    canvas.getContext('2d').drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.8).split(',')[1];
  })()`);
  writeFileSync(join(target, `${name}.webp`), Buffer.from(String(webp), 'base64'));
  process.stdout.write(`src/web/help/pictures/${name}.webp\n`);
}

/**
 * `manager` and `stranger` are signed in; `guest` waits before the room `waiting`.
 * @param {{ manager: Visitor, stranger: Visitor, guest: Visitor, running: string, group: string,
 * waiting: string, person: string }} scene
 */
export async function takeHelp({ manager, stranger, guest, running, group, waiting, person }) {
  mkdirSync(target, { recursive: true });
  const screens = {
    check: `/check?session=${running}&person=${person}`,
    contacts: '/administration/contacts',
    group: `/administration/groups/${group}`,
    session: `/administration/sessions/${running}`,
    queue: `/sessions/${waiting}/lobby`,
    notifications: '/settings/notifications',
  };
  for (const { page } of [manager, stranger, guest])
    await page.setViewportSize({ width: 960, height: 600 });
  for (const language of ['en', 'de']) {
    for (const { context } of [manager, stranger])
      await context.request.patch('/api/me', { data: { language } });
    for (const [name, path] of Object.entries(screens)) {
      await manager.page.goto(path);
      await take(manager.page, `${name}.${language}`);
    }
    await stranger.page.goto(`/sessions/${running}`);
    await take(stranger.page, `nothing.${language}`);
  }
  await manager.context.request.patch('/api/me', { data: { language: 'en' } });
  await manager.page.goto(`/sessions/${waiting}/lobby`);
  await manager.page.getByRole('button', { name: 'Deny Gerda Guest' }).first().click();
  await guest.page.getByRole('heading', { name: 'You were not let in' }).waitFor();
  for (const language of ['en', 'de']) {
    await guest.page.evaluate(`localStorage.setItem('anteroom.language', '${language}')`);
    await guest.page.reload();
    await take(guest.page, `denied.${language}`);
  }
}
