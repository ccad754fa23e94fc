import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { accessible, openStage, type Account, type Stage, type Visitor } from './stage.ts';

let stage: Stage;
let maria: Account;
let ben: Account;
let session = '';
beforeAll(async () => {
  stage = await openStage({}, { asks: true });
  [maria, ben] = [await stage.account('Maria Berg'), await stage.account('Ben Ito')];
  const organisation = await stage.organisation('Institute', maria, [ben]);
  const group = await stage.group(organisation, 'Robotics lab', [maria], [ben]);
  session = await stage.session(organisation, group, 'Open lab hour', maria);
});
afterAll(() => stage.close());

const enter = async ({ page }: Visitor): Promise<void> => {
  await page.goto(`/sessions/${session}/lobby`);
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).waitFor();
};
const shown = async ({ page }: Visitor, name: string) => {
  const room = (await (await page.request.get(`/api/sessions/${session}/room`)).json()) as {
    inside: readonly { name: string; microphone: boolean; camera: boolean }[];
  };
  const one = room.inside.find((insider) => insider.name === name)!;
  return [one.microphone, one.camera];
};
/** As a person does it in the settings of the site. */
async function permits({
  page,
  context,
}: Visitor): Promise<(setting: 'granted' | 'denied') => Promise<void>> {
  const own = await context.newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  const browser: CDPSession = await context.browser()!.newBrowserCDPSession();
  return async (setting) => {
    for (const name of ['camera', 'microphone'])
      await browser.send('Browser.setPermission', {
        permission: { name },
        setting,
        browserContextId: targetInfo.browserContextId!,
      });
  };
}

test(
  'a permission taken away in the room is called that, and giving it back is enough',
  { timeout: 120_000 },
  async () => {
    const [one, other] = [await stage.visitor(maria.email), await stage.visitor(ben.email)];
    const permit = await permits(one);
    await permit('granted');
    await (
      await permits(other)
    )('granted');
    await enter(one);
    await enter(other);
    const mute = one.page.getByRole('button', { name: 'Mute microphone', exact: true });
    await mute.waitFor();
    await expect.poll(() => shown(other, maria.name), { timeout: 10_000 }).toEqual([true, true]);

    await permit('denied');
    await one.page
      .getByRole('button', {
        name: 'Turn on microphone. Your browser does not let this page use the microphone.',
      })
      .waitFor();
    await one.page
      .getByRole('button', {
        name: 'Turn on camera. Your browser does not let this page use the camera.',
      })
      .waitFor();
    await expect.poll(() => shown(other, maria.name)).toEqual([false, false]);
    await accessible(one.page);

    await permit('granted');
    await mute.waitFor();
    await one.page.getByRole('button', { name: 'Turn off camera', exact: true }).waitFor();
    await expect.poll(() => shown(other, maria.name)).toEqual([true, true]);
    await Promise.all([one, other].map(({ context }) => context.close()));
  },
);

test(
  'while the browser waits for an answer nobody is told that one is heard',
  { timeout: 120_000 },
  async () => {
    const [one, other] = [await stage.visitor(maria.email), await stage.visitor(ben.email)];
    await one.page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
    });
    await (
      await permits(other)
    )('granted');
    await enter(other);
    await one.page.goto(`/sessions/${session}/lobby`);
    await one.page
      .getByText('Your browser asks for camera and microphone. Please allow them above.')
      .waitFor();
    await enter(one);
    await one.page.getByText('Your browser still asks for camera and microphone').waitFor();
    await one.page.getByRole('button', { name: 'Turn on microphone', exact: true }).waitFor();
    expect(await shown(other, maria.name)).toEqual([false, false]);
    const tile = other.page.getByRole('listitem').filter({ hasText: maria.name });
    await tile.getByText('MB', { exact: true }).waitFor();
    await tile.getByRole('img', { name: 'Microphone muted' }).waitFor();
    await Promise.all([accessible(one.page), accessible(other.page)]);
    await Promise.all([one, other].map(({ context }) => context.close()));
  },
);
