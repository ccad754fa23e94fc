import { expect } from 'vitest';
import type { GroupId, OrganisationId } from '../../src/base/ids.ts';
import type { Decision } from '../../src/rooms/decisions/contract.ts';
import type { Entered, RoomView } from '../../src/rooms/enter/contract.ts';
import type { Knock } from '../../src/rooms/queue/contract.ts';
import type { OwnKnock } from '../../src/rooms/knocks/contract.ts';
import type { Standing } from '../../src/rooms/answers/contract.ts';
import { begin } from '../../src/people/account/sign-ins/sign-in.ts';
import type { Answer, Someone, World } from './world.ts';

/** Whoever may stand at a door: a person, or the browser of a guest. */
export type Anyone = Pick<Someone, 'call' | 'cookie'>;
export type Place = { readonly id: string; readonly link: string };
export type Cast = {
  readonly organisation: OrganisationId;
  readonly group: GroupId;
  /** Admin, and manager of the group. */ readonly boss: Someone;
  readonly host: Someone;
  readonly member: Someone;
  /** From elsewhere. */ readonly stranger: Someone;
};

/** A browser that is known by its cookie alone. */
export const browserWith = (world: World, cookie: string): Anyone => ({
  cookie,
  call: async <Body>(method: string, url: string, body?: unknown) => {
    const headers = {
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const found = await world.app.http.inject({
      method: method as 'GET',
      url,
      headers,
      ...payload,
    });
    return {
      status: found.statusCode,
      body: (found.body ? found.json() : null) as Body,
      headers: found.headers,
    };
  },
});
/** The same account, signed in on another device. */
export async function elsewhere(world: World, { id }: Pick<Someone, 'id'>): Promise<Anyone> {
  const { cookie } = await begin(
    world.app.deps,
    { address: '127.0.0.1', userAgent: 'another' },
    id,
  );
  return browserWith(world, cookie.split(';')[0]!);
}

/** An organisation of their own for each test. */
export async function cast(world: World): Promise<Cast> {
  const organisation = await world.organisation();
  const [boss, host, member, stranger] = await Promise.all([
    world.person('Berta Boss', { organisation, role: 'admin' }),
    world.person('Hanna Host', { organisation }),
    world.person('Mia Member', { organisation }),
    world.person('Sam Stranger'),
  ]);
  const group = await world.group('Robotics', organisation, {
    managers: [boss],
    members: [host, member],
  });
  return { organisation, group, boss, host, member, stranger };
}

export async function must<Body>(answer: Promise<Answer<Body>>, status = 200): Promise<Body> {
  const { status: found, body } = await answer;
  expect([found, found === status ? '' : JSON.stringify(body)]).toEqual([status, '']);
  return body;
}
export const statusOf = async (answer: Promise<Answer>): Promise<number> => (await answer).status;

/** A session of the group that runs now, hosted by `host`, to which guests may come. */
export async function groupSession(
  { boss, host, group }: Cast,
  settings: Record<string, unknown> = {},
): Promise<Place> {
  const start = new Date(Date.now() - 60_000).toISOString().slice(0, 16);
  const made = boss.call<{ id: string }>('POST', '/api/sessions', {
    title: 'Open lab',
    group,
    start,
    zone: 'UTC',
    minutes: 60,
    hosts: [host.id],
  });
  const { id } = await must(made, 201);
  await must(turn(host, id, { guests: true, ...settings }));
  return { id, link: (await settingsOf(host, id)).link };
}
/** A room of one's own. */
export const own = (
  who: Someone,
  organisation: OrganisationId,
  more: Record<string, unknown> = {},
): Promise<Place> =>
  must(
    who.call<Place>('POST', '/api/own-rooms', {
      kind: 'ad-hoc',
      organisation,
      title: 'Talk',
      ...more,
    }),
    201,
  );

export const open = (who: Someone, { link }: Place) =>
  must(who.call('POST', '/api/links', { secret: secretOf(link) }));
export const secretOf = (link: string): string => link.split('#')[1]!;
export const settingsOf = (who: Anyone, id: string) =>
  must(who.call<{ link: string }>('GET', `/api/sessions/${id}/room-settings`));
export const look = (who: Anyone, id: string): Promise<RoomView> =>
  must(who.call<RoomView>('GET', `/api/sessions/${id}/room`));
export const stateOf = async (who: Anyone, id: string) => (await look(who, id)).knock?.state;
export const enter = (who: Anyone, id: string, stay?: string) =>
  who.call<Entered>('POST', `/api/sessions/${id}/stays`, stay ? { stay } : {});
export const leave = (who: Anyone, stay: string) =>
  must(who.call('DELETE', `/api/stays/${stay}`), 204);
export const ask = (who: Anyone, id: string, message = '') =>
  who.call<OwnKnock>('POST', `/api/sessions/${id}/knocks`, { message });
export const withdraw = (who: Anyone, knock: string) => who.call('DELETE', `/api/knocks/${knock}`);
export const turn = (who: Anyone, id: string, to: Record<string, unknown>) =>
  who.call<{ voided: number }>('PATCH', `/api/sessions/${id}/room`, to);
export const listQueue = (who: Anyone, id: string) =>
  who.call<{ items: Knock[]; next?: string }>('GET', `/api/sessions/${id}/knocks`);
export const queue = async (who: Anyone, id: string): Promise<Knock[]> =>
  (await must(listQueue(who, id))).items;
export const names = async (who: Anyone, id: string): Promise<string[]> =>
  (await queue(who, id)).map(({ name }) => name);
export const answer = (
  who: Anyone,
  knock: string,
  decision: string,
  more: Record<string, unknown> = {},
) => who.call<Standing>('POST', `/api/knocks/${knock}/answers`, { decision, ...more });
export const answerMany = (
  who: Anyone,
  id: string,
  decision: string,
  knocks: readonly string[],
  more: Record<string, unknown> = {},
) =>
  who.call<{ answered: number; others: number }>('POST', `/api/sessions/${id}/answers`, {
    decision,
    knocks,
    ...more,
  });
export const remove = (who: Anyone, stay: string, more: Record<string, unknown> = {}) =>
  who.call('POST', `/api/stays/${stay}/removals`, more);
export const decisions = async (who: Anyone, id: string): Promise<Decision[]> =>
  (await must(who.call<{ items: Decision[] }>('GET', `/api/sessions/${id}/decisions`))).items;
export const failed = ({ body }: Pick<Answer, 'body'>): string[] =>
  ((body as { verdict?: { checks: { name: string; outcome: string }[] } }).verdict?.checks ?? [])
    .filter((one) => one.outcome === 'failed')
    .map((one) => one.name);
/** Asks and is let in by `host`, who says so from the lobby. */
export async function letIn(host: Anyone, guest: Anyone, id: string): Promise<string> {
  const { id: knock } = await must(ask(guest, id), 201);
  await must(answer(host, knock, 'allow', { from: 'lobby' }));
  return knock;
}
/** Is let in, and enters. */
export async function bring(host: Anyone, guest: Anyone, id: string): Promise<Entered> {
  await letIn(host, guest, id);
  return must(enter(guest, id), 201);
}
export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
