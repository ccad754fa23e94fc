import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { ahead, moveClock } from '../clock.ts';
import { serveBus, type Serve } from './dbus.ts';

/** One notification as the desktop shows it. */
export type Shown = {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Keys and labels of its buttons. */ readonly buttons: ReadonlyMap<string, string>;
};
export type Desktop = {
  readonly context: BrowserContext;
  /** Those that stand there now, the newest last. */
  readonly shown: () => readonly Shown[];
  readonly until: (title: string | RegExp) => Promise<Shown>;
  /** Clicks on it, or on one of its buttons. */
  readonly click: (shown: Shown, button?: string) => void;
  readonly close: () => Promise<void>;
};

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

/**
 * A Chromium on a desktop of its own that shows notifications
 * (https://specifications.freedesktop.org/notification-spec/), so that a click on one is a real
 * one. Only a browser with a profile gets such clicks.
 */
export async function openDesktop(origin: string): Promise<Desktop> {
  const dir = mkdtempSync(join(tmpdir(), 'anteroom-desktop-'));
  const socket = join(dir, 'bus');
  const stopBus = await startBus(dir, socket);
  const standing = new Map<number, Shown>();
  let last = 0;
  const serve: Serve = ({ member, body }) => {
    if (member === 'GetCapabilities') return ['as', ['actions', 'body', 'persistence']];
    if (member === 'GetServerInformation') return ['ssss', 'desktop', 'anteroom', '1', '1.2'];
    if (member === 'CloseNotification') {
      const id = body.number();
      standing.delete(id);
      setTimeout(() => bus.signal(path, name, 'NotificationClosed', 'uu', id, 3));
    }
    if (member !== 'Notify') return [''];
    body.read('s');
    const id = body.number() || ++last;
    body.read('s');
    const [title, text, keys] = [body.read('s') as string, body.read('s') as string, body.texts()];
    const buttons = new Map(
      keys.flatMap((key, place) => (place % 2 === 0 ? [[key, keys[place + 1]!] as const] : [])),
    );
    standing.delete(id);
    standing.set(id, { id, title, body: text, buttons });
    return ['u', id];
  };
  const bus = await serveBus(socket, name, serve);
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    executablePath: findChromium()!,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` },
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    baseURL: origin,
    permissions: ['notifications'],
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(moveClock, ahead);
  const shown = (): readonly Shown[] => [...standing.values()];
  return {
    context,
    shown,
    until: async (title) => {
      const found = (): Shown | undefined =>
        shown().findLast((one) =>
          typeof title === 'string' ? one.title === title : title.test(one.title),
        );
      await expect
        .poll(() => found() ?? shown().map((one) => one.title), { timeout: 10_000, interval: 20 })
        .toMatchObject({ id: expect.any(Number) });
      return found()!;
    },
    click: ({ id, buttons }, button) => {
      const key =
        button === undefined ? 'default' : [...buttons].find(([, label]) => label === button)?.[0];
      if (key === undefined) throw new Error(`there is no button ${button}`);
      bus.signal(path, name, 'ActionInvoked', 'us', id, key);
    },
    close: async () => {
      await context.close();
      bus.close();
      await stopBus();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A bus without the services of a real desktop. */
async function startBus(dir: string, socket: string): Promise<() => Promise<void>> {
  const config = join(dir, 'bus.conf');
  writeFileSync(
    config,
    `<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`,
  );
  const daemon = spawn('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${config}`], {
    stdio: 'ignore',
  });
  const over = new Promise<void>((ended) =>
    daemon.once('exit', () => ended()).once('error', () => ended()),
  );
  await expect
    .poll(() => existsSync(socket), {
      timeout: 5000,
      interval: 20,
      message: 'dbus-daemon did not start',
    })
    .toBe(true);
  return async () => {
    daemon.kill();
    await over;
  };
}
