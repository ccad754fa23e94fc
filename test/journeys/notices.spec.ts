import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, type SessionId } from '../../src/base/ids.ts';
import { openSink, type Sink, type Subscribed } from '../world/push-sink.ts';
import { openDesktop, type Desktop } from './desktop.ts';
import {
  accessible,
  openStage,
  password,
  type Account,
  type Stage,
  type Visitor,
} from './stage.ts';

let sink: Sink;
let stage: Stage;
let maria: Account;
let ben: Account;
let eve: Account;
let session: SessionId;
beforeAll(async () => {
  sink = await openSink();
  stage = await openStage({ PUSH_HOSTS: sink.origin });
  maria = await stage.account('Maria Berg');
  ben = await stage.account('Ben Ito');
  eve = await stage.account('Eve Stone');
  const organisation = await stage.organisation('Institute', maria, [ben, eve]);
  const group = await stage.group(organisation, 'Robotics lab', [maria], [ben, eve]);
  session = await stage.session(organisation, group, 'Open lab hour', maria);
});
afterAll(async () => {
  await stage.close();
  await sink.close();
});

const bell = (page: Page, count: number) =>
  page.getByRole('button', {
    name: count === 0 ? 'Notices' : `Notices, ${count} unread`,
    exact: true,
  });
/**
 * Headless there is no push service to subscribe to: this one is on this machine. Its test may give
 * the browser the next endpoint, or none.
 */
const subscribable = (
  context: BrowserContext,
  ...several: readonly Subscribed[]
): Promise<unknown> =>
  context.addInitScript((endpoints) => {
    const { endpoint, keys } = endpoints[Number(localStorage.getItem('test.endpoint') ?? 0)]!;
    const memory = 'test.subscription';
    const bytes = (text: string) =>
      Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
        letter.charCodeAt(0),
      );
    const made = () => {
      const key = localStorage.getItem(memory);
      if (key === null) return null;
      return {
        endpoint,
        options: { applicationServerKey: bytes(key).buffer },
        toJSON: () => ({ endpoint, keys }),
        unsubscribe: async () => (localStorage.removeItem(memory), true),
      };
    };
    Object.assign(PushManager.prototype, {
      getSubscription: async () => made(),
      subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
        if (localStorage.getItem('test.unreachable')) throw new DOMException('', 'AbortError');
        localStorage.setItem(memory, applicationServerKey);
        return made();
      },
    });
  }, several);
/**
 * What the browser says it may; a test changes it as a person would in the settings of the site.
 */
const permission = (page: Page, value: NotificationPermission) =>
  page.evaluate((now) => {
    localStorage.setItem('test.permission', now);
    window.dispatchEvent(new Event('focus'));
  }, value);
