import { expect } from 'vitest';
import type { OrganisationId } from '../../src/base/ids.ts';
import type { Decision } from '../../src/rooms/decisions/contract.ts';
import type { Entered, RoomView } from '../../src/rooms/enter/contract.ts';
import type { Knock } from '../../src/rooms/queue/contract.ts';
import type { OwnKnock } from '../../src/rooms/knocks/contract.ts';
import type { AnswerStanding } from '../../src/rooms/answers/contract.ts';
import { act, answerOf, type Caller, type Said } from './answers.ts';
import type { Cast } from './cast.ts';
import { planSession, wall } from './sessions.ts';
import { signInto, type Named, type Someone, type World } from './world.ts';
import type { Message } from '../../src/rooms/chat/contract.ts';

/** Whoever may stand at a door: a person, or the browser of a guest. */
export type Anyone = Pick<Someone, 'call' | 'cookie'>;
export type Place = { readonly id: string; readonly link: string };

/** A browser that is known by its cookie alone. */
export const browserWith = (world: World, cookie: string): Anyone => ({
  cookie,
  call: world.as(cookie),
});
/** The same account, signed in on another device. */
export async function elsewhere(world: World, { id }: Pick<Someone, 'id'>): Promise<Anyone> {
  return browserWith(world, (await signInto(world.app.deps, { id }, 'another')).cookie);
}

export async function must<Body>(said: Said<Body>, status = 200): Promise<Body> {
  const { status: found, body } = await answerOf(said);
  expect([found, found === status ? '' : JSON.stringify(body)]).toEqual([status, '']);
  return body;
}

/** A session of the group that runs now, hosted by `host`, to which guests may come. */
export async function groupSession(
  { boss, host, group }: Cast,
  settings: Record<string, unknown> = {},
): Promise<Place> {
  const { id } = await planSession(boss, {
    title: 'Open lab',
    group,
    start: wall(minutes(-1)),
    hosts: [host.id],
  });
  await turn(host, id, { guests: true, ...settings });
  return { id, link: (await settingsOf(host, id)).link };
}
/** A room of one's own. */
export const own = (
  who: Someone,
  organisation: OrganisationId,
  more: Record<string, unknown> = {},
) =>
  act<Place>(who, 'POST', '/api/own-rooms', {
    kind: 'ad-hoc',
    organisation,
    title: 'Talk',
    ...more,
  });

export const open = (who: Caller, { link }: Pick<Place, 'link'>) =>
  act(who, 'POST', '/api/links', { secret: secretOf(link) });
export const secretOf = (link: string): string => link.split('#')[1]!;
export const settingsOf = (who: Caller, id: string) =>
  act<{ link: string; opens: string | null; closes: string | null }>(
    who,
    'GET',
    `/api/sessions/${id}/room-settings`,
  );
export const look = (who: Caller, id: string) =>
  act<RoomView>(who, 'GET', `/api/sessions/${id}/room`);
export const stateOf = async (who: Anyone, id: string) => (await look(who, id)).knock?.state;
export const enter = (who: Caller, id: string, stay?: string) =>
  act<Entered>(who, 'POST', `/api/sessions/${id}/stays`, stay ? { stay } : {});
export const leave = (who: Caller, stay: string) => act(who, 'DELETE', `/api/stays/${stay}`);
export const ask = (who: Caller, id: string, message = '') =>
  act<OwnKnock>(who, 'POST', `/api/sessions/${id}/knocks`, { message });
export const withdraw = (who: Caller, knock: string) => act(who, 'DELETE', `/api/knocks/${knock}`);
/** Changes what the door lets in. */
export const turn = (who: Caller, id: string, to: Record<string, unknown>) =>
  act<{ voided: number }>(who, 'PATCH', `/api/sessions/${id}/room`, to);
export const renewLink = (who: Caller, id: string, how: { turnAway?: boolean } = {}) =>
  act<{ link: string }>(who, 'POST', `/api/sessions/${id}/links`, how);
/** Comes to a door that does not open, and says so. */
export const tryDoor = (who: Caller, id: string) => act(who, 'POST', `/api/sessions/${id}/tries`);
export const listQueue = (who: Caller, id: string) =>
  act<{ items: Knock[]; next?: string }>(who, 'GET', `/api/sessions/${id}/knocks`);
export const queue = async (who: Caller, id: string): Promise<Knock[]> =>
  (await listQueue(who, id)).items;
export const names = async (who: Caller, id: string): Promise<string[]> =>
  (await queue(who, id)).map(({ name }) => name);
export const answer = (
  who: Caller,
  knock: string,
  decision: string,
  more: Record<string, unknown> = {},
) => act<AnswerStanding>(who, 'POST', `/api/knocks/${knock}/answers`, { decision, ...more });
export const takeBack = (who: Caller, knock: string) =>
  act<AnswerStanding>(who, 'DELETE', `/api/knocks/${knock}/answer`);
export const answerMany = (
  who: Caller,
  id: string,
  decision: string,
  knocks: readonly string[],
  more: Record<string, unknown> = {},
) =>
  act<{ answered: number; others: number }>(who, 'POST', `/api/sessions/${id}/answers`, {
    decision,
    knocks,
    ...more,
  });
export const remove = (who: Caller, stay: string, more: Record<string, unknown> = {}) =>
  act(who, 'POST', `/api/stays/${stay}/removals`, more);
export const unblock = (who: Caller, id: string, block: string) =>
  act(who, 'DELETE', `/api/sessions/${id}/blocked/${block}`);
export const endForAll = (who: Caller, id: string) =>
  act(who, 'POST', `/api/sessions/${id}/endings`);
export const mute = (who: Caller, stay: string) => act(who, 'POST', `/api/stays/${stay}/mute`);
export const say = (who: Caller, id: string, text: string) =>
  act<Message>(who, 'POST', `/api/sessions/${id}/messages`, { text });
export const mailInvitations = (
  who: Caller,
  id: string,
  persons: readonly Named[],
  message?: string,
) =>
  act(who, 'POST', `/api/sessions/${id}/invitation-mails`, {
    persons: persons.map((person) => person.id),
    message,
  });
export const decisions = async (who: Caller, id: string): Promise<Decision[]> =>
  (await act<{ items: Decision[] }>(who, 'GET', `/api/sessions/${id}/decisions`)).items;
/** Asks and is let in by `host`, who says so from the lobby. */
export async function letIn(host: Anyone, guest: Anyone, id: string): Promise<string> {
  const { id: knock } = await ask(guest, id);
  await answer(host, knock, 'allow', { from: 'lobby' });
  return knock;
}
/** Is let in, and enters. */
export async function bring(host: Anyone, guest: Anyone, id: string): Promise<Entered> {
  await letIn(host, guest, id);
  return enter(guest, id);
}
export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
