import { byItself } from '../../src/access/admit.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { openApp, type App } from '../../src/open.ts';
import type { Config } from '../../src/base/config.ts';
import { offerSetUp } from '../../src/people/organisation/set-up/actions.ts';
import { hashPassword } from '../../src/people/account/passwords/password.ts';
import { insertAccount } from '../../src/people/account/sign-up/store.ts';
import { transact } from '../../src/base/data/database.ts';
import {
  newId,
  type GroupId,
  type OrganisationId,
  type PersonId,
  type SessionId,
} from '../../src/base/ids.ts';
import { writeMember, writeOrganisation } from '../../src/people/organisation/standing/store.ts';
import { addGroup } from '../../src/people/groups/store.ts';
import { seat } from '../../src/people/groups/members/store.ts';
import { insertSession, setHosts } from '../../src/sessions/plan/store.ts';
import { insertDoor } from '../../src/rooms/door/store.ts';
import { insertEvents } from '../../src/sessions/schedule/store.ts';
import { wallOf } from '../../src/sessions/rules.ts';
import { ahead, moveClock } from '../clock.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { configFor } from '../world/world.ts';

export const password = 'correct horse battery staple';
export type Account = { readonly id: PersonId; readonly email: string; readonly name: string };
export type Visitor = { readonly page: Page; readonly context: BrowserContext };
export type Stage = {
  readonly app: App;
  readonly fresh: FreshDatabase;
  readonly origin: string;
  readonly setUpCode: () => Promise<string>;
  /** A person with an account, made without the pages. */
  readonly account: (name: string, verified?: boolean) => Promise<Account>;
  readonly organisation: (
    name: string,
    admin: Account,
    members: readonly Account[],
  ) => Promise<OrganisationId>;
  readonly group: (
    organisation: OrganisationId,
    name: string,
    managers: readonly Account[],
    members?: readonly Account[],
  ) => Promise<GroupId>;
  /** A session of a group that runs now, for two hours. */
  readonly session: (
    organisation: OrganisationId,
    group: GroupId,
    title: string,
    host: Account,
    away?: number,
  ) => Promise<SessionId>;
  /** A browser of its own, signed in when an address is given. */
  readonly visitor: (
    email?: string,
    options?: { readonly phone?: boolean; readonly dark?: boolean },
  ) => Promise<Visitor>;
  /** The link in the newest kept mail to an address. */
  readonly linkTo: (email: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/**
 * The whole product on a port, with real browsers whose camera and microphone are made up. `asks`:
 * they want a permission for them.
 */
export async function openStage(
  config: Partial<Config> = {},
  { asks = false } = {},
): Promise<Stage> {
  if (!existsSync(join(import.meta.dirname, '..', '..', 'dist', 'web', 'index.html')))
    throw new Error('The web app is not built; run the journeys through npm test.');
  const fresh = await freshDatabase();
  const place = { origin: '' };
  const app = await openApp(configFor(fresh.url, config), fresh.pool, place);
  place.origin = `http://localhost:${await app.http.listen('127.0.0.1', 0)}`;
  const browser: Browser = await chromium.launch({
    executablePath: findChromium()!,
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      ...(asks ? [] : ['--use-fake-ui-for-media-stream']),
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const hash = await hashPassword(password);
  const faults: string[] = [];
  return {
    app,
    fresh,
    origin: place.origin,
    setUpCode: async () => (await offerSetUp(app.deps))!,
    account: async (name, verified = true) => {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
      const id = await transact(fresh.db, (tx) =>
        insertAccount(tx, byItself, {
          name,
          email,
          hash,
          language: 'en',
          zone: 'Europe/Berlin',
          verified,
        }),
      );
      return { id, email, name };
    },
    organisation: (name, admin, members) =>
      transact(fresh.db, async (tx) => {
        const id = newId<'organisation'>();
        await writeOrganisation(tx, byItself, id, name);
        await writeMember(tx, byItself, id, admin.id, 'admin');
        for (const member of members) await writeMember(tx, byItself, id, member.id, 'member');
        return id;
      }),
    group: (organisation, name, managers, members = []) =>
      transact(fresh.db, async (tx) => {
        const id = newId<'group'>();
        await addGroup(tx, byItself, { id, organisation, name, description: '' });
        await seat(
          tx,
          byItself,
          id,
          [
            ...managers.map(({ id: person }) => ({ person, role: 'manager' as const })),
            ...members.map(({ id: person }) => ({ person, role: 'member' as const })),
          ],
          managers[0]!.id,
        );
        return id;
      }),
    session: (organisation, group, title, host, away = -10) =>
      transact(fresh.db, async (tx) => {
        const starts = new Date(Date.now() + away * 60_000);
        const plan = {
          start: wallOf(starts, 'Europe/Berlin'),
          zone: 'Europe/Berlin',
          minutes: 120,
          until: null,
        };
        const id = await insertSession(
          tx,
          byItself,
          host.id,
          { id: group, organisation },
          { title, description: '', plan, hidden: false },
        );
        await insertDoor(tx, byItself, id);
        await setHosts(tx, byItself, id, [host.id]);
        await insertEvents(tx, byItself, id, false, [
          { starts, ends: new Date(starts.getTime() + 120 * 60_000) },
        ]);
        return id;
      }),
    visitor: async (email, { phone = false, dark = false } = {}) => {
      const context = await browser.newContext({
        viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        baseURL: place.origin,
      });
      context.setDefaultTimeout(20_000);
      await context.addInitScript(moveClock, ahead);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      if (email)
        expect(
          (await context.request.post('/api/sign-ins', { data: { email, password } })).status(),
        ).toBe(201);
      return { context, page };
    },
    linkTo: async (email) => {
      const find = async () =>
        (
          await fresh.db
            .selectFrom('mails')
            .select('body')
            .where('to_address', '=', email)
            .orderBy('created_at', 'desc')
            .limit(1)
            .executeTakeFirst()
        )?.body ?? '';
      await expect.poll(find).toMatch(/https?:\/\/\S+/u);
      return /https?:\/\/\S+/u.exec(await find())![0];
    },
    close: async () => {
      await browser.close();
      await app.stop();
      await fresh.drop();
      expect(faults).toEqual([]);
    },
  };
}

/** Every page a journey comes by is checked: WCAG 2.2 A and AA as far as a machine can tell. */
export async function accessible(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  // what is still fading in has the contrast of neither state
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) =>
          one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity,
      ),
  );
  const cdp = await page.context().newCDPSession(page);
  // through the debugging protocol, because the page's own policy forbids foreign scripts
  await cdp.send('Runtime.evaluate', { expression: axe.source });
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap((violation) =>
      violation.nodes.map(
        (node) =>
          `${violation.id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`,
      ),
    );
  });
  expect([page.url(), found]).toEqual([page.url(), []]);
}