const permitted = (context: BrowserContext, first: NotificationPermission): Promise<unknown> =>
  context.addInitScript((initial) => {
    const now = () => localStorage.getItem('test.permission') ?? initial;
    Object.defineProperty(Notification, 'permission', { get: now });
    Object.assign(Notification, {
      requestPermission: async () => {
        if (now() === 'default') localStorage.setItem('test.permission', 'granted');
        return now();
      },
    });
  }, first);
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a contact request is answered inside the bell, and what is read on one device is read on the other', async () => {
  const [desk, phone, other] = [
    await stage.visitor(maria.email),
    await stage.visitor(maria.email, { phone: true, dark: true }),
    await stage.visitor(ben.email),
  ];
  for (const { page } of [desk, phone, other]) {
    await page.goto('/calendar');
    await bell(page, 0).waitFor();
  }
  expect(
    (
      await other.context.request.post('/api/contact-requests', {
        data: { email: maria.email, message: 'From the lab' },
      })
    ).status(),
  ).toBe(201);
  await Promise.all([bell(desk.page, 1).waitFor(), bell(phone.page, 1).waitFor()]);
  await desk.page
    .getByRole('status')
    .filter({ hasText: 'Ben Ito asks you for contact' })
    .waitFor({ state: 'attached' });

  const read = desk.page.waitForResponse('**/api/notice-readings');
  await bell(desk.page, 1).click();
  await read;
  const began = Date.now();
  await bell(phone.page, 0).waitFor();
  expect(Date.now() - began).toBeLessThan(1000);
  const list = desk.page.getByRole('dialog', { name: 'Notices' });
  await list.getByText('Ben Ito asks you for contact').waitFor();
  // it still says what was new
  await list.getByText('Unread:').waitFor({ state: 'attached' });
  await accessible(desk.page);
  await list.getByRole('button', { name: 'Accept: Ben Ito asks you for contact' }).click();
  await list.getByText('Ben Ito is your contact now.').waitFor();
  expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toBe(
    'Ben Ito is your contact now.',
  );
  await bell(other.page, 1).waitFor();

  // on a phone the list has the whole window, and the history the same line
  await bell(phone.page, 0).click();
  const sheet = phone.page.getByRole('dialog', { name: 'Notices' });
  await sheet.getByText('Ben Ito asks you for contact').waitFor();
  await accessible(phone.page);
  await sheet.getByRole('link', { name: 'All notices' }).click();
  await phone.page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
  await phone.page
    .getByRole('list', { name: 'Notices' })
    .getByText('Ben Ito asks you for contact')
    .waitFor();
  await accessible(phone.page);
  await phone.page.getByText('Waiting for an answer', { exact: true }).click();
  await phone.page.getByText('Nobody waits for your answer').waitFor();

  await other.page.goto('/notices');
  await other.page.getByRole('button', { name: 'Mark all read' }).click();
  await bell(other.page, 0).waitFor();
  for (const { context } of [desk, phone, other]) await context.close();
});

test('the settings say honestly what this browser can, is turned on and off by a click, and keep what is chosen', async () => {
  const { context, page } = await stage.visitor(maria.email);
  await subscribable(context, sink.browser('settings'));
  await permitted(context, 'denied');
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Notifications' }).click();
  await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();

  const here = card(page, 'This browser');
  await here.getByText('Blocked by the browser').waitFor();
  expect(await here.getByRole('button').count()).toBe(0);
  await accessible(page);

  await permission(page, 'default');
  await here.getByText('Off', { exact: true }).waitFor();
  await here.getByRole('button', { name: 'Turn on notifications here' }).click();
  await here.getByText('On', { exact: true }).waitFor();
  const mine = card(page, 'My browsers');
  await mine.getByText('This browser').waitFor();
  await mine.getByText('nothing delivered yet').waitFor();

  await here.getByRole('button', { name: 'Send a test' }).click();
  await mine.getByText(/last delivery/u).waitFor();
  expect((await sink.until(1)).at(-1)).toMatchObject({
    browser: 'settings',
    message: { tag: 'test', title: 'This is a test' },
  });

  const names = mine.getByRole('switch', { name: /^Show names when signed out/u });
  expect(await names.isDisabled()).toBe(true);
  await mine.getByText('Only possible with “Also when signed out”.').waitFor();
  await mine.getByRole('switch', { name: /^Also when signed out/u }).check();
  await expect.poll(() => names.isEnabled()).toBe(true);
  await names.check();

  const kinds = card(page, 'What you are told about');
  const knocks = kinds.getByRole('switch', { name: 'Somebody asks to join a room of mine: Mail' });
  expect(await knocks.isChecked()).toBe(true);
  await knocks.press('Space');
  await kinds.getByRole('switch', { name: 'Quiet hours' }).check();
  await kinds.getByLabel('From').fill('21:30');
  await kinds.getByLabel('Until').focus();
  await kinds.getByText('Saved').waitFor();
  const sounds = card(page, 'Sounds on this device');
  await sounds.getByRole('switch', { name: 'When somebody comes in' }).check();
  await accessible(page);

  await page.reload();
  await kinds.getByLabel('From').waitFor();
  expect(await kinds.getByLabel('From').inputValue()).toBe('21:30');
  expect(await knocks.isChecked()).toBe(false);
  expect(await names.isChecked()).toBe(true);
  expect(await page.evaluate(() => localStorage.getItem('anteroom.sounds'))).toBe(
    '{"knock":true,"join":true}',
  );
  await kinds.getByRole('switch', { name: 'Quiet hours' }).uncheck();
  await kinds.getByText('Saved').waitFor();

  await here.getByRole('button', { name: 'Turn off here' }).click();
  await here.getByText('Off', { exact: true }).waitFor();
  await mine.getByText('No browser yet.').waitFor();
  await context.close();
});

