import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessible, openStage, type Account, type Stage, type Visitor } from './stage.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let session = '';
beforeAll(async () => {
  stage = await openStage();
  [maria, ben] = [await stage.account('Maria Berg'), await stage.account('Ben Ito')];
  const organisation = await stage.organisation('Institute', maria, [ben]);
  const group = await stage.group(organisation, 'Robotics lab', [maria], [ben]);
  session = await stage.session(organisation, group, 'Open lab hour', maria);
});
afterAll(() => stage.close());

/**
 * Headless browsers have no screen to choose: a drawing stands in for it. Their being offline
 * leaves open lines alone: `cut` breaks those.
 */
async function arrive(email: string, options?: Parameters<Stage['visitor']>[1]): Promise<Visitor> {
  const visitor = await stage.visitor(email, options);
  await visitor.page.addInitScript(() => {
    const line = { cut: false, open: [] as WebSocket[] };
    Object.assign(globalThis, { line });
    globalThis.WebSocket = class extends WebSocket {
      constructor(url: string | URL) {
        super(line.cut ? `${String(url)}/nowhere` : url);
        line.open.push(this);
      }
    };
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
      const pen = canvas.getContext('2d')!;
      setInterval(() => {
        pen.fillStyle = `hsl(${(performance.now() / 10) % 360} 80% 50%)`;
        pen.fillRect(0, 0, 640, 360);
      }, 50);
      const stream = canvas.captureStream(20);
      Object.assign(globalThis, { shared: stream.getVideoTracks()[0] });
      return stream;
    };
  });
  return visitor;
}
const enter = async ({ page }: Visitor): Promise<void> => {
  await page.goto(`/sessions/${session}/lobby`);
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
};
/** Two browsers with cameras share this machine with everything else. */
const slowly = { timeout: 10_000 };
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
const cut = async ({ page, context }: Visitor, off: boolean): Promise<void> => {
  await context.setOffline(off);
  await page.evaluate((now) => {
    const { line } = globalThis as unknown as { line: { cut: boolean; open: WebSocket[] } };
    line.cut = now;
    if (now) for (const socket of line.open) socket.close();
  }, off);
};
const draws = (page: Page, of: string) =>
  expect
    .poll(
      () =>
        page.evaluate(
          (selector) =>
            document.querySelector<HTMLVideoElement>(selector)?.getVideoPlaybackQuality()
              .totalVideoFrames ?? 0,
          of,
        ),
      {
        timeout: 20_000,
      },
    )
    .toBeGreaterThan(5);

