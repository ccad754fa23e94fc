import { newId, type KnockId } from '../../src/base/ids.ts';
import { makeDecisionToken } from '../../src/rooms/knocks/token.ts';
import { makeFeed } from '../world/account.ts';
import { act } from '../world/answers.ts';
import { answer, enter, secretOf, turn } from '../world/doors.ts';
import { makeHost, planSession } from '../world/sessions.ts';
import type { Acts } from './acts.ts';

export const sessions: Acts = {
  'POST /api/notice-readings': async (on) => {
    await on.asked();
    return { who: on.friend, url: '/api/notice-readings', body: { all: true } };
  },
  'PUT /api/me/notice-settings': async ({ friend }) => ({
    who: friend,
    url: '/api/me/notice-settings',
    body: {
      kinds: [{ kind: 'knock', bell: true, browser: false, mail: false }],
      quiet: { from: '22:00', until: '06:00' },
    },
  }),
  'POST /api/me/browsers': async ({ friend, sink }) => ({
    who: friend,
    url: '/api/me/browsers',
    body: sink.browser(`A ${newId()}`),
  }),
  'PATCH /api/me/browsers/{id}': async ({ friend, browser }) => ({
    who: friend,
    url: `/api/me/browsers/${(await browser(friend)).id}`,
    body: { signedOutToo: true },
  }),
  'DELETE /api/me/browsers/{id}': async ({ friend, browser }) => ({
    who: friend,
    url: `/api/me/browsers/${(await browser(friend)).id}`,
  }),
  'POST /api/me/browsers/{id}/tests': async ({ friend, browser }) => ({
    who: friend,
    url: `/api/me/browsers/${(await browser(friend)).id}/tests`,
  }),

  'POST /api/sessions': async ({ boss, group }) => ({
    who: boss,
    url: '/api/sessions',
    body: { title: 'Lab', group, start: '2036-01-07T10:00', zone: 'UTC', minutes: 60 },
  }),
  'PATCH /api/sessions/{id}': async ({ boss, session }) => ({
    who: boss,
    url: `/api/sessions/${(await session()).id}`,
    body: { title: 'Other' },
    version: 1,
  }),
  'POST /api/sessions/{id}/cancellation': async ({ boss, session }) => ({
    who: boss,
    url: `/api/sessions/${(await session()).id}/cancellation`,
    body: { reason: 'Snow' },
  }),
  'POST /api/me/feed': async ({ friend }) => ({ who: friend, url: '/api/me/feed' }),
  'DELETE /api/me/feed': async ({ friend }) => {
    await makeFeed(friend);
    return { who: friend, url: '/api/me/feed' };
  },

  'POST /api/own-rooms': async ({ boss, organisation }) => ({
    who: boss,
    url: '/api/own-rooms',
    body: { kind: 'ad-hoc', organisation, title: 'Talk' },
  }),
  'PATCH /api/own-rooms/{id}': async ({ boss, room }) => ({
    who: boss,
    url: `/api/own-rooms/${(await room()).id}`,
    body: { title: 'Other' },
  }),
  'DELETE /api/own-rooms/{id}': async ({ boss, room }) => ({
    who: boss,
    url: `/api/own-rooms/${(await room()).id}`,
  }),
  'POST /api/sessions/{id}/invitation-mails': async ({ boss, friend, room }) => ({
    who: boss,
    url: `/api/sessions/${(await room()).id}/invitation-mails`,
    body: { persons: [friend.id] },
  }),

  'POST /api/links': async ({ friend, room }) => ({
    who: friend,
    url: '/api/links',
    body: { secret: secretOf((await room()).link) },
  }),
  'POST /api/guests': async ({ room }) => ({
    url: '/api/guests',
    body: { secret: secretOf((await room()).link), name: 'Gus' },
  }),
  'POST /api/sessions/{id}/stays': async ({ room, guestIn }) => {
    const { id, link } = await room();
    return { who: await guestIn(link), url: `/api/sessions/${id}/stays`, body: {} };
  },
  'DELETE /api/stays/{id}': async ({ room, guestIn, inside }) => {
    const { id, link } = await room();
    const guest = await guestIn(link);
    return { who: guest, url: `/api/stays/${await inside(guest, id)}` };
  },
  'POST /api/stays/{id}/removals': async ({ boss, room, guestIn, inside }) => {
    const { id, link } = await room();
    return {
      who: boss,
      url: `/api/stays/${await inside(await guestIn(link), id)}/removals`,
      body: { block: true },
    };
  },
  'POST /api/stays/{id}/mute': async ({ boss, room, guestIn }) => {
    const { id, link } = await room();
    const { stay } = await enter(await guestIn(link), id);
    return { who: boss, url: `/api/stays/${stay}/mute` };
  },
  'POST /api/sessions/{id}/mutes': async ({ boss, room, guestIn }) => {
    const { id, link } = await room();
    await enter(await guestIn(link), id);
    return { who: boss, url: `/api/sessions/${id}/mutes` };
  },
  'DELETE /api/stays/{id}/hand': async ({ world, boss, room, guestIn, inside }) => {
    const { id, link } = await room();
    const stay = await inside(await guestIn(link), id);
    await world.fresh.pool.query('update stays set hand_at = now() where id = $1', [stay]);
    return { who: boss, url: `/api/stays/${stay}/hand` };
  },
  'POST /api/sessions/{id}/messages': async ({ room, guestIn, inside }) => {
    const { id, link } = await room();
    const guest = await guestIn(link);
    await inside(guest, id);
    return { who: guest, url: `/api/sessions/${id}/messages`, body: { text: 'Hello' } };
  },
  'POST /api/sessions/{id}/knocks': async ({ room, guestIn }) => {
    const { id, link } = await room('locked');
    return {
      who: await guestIn(link),
      url: `/api/sessions/${id}/knocks`,
      body: { message: 'It is me' },
    };
  },
  'DELETE /api/knocks/{id}': async ({ waiting }) => {
    const { guest, knock } = await waiting();
    return { who: guest, url: `/api/knocks/${knock}` };
  },
  'POST /api/sessions/{id}/tries': async ({ boss, room, guestIn }) => {
    const { id, link } = await room();
    const guest = await guestIn(link);
    await turn(boss, id, { door: 'closed' });
    return { who: guest, url: `/api/sessions/${id}/tries` };
  },
  'POST /api/knocks/{id}/answers': async ({ boss, waiting }) => ({
    who: boss,
    url: `/api/knocks/${(await waiting()).knock}/answers`,
    body: { decision: 'allow' },
  }),
  'DELETE /api/knocks/{id}/answer': async ({ boss, waiting }) => {
    const { knock } = await waiting();
    await answer(boss, knock, 'allow');
    return { who: boss, url: `/api/knocks/${knock}/answer` };
  },
  'POST /api/sessions/{id}/answers': async ({ boss, waiting }) => {
    const { id, knock } = await waiting();
    return {
      who: boss,
      url: `/api/sessions/${id}/answers`,
      body: { decision: 'deny', knocks: [knock] },
    };
  },
  'POST /api/knock-decisions': async ({ world, boss, waiting, browser }) => {
    const { id } = await browser(boss);
    const held = {
      knock: (await waiting()).knock as KnockId,
      asks: 1,
      browser: id,
    };
    const token = makeDecisionToken(held, boss.id, world.app.deps.config.secrets.tickets);
    return { who: boss, url: '/api/knock-decisions', body: { token, decision: 'allow' } };
  },
  'PATCH /api/sessions/{id}/room': async ({ boss, waiting }) => ({
    who: boss,
    url: `/api/sessions/${(await waiting()).id}/room`,
    body: { door: 'open' },
  }),
  'POST /api/sessions/{id}/links': async ({ boss, waiting }) => ({
    who: boss,
    url: `/api/sessions/${(await waiting()).id}/links`,
    body: { turnAway: true },
  }),
  'POST /api/sessions/{id}/openings': async ({ boss, ahead }) => ({
    who: boss,
    url: `/api/sessions/${(await ahead()).id}/openings`,
  }),
  'DELETE /api/sessions/{id}/opening': async ({ boss, ahead }) => {
    const { id } = await ahead();
    await act(boss, 'POST', `/api/sessions/${id}/openings`);
    return { who: boss, url: `/api/sessions/${id}/opening` };
  },
  'POST /api/sessions/{id}/endings': async ({ boss, waiting }) => ({
    who: boss,
    url: `/api/sessions/${(await waiting()).id}/endings`,
  }),
  'PUT /api/sessions/{id}/hosts/{person}': async ({ boss, friend, room }) => ({
    who: boss,
    url: `/api/sessions/${(await room()).id}/hosts/${friend.id}`,
  }),
  'DELETE /api/sessions/{id}/hosts/{person}': async ({ boss, friend, room }) => {
    const { id } = await room();
    await makeHost(boss, id, friend);
    return { who: boss, url: `/api/sessions/${id}/hosts/${friend.id}` };
  },
  'POST /api/access-questions': async ({ boss, host, world, organisation }) => {
    const group = await world.group('Lasers', organisation, { managers: [host] });
    const { id } = await planSession(host, { group });
    const outside = await world.person('Ole', { organisation });
    return {
      who: host,
      url: '/api/access-questions',
      body: { gate: 'enter-room', subject: id, person: outside.id, admin: boss.id },
    };
  },
  'DELETE /api/sessions/{id}/blocked/{block}': async ({ boss, waiting }) => {
    const { id, knock } = await waiting();
    await answer(boss, knock, 'block');
    const { items } = await act<{ items: { id: string }[] }>(
      boss,
      'GET',
      `/api/sessions/${id}/blocked`,
    );
    return { who: boss, url: `/api/sessions/${id}/blocked/${items[0]!.id}` };
  },
};