test('a browser that knows no push says so, and offers no button', async () => {
  const { context, page } = await stage.visitor(ben.email, { phone: true });
  await context.addInitScript(() => void Reflect.deleteProperty(globalThis, 'PushManager'));
  await page.goto('/settings/notifications');
  const here = card(page, 'This browser');
  await here.getByText('Not possible here').waitFor();
  expect(await here.getByRole('button').count()).toBe(0);
  await accessible(page);
  await context.close();
});

test('a browser follows its person to a new sign-in; whoever else signs in there ends it', async () => {
  const { context, page } = await stage.visitor(maria.email);
  await subscribable(context, sink.browser('shared'));
  await permitted(context, 'default');
  const here = card(page, 'This browser');
  const signIn = async (email: string): Promise<void> => {
    await page.getByRole('button', { name: /^Your menu/u }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(
      (await context.request.post('/api/sign-ins', { data: { email, password } })).status(),
    ).toBe(201);
    await page.goto('/settings/notifications');
  };
  const listed = async () =>
    (await (await context.request.get('/api/me/browsers')).json()) as {
      items: { signedIn: boolean }[];
    };
  await page.goto('/settings/notifications');
  await here.getByRole('button', { name: 'Turn on notifications here' }).click();
  await here.getByText('On', { exact: true }).waitFor();

  await signIn(maria.email);
  await here.getByText('On', { exact: true }).waitFor();
  await expect
    .poll(async () => (await listed()).items.map(({ signedIn }) => signedIn))
    .toEqual([true]);

  // removed on another device it stays removed
  const elsewhere = await stage.visitor(maria.email);
  await elsewhere.page.goto('/settings/notifications');
  await card(elsewhere.page, 'My browsers')
    .getByRole('button', { name: /^Remove: / })
    .click();
  await here.getByText('Off', { exact: true }).waitFor();
  await page.reload();
  await here.getByRole('button', { name: 'Turn on notifications here' }).click();
  await here.getByText('On', { exact: true }).waitFor();
  await elsewhere.context.close();

  // nothing of hers is shown to whoever signs in there after her, and nothing of his without a
  // click
  await signIn(ben.email);
  await here.getByText('Off', { exact: true }).waitFor();
  expect((await listed()).items).toEqual([]);
  await expect
    .poll(() =>
      page.evaluate(
        async () =>
          (await (
            await navigator.serviceWorker.getRegistration()
          )?.pushManager.getSubscription()) ?? null,
      ),
    )
    .toBe(null);
  await here.getByRole('button', { name: 'Turn on notifications here' }).click();
  await here.getByText('On', { exact: true }).waitFor();
  await signIn(maria.email);
  await here.getByText('Off', { exact: true }).waitFor();
  await context.close();
});

test('a browser that its push service gives another endpoint is renewed with the next page; where that fails its person is told', async () => {
  const { context, page } = await stage.visitor(maria.email);
  const [before, after] = [sink.browser('before'), sink.browser('after')];
  await subscribable(context, before, after);
  await permitted(context, 'default');
  await page.goto('/settings/notifications');
  const here = card(page, 'This browser');
  await here.getByRole('button', { name: 'Turn on notifications here' }).click();
  await here.getByText('On', { exact: true }).waitFor();
  type Listed = { items: { id: string; endpointHash: string; gone: boolean }[] };
  const listed = async () =>
    ((await (await context.request.get('/api/me/browsers')).json()) as Listed).items;
  const [first] = await listed();

  sink.reply('before', { status: 410 });
  await context.request.post(`/api/me/browsers/${first!.id}/tests`, { data: {} });
  expect(await listed()).toMatchObject([{ id: first!.id, gone: true }]);
  await page.evaluate(() => localStorage.setItem('test.endpoint', '1'));
  await page.goto('/');
  await expect
    .poll(listed)
    .toMatchObject([{ id: first!.id, gone: false, endpointHash: hashOf(after.endpoint) }]);

  sink.reply('after', { status: 410 });
  await context.request.post(`/api/me/browsers/${first!.id}/tests`, { data: {} });
  await page.evaluate(
    () => (
      localStorage.removeItem('test.subscription'),
      localStorage.setItem('test.unreachable', 'yes')
    ),
  );
  await page.goto('/');
  await page.getByRole('link', { name: /^Notifications in this browser have stopped/u }).click();
  await here.getByText('Off', { exact: true }).waitFor();
  await here.getByText(/^Notifications in this browser have stopped/u).waitFor();
  await accessible(page);
  await context.request.delete(`/api/me/browsers/${first!.id}`); // the next test counts hers
  await context.close();
});

/** The service worker of a page, and a way to hand it what was pushed. */
async function worker(
  context: BrowserContext,
  page: Page,
): Promise<(message: object) => Promise<void>> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });
  const cdp: CDPSession = await context.newCDPSession(page);
  let registrationId = '';
  cdp.on(
    'ServiceWorker.workerRegistrationUpdated',
    ({ registrations }) => (registrationId = registrations.at(-1)?.registrationId ?? ''),
  );
  await cdp.send('ServiceWorker.enable');
  await expect.poll(() => registrationId).not.toBe('');
  return async (message) =>
    void (await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: stage.origin,
      registrationId,
      data: JSON.stringify(message),
    }));
}