test(
  'a call with everything: chat, hands, a shared screen, muting, sending back, removing, the end for all',
  { timeout: 300_000 },
  async () => {
    const [host, member] = [
      await arrive(maria.email),
      await arrive(ben.email, { phone: true, dark: true }),
    ];
    await enter(host);
    await enter(member);
    const [one, two] = [host.page, member.page];
    await draws(one, 'li > video:not([data-own])');
    await draws(two, 'li > video:not([data-own])');
    await one.getByRole('img', { name: 'Good connection' }).first().waitFor();

    // chat: unread until it is opened; markup is text; Enter sends
    await press(two, /^Show chat/u);
    await two
      .getByLabel('Message to everyone inside')
      .fill('Hello <b>Maria</b>, see https://example.org/plan');
    await two.keyboard.press('Enter');
    await press(one, 'Show chat. One new message');
    await one.getByText('Hello <b>Maria</b>, see', { exact: false }).first().waitFor();
    expect(
      await one.getByRole('link', { name: 'https://example.org/plan' }).getAttribute('rel'),
    ).toContain('noopener');
    await one.getByLabel('Message to everyone inside').fill('First line');
    await one.keyboard.press('Shift+Enter');
    await one.keyboard.type('second line');
    await one.keyboard.press('Enter');
    await two.getByText('First line second line').first().waitFor();
    await accessible(one);
    await accessible(two);
    await one.keyboard.press('Escape');
    await press(two, 'Hide chat');

    // a hand: by key, on the tile, first in the roster, lowered by the host
    await two.getByRole('heading', { level: 1 }).focus();
    await two.keyboard.press('h');
    await one.getByRole('img', { name: 'Hand raised' }).first().waitFor();
    await press(one, /^Show people/u);
    expect(
      await one.getByRole('region', { name: 'People' }).getByRole('listitem').first().innerText(),
    ).toContain('Ben Ito');
    await press(one, 'Actions for Ben Ito');
    await one.getByRole('menuitem', { name: 'Lower hand' }).click();
    await expect.poll(() => two.getByRole('img', { name: 'Hand raised' }).count(), slowly).toBe(0);

    // muted by the host: told so, and free to speak again
    await press(one, 'Actions for Ben Ito');
    await one.getByRole('menuitem', { name: 'Mute' }).click();
    await two.getByText('Maria Berg muted you.').waitFor();
    await two.getByRole('button', { name: 'Turn on microphone' }).waitFor();
    await one.getByRole('img', { name: 'Microphone muted' }).first().waitFor();
    expect(
      await one.evaluate(
        () => document.querySelector<HTMLAudioElement>('[data-sounds] audio')?.muted,
      ),
    ).toBe(true);
    await press(two, 'Turn microphone on');
    await expect
      .poll(
        () =>
          one.evaluate(
            () => document.querySelector<HTMLAudioElement>('[data-sounds] audio')?.muted,
          ),
        slowly,
      )
      .toBe(false);

    // a shared screen, stopped by the browser's own bar
    await press(one, 'Share screen');
    await two.getByRole('figure', { name: 'Screen of Maria Berg' }).waitFor();
    await draws(two, 'video[data-screen]');
    await accessible(two);
    await one.evaluate(() => {
      const { shared } = globalThis as unknown as { shared: MediaStreamTrack };
      shared.stop();
      shared.dispatchEvent(new Event('ended'));
    });
    await expect.poll(() => two.getByRole('figure').count(), slowly).toBe(0);

    // the line of one breaks and comes back: still inside, the picture goes on
    await cut(member, true);
    await one.getByText('Ben Ito lost the line…').waitFor();
    expect(
      (
        await host.context.request.post(`/api/sessions/${session}/messages`, {
          data: { text: 'Said while the line was broken' },
        })
      ).status(),
    ).toBe(201);
    await cut(member, false);
    await expect
      .poll(() => one.getByText('Ben Ito lost the line…').count(), { timeout: 20_000 })
      .toBe(0);
    await draws(one, 'li > video:not([data-own])');

    await two.getByRole('button', { name: 'Show chat. One new message' }).waitFor();

    // away for too long, while the door was locked: the lobby, where one asks like everybody else
    await cut(member, true);
    await press(one, /^Door: Open/u);
    await one.getByRole('menuitemradio', { name: /^Locked/u }).click();
    await one.getByText('You are alone here').waitFor({ timeout: 30_000 });
    await cut(member, false);
    await two.waitForURL('**/lobby', { timeout: 30_000 });
    await press(two, 'Ask to join');
    await one
      .getByRole('button', { name: /^Allow/u })
      .first()
      .click();
    await two.waitForURL('**/room', { timeout: 20_000 });
    await draws(one, 'li > video:not([data-own])');
    await press(one, /^Door: Locked/u);
    await one.getByRole('menuitemradio', { name: /^Open/u }).click();

    // back to the waiting room, by itself
    await press(one, 'Actions for Ben Ito');
    await one.getByRole('menuitem', { name: 'Send back to the waiting room' }).click();
    await two.waitForURL('**/lobby');
    await one
      .getByRole('button', { name: /^Allow/u })
      .first()
      .click();
    await two.waitForURL('**/room', { timeout: 20_000 });
    await two.getByRole('button', { name: 'Leave', exact: true }).waitFor();

    // removed, with a reason
    await press(one, 'Actions for Ben Ito');
    await one.getByRole('menuitem', { name: 'Remove…' }).click();
    await one.getByLabel('Reason (optional)').fill('The line is too bad');
    await one.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await two.getByRole('heading', { name: 'You were removed from the room' }).waitFor();
    await two.getByText('The line is too bad').waitFor();
    await accessible(two);
    await one.getByText('You are alone here').waitFor();

    // the end for all
    await press(one, 'Leave');
    await one.getByRole('menuitem', { name: 'End for all' }).click();
    await one.getByRole('dialog').getByRole('button', { name: 'End for all' }).click();
    await one.getByRole('heading', { name: 'The session was ended' }).waitFor();
    await accessible(one);
  },
);
