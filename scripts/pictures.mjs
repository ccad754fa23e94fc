// The pictures in docs/ and in the help, taken anew from the demo and an empty installation: `npm
// run pictures`.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { takeHelp } from './help-pictures.mjs';
import { root } from './run.mjs';

const dir = mkdtempSync(join(tmpdir(), 'anteroom-pictures-'));
chmodSync(dir, 0o755); // PostgreSQL runs as another user when this one is root
const target = join(root, 'docs', 'pictures');
mkdirSync(target, { recursive: true });

/**
 * What was started, so that nothing stays behind when a picture cannot be taken. @type {(() =>
 * Promise<unknown>)[]}
 */
const stops = [];
/**
 * @param {string} entry @returns {Promise<{ said: string, origin: string, stop: () => Promise<void>
 * }>}
 */
function start(entry) {
  const child = spawn(process.execPath, [join(root, 'src', entry)], {
    env: {
      ...process.env,
      DATA_DIR: join(dir, 'data'),
      DATABASE_URL: '',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () =>
    new Promise((settle) => {
      if (child.exitCode !== null || child.signalCode !== null) return settle(undefined);
      child.once('exit', () => settle(undefined));
      child.kill('SIGTERM');
    });
  stops.push(stop);
  return new Promise((settle, fail) => {
    let said = '';
    child.once('exit', () => fail(new Error(`${entry} ended before it was ready`)));
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const origin = /is ready: (\S+)/u.exec(said)?.[1];
      if (origin) settle({ said, origin, stop: /** @type {() => Promise<void>} */ (stop) });
    });
  });
}

const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: [
    '--no-sandbox',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--disable-background-networking',
  ],
});
/** @param {string} origin @param {{ width?: number, height?: number, dark?: boolean }} [look] */
const open = async (origin, { width = 1280, height = 800, dark = false } = {}) => {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  return { context, page: await context.newPage() };
};
/** @param {import('playwright-core').Page} page @param {string} name */
const take = async (page, name) => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(target, `${name}.png`) });
  process.stdout.write(`docs/pictures/${name}.png\n`);
};

try {
  const empty = await start('main.ts');
  const first = await open(empty.origin);
  await first.page.goto(/set-up#\S+/u.exec(empty.said)?.[0] ?? '/set-up');
  await take(first.page, 'set-up');
  await empty.stop();

  const demo = await start('demo.ts');
  const password = readFileSync(join(dir, 'data-demo', 'demo-password'), 'utf8');
  /** @param {string} who @param {Parameters<typeof open>[1]} [look] */
  const signedIn = async (who, look) => {
    const visitor = await open(demo.origin, look);
    await visitor.context.request.post('/api/sign-ins', {
      data: { email: `${who}@demo.example`, password },
    });
    return visitor;
  };
  const manager = await signedIn('jonas.okafor');
  const { page } = manager;
  await page.goto('/');
  await take(page, 'my-sessions');
  await page.goto('/calendar');
  await take(page, 'calendar');
  const sessions = await (await manager.context.request.get('/api/agenda?when=upcoming')).json();
  const running = sessions.items.find(
    (/** @type {{ session: { title: string } }} */ item) => item.session.title === 'Open lab hour',
  ).session.id;
  await page.goto(`/check?session=${running}&person=robin.castellano@demo.example`);
  await take(page, 'check-access');
  const groups = await (await manager.context.request.get('/api/groups')).json();
  const lab = groups.items.find(
    (/** @type {{ name: string }} */ group) => group.name === 'Robotics lab',
  ).id;
  await page.goto(`/administration/groups/${lab}`);
  await take(page, 'group');
  const phone = await signedIn('lea.sommer', { width: 390, height: 844, dark: true });
  await phone.page.goto('/');
  await take(phone.page, 'my-sessions-phone');
  await page.goto('/rooms');
  await take(page, 'rooms');
  const rooms = await (await manager.context.request.get('/api/own-rooms')).json();
  const hours = rooms.items.find((/** @type {{ waiting: number }} */ room) => room.waiting > 0).id;
  const { link } = await (
    await manager.context.request.get(`/api/sessions/${hours}/room-settings`)
  ).json();
  const guest = await open(demo.origin, { width: 390, height: 844 });
  await guest.page.goto(new URL(link).pathname + new URL(link).hash);
  await guest.page.getByLabel('Your name').fill('Gerda Guest');
  await guest.page.keyboard.press('Enter');
  await guest.page.getByRole('button', { name: 'Ask to join' }).click();
  await guest.page.getByRole('button', { name: 'Withdraw the request' }).scrollIntoViewIfNeeded();
  await take(guest.page, 'waiting-phone');
  await page.goto(`/sessions/${hours}/lobby`);
  await take(page, 'lobby-queue');
  await page.goto('/');
  await page.getByRole('button', { name: /^Notices/u }).click();
  await take(page, 'bell');
  await page.goto('/settings/notifications');
  await take(page, 'notifications');
  for (const visitor of [manager, phone]) {
    await visitor.page.goto(`/sessions/${running}/lobby`);
    await visitor.page.getByRole('button', { name: 'Enter', exact: true }).click();
    await visitor.page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
  }
  await page.waitForTimeout(5000);
  await take(page, 'room');
  for (const visitor of [manager, phone])
    await visitor.page.getByRole('button', { name: 'Leave', exact: true }).click();
  const stranger = await signedIn('robin.castellano');
  await takeHelp({
    manager,
    stranger,
    guest,
    running,
    group: lab,
    waiting: hours,
    person: 'robin.castellano@demo.example',
  });
  await demo.stop();
} finally {
  await Promise.all(stops.map((stop) => stop()));
  await browser.close();
  rmSync(dir, { recursive: true, force: true });
}