const knock = async ({ context }: Visitor): Promise<string> => {
  const asked = await context.request.post(`/api/sessions/${session}/knocks`, {
    data: { message: 'May I come in?' },
  });
  expect(asked.status()).toBe(201);
  return ((await asked.json()) as { id: string }).id;
};

test.runIf(process.platform === 'linux')(
  'a knock is pushed, shown once a room, answered from the notification, and gone when it is settled',
  async () => {
    const desktop: Desktop = await openDesktop(stage.origin);
    const { context } = desktop;
    const [one, other, host] = [
      await stage.visitor(ben.email),
      await stage.visitor(eve.email),
      await stage.visitor(maria.email),
    ];
    expect(
      (
        await host.context.request.patch(`/api/sessions/${session}/room`, {
          data: { door: 'locked' },
        })
      ).status(),
    ).toBe(200);
    const first = sink.browser('desktop');
    await subscribable(context, first);
    expect(
      (
        await context.request.post('/api/sign-ins', { data: { email: maria.email, password } })
      ).status(),
    ).toBe(201);
    const page = await context.newPage();
    await page.goto('/settings/notifications');
    await page.getByRole('button', { name: 'Turn on notifications here' }).click();
    await card(page, 'This browser').getByText('On', { exact: true }).waitFor();
    const deliver = await worker(context, page);
    const pushed = async (before: number) => (await sink.until(before + 1)).at(-1)!.message;
    const ours = () => context.pages().filter((open) => open.url().startsWith(stage.origin));

    let before = sink.got.length;
    await knock(one);
    let message = await pushed(before);
    await deliver(message);
    const shown = await desktop.until(/Ben Ito/u);
    expect([...shown.buttons.values()]).toEqual(expect.arrayContaining(['Allow', 'Deny']));
    expect(shown.body).toContain('May I come in?');

    // the same tag takes its place
    await deliver({ ...message, title: 'Ben Ito asks once more' });
    await desktop.until('Ben Ito asks once more');
    await expect.poll(() => desktop.shown().length).toBe(1);
    const said = await page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.getRegistration())!;
      return (await registration.getNotifications()).map(({ title, tag }) => ({ title, tag }));
    });
    expect(said).toEqual([{ title: 'Ben Ito asks once more', tag: `knock:${session}` }]);

    // a click leads the window that is open to the lobby
    desktop.click(desktop.shown()[0]!);
    await page.waitForURL(`**/sessions/${session}/lobby`);
    expect(ours()).toHaveLength(1);

    // Allow answers without any page of ours open, says what came of it, and lets the person in
    await page.goto('about:blank');
    expect(ours()).toHaveLength(0);
    await deliver(message);
    desktop.click(await desktop.until(/Ben Ito/u), 'Allow');
    await expect
      .poll(async () =>
        (await (await one.context.request.get(`/api/sessions/${session}/room`)).text()).includes(
          '"state":"allowed"',
        ),
      )
      .toBe(true);
    const outcome = await desktop.until(/Ben Ito/u);
    expect([...outcome.buttons.values()]).not.toContain('Allow');
    expect(page.url()).toBe('about:blank');
    expect(
      (await one.context.request.post(`/api/sessions/${session}/stays`, { data: {} })).status(),
    ).toBe(201);
    await page.goto('/calendar', { waitUntil: 'networkidle' });

    // the browser gets another address from its push service: that takes the place of the old one,
    // with what was chosen for it
    const listed = async () =>
      (
        (await (await context.request.get('/api/me/browsers')).json()) as {
          items: { id: string; endpointHash: string; signedOutToo: boolean }[];
        }
      ).items;
    const [old] = await listed();
    expect(
      (
        await context.request.patch(`/api/me/browsers/${old!.id}`, { data: { signedOutToo: true } })
      ).status(),
    ).toBe(204);
    const [moved, again] = [sink.browser('desktop moved'), sink.browser('desktop moved again')];
    // not every browser tells which one it was
    for (const [from, to] of [
      [first.endpoint, moved],
      [null, again],
    ] as const) {
      await context.serviceWorkers()[0]!.evaluate(
        ([gone, fresh]) => {
          const event = Object.assign(new Event('pushsubscriptionchange'), {
            oldSubscription: gone === null ? null : { endpoint: gone, options: {} },
            newSubscription: { toJSON: () => fresh },
            waitUntil: () => undefined,
          });
          globalThis.dispatchEvent(event);
        },
        [from, to] as const,
      );
      await expect
        .poll(listed)
        .toMatchObject([{ endpointHash: hashOf(to.endpoint), signedOutToo: true }]);
    }

    // what is answered elsewhere leaves the screen
    before = sink.got.length;
    const second = await knock(other);
    message = await pushed(before);
    await deliver(message);
    await desktop.until(/Eve Stone/u);
    expect(
      (
        await host.context.request.post(`/api/knocks/${second}/answers`, {
          data: { decision: 'deny' },
        })
      ).status(),
    ).toBe(200);
    const began = Date.now();
    await expect
      .poll(() => desktop.shown().filter(({ title }) => title.includes('Eve')), {
        interval: 20,
        timeout: 5000,
      })
      .toEqual([]);
    expect(Date.now() - began).toBeLessThan(1000);

    // signed out, and no window open: a click leads through the sign-in to the lobby
    await page.getByRole('button', { name: /^Your menu/u }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await deliver(message);
    const opened = context.waitForEvent('page');
    await page.close();
    desktop.click(await desktop.until(/Eve Stone/u));
    const fresh = await opened;
    await fresh.getByLabel('E-mail address').fill(maria.email);
    await fresh.getByLabel('Password', { exact: true }).fill(password);
    await fresh.getByRole('button', { name: 'Sign in' }).click();
    await fresh.waitForURL(`**/sessions/${session}/lobby`);
    for (const visitor of [one, other, host]) await visitor.context.close();
    await desktop.close();
  },
);
