import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notices } from '../src/app.ts';
import type { Id } from '../src/base/ids.ts';
import { languages } from '../src/words/languages.ts';
import { changeAccount, enableBrowser } from './world/account.ts';
import type { Answer } from './world/answers.ts';
import { cast, type Cast } from './world/cast.ts';
import { askForContact, withdrawRequest } from './world/contacts.ts';
import { ask, groupSession, must } from './world/doors.ts';
import { kindNamed } from './world/notices.ts';
import { dropHost } from './world/sessions.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// Whatever a notice can be answered by, in the bell and in a browser's notification: words in each
// language, a call of our own API with all that it asks for, and the gate behind it.

let world: World;
let sink: Sink;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

/** Somebody who is told of something, and what takes from them that they may answer. */
type Scene = {
  readonly reader: Someone;
  readonly subject: string;
  readonly others: readonly Someone[];
  readonly over: () => Promise<unknown>;
};
const scenes: Readonly<Record<string, (all: Cast) => Promise<Scene>>> = {
  'contact-request': async ({ host, member, stranger }) => {
    const { id } = await askForContact(stranger, host.email);
    const over = () => withdrawRequest(stranger, id);
    return { reader: host, subject: id, others: [member, stranger], over };
  },
  knock: async (all) => {
    const { id } = await groupSession(all, { door: 'locked' });
    await ask(all.member, id);
    const over = () => dropHost(all.boss, id, all.host);
    return { reader: all.host, subject: id, others: [all.member, all.stranger], over };
  },
};

type Button = {
  readonly label: string;
  readonly done: string;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | null;
};
const names = ['body', 'done', 'label', 'method', 'path'];

type Listed = { readonly items: readonly { kind: string; buttons: readonly Button[] }[] };
const inBell = async (kind: string, { reader }: Scene): Promise<readonly Button[]> => {
  const waiting = async () =>
    (await must(reader.call<Listed>('GET', '/api/notices?only=open'))).items.filter(
      (item) => item.kind === kind,
    );
  await expect.poll(async () => (await waiting()).length).toBe(1);
  return (await waiting())[0]!.buttons;
};
const inPush = async (
  kind: string,
  { reader, subject }: Scene,
  language: (typeof languages)[number],
  browser: Id<'browser'>,
): Promise<readonly Button[]> => {
  const screen = { person: reader.id, language, zone: 'UTC', browser, named: true };
  const message = await kindNamed(kind).message?.(world.app.deps, screen, subject);
  return (message?.actions ?? []).map(({ title, path, body }) => ({
    label: title,
    done: message!.said?.done ?? '',
    method: 'POST',
    path,
    body,
  }));
};
async function tellSomebody(kind: string) {
  const scene = await scenes[kind]!(await cast(world));
  const { id } = await enableBrowser(scene.reader, sink.browser(scene.reader.id));
  const buttons = async (language: (typeof languages)[number] = 'en') => {
    await changeAccount(scene.reader, { language });
    const bell = await inBell(kind, scene);
    return [...bell, ...(await inPush(kind, scene, language, id))];
  };
  return { ...scene, buttons };
}
const press = (who: Someone, { method, path, body }: Button): Promise<Answer> =>
  who.call(method, path, body ?? undefined);

/** The route that it calls, with what its path says. */
function calledBy({ method, path }: Button) {
  const found = world.app.http.routes.flatMap(({ key, endpoint }) => {
    const [verb, pattern = ''] = key.split(' ');
    const match = new RegExp(`^${pattern.replace(/\{(\w+)\}/gu, '(?<$1>[^/]+)')}$`, 'u').exec(path);
    return verb === method && match ? [{ endpoint, params: { ...match.groups } }] : [];
  });
  expect([path, found.length]).toEqual([path, 1]);
  return found[0]!;
}
const entries = async (): Promise<number> =>
  (await world.fresh.pool.query(`select from journal where kind not like 'access.%'`)).rowCount!;

test('every kind that may carry buttons stands in this table', () =>
  expect(
    notices.flatMap(({ name, buttons, message }) => (buttons || message ? [name] : [])).toSorted(),
  ).toEqual(Object.keys(scenes).toSorted()));

describe.each(Object.keys(scenes))('what answers a notice of the kind %s', (kind) => {
  test('has words in each language, and calls a route that has a policy with all that it asks for', async () => {
    const { buttons } = await tellSomebody(kind);
    const said: string[][] = [];
    for (const language of languages) {
      const all = await buttons(language);
      expect(all.length).toBeGreaterThan(0);
      said.push(all.flatMap(({ label, done }) => [label, done]));
      expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
      for (const button of all) {
        expect(Object.keys(button).toSorted()).toEqual(names);
        for (const words of [button.label, button.done])
          expect(words).toMatch(/^\p{Lu}[^{}<]*\p{L}[^{}<]*$/u);
        const { endpoint, params } = calledBy(button);
        expect(endpoint.policy).toMatchObject({
          who: expect.stringMatching(/^(person|signed-in)$/u),
          gate: expect.stringMatching(/\w/u),
        });
        expect([endpoint.versioned, endpoint.query]).toEqual([undefined, undefined]);
        expect(endpoint.params?.parse(params) ?? {}).toEqual(params);
        expect(endpoint.body?.parse(button.body ?? {}) ?? null).toEqual(
          button.body && expect.objectContaining(button.body),
        );
      }
    }
    const [english, german] = said;
    expect(english!.filter((words, at) => words === german![at])).toEqual([]);
  });

  test('does it, once, and then nothing waits any more', async () => {
    for (let at = 0, count = 1; at < count; at += 1) {
      const { reader, buttons } = await tellSomebody(kind);
      const all = await buttons();
      count = all.length;
      expect([at, (await press(reader, all[at]!)).status < 300]).toEqual([at, true]);
      const waits = async () =>
        (await must(reader.call<Listed>('GET', '/api/notices?only=open'))).items.length;
      await expect.poll(waits).toBe(0);
    }
  });

  test('is refused, and changes nothing, for others and where they may not answer any more', async () => {
    const { reader, others, over, buttons } = await tellSomebody(kind);
    const all = await buttons();
    const before = await entries();
    for (const who of others)
      for (const button of all)
        expect([button.path, (await press(who, button)).status]).toEqual([button.path, 404]);
    expect(await entries()).toBe(before);
    await over();
    const after = await entries();
    for (const button of all) {
      const { status, body } = await press(reader, button);
      expect([button.path, [403, 404, 409].includes(status), typeof body['code']]).toEqual([
        button.path,
        true,
        'string',
      ]);
    }
    expect(await entries()).toBe(after);
  });
});
