import { newId, type KnockId } from '../../src/base/ids.ts';
import { makeDecisionToken } from '../../src/rooms/knocks/token.ts';
import { makeFeed } from '../world/account.ts';
import { act } from '../world/answers.ts';
import { answer, enter, secretOf, turn } from '../world/doors.ts';
import { makeHost } from '../world/sessions.ts';
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

  'POST /api/sessions': async ({ manager, group }) => ({
    who: manager,
    url: '/api/sessions',
    body: { title: 'Lab', group, start: '2036-01-07T10:00', zone: 'UTC', minutes: 60 },
  }),
  'PATCH /api/sessions/{id}': async ({ manager, session }) => ({
    who: manager,
    url: `/api/sessions/${(await session()).id}`,
    body: { title: 'Other' },
    version: 1,
  }),
  'POST /api/sessions/{id}/cancellation': async ({ manager, session }) => ({
    who: manager,
    url: `/api/sessions/${(await session()).id}/cancellation`,
    body: { reason: 'Snow' },
  }),
  'POST /api/me/feed': async ({ friend }) => ({ who: friend, url: '/api/me/feed' }),
  'DELETE /api/me/feed': async ({ friend }) => {
    await makeFeed(friend);
    return { who: friend, url: '/api/me/feed' };
  },

  'POST /api/own-rooms': async ({ manager, organisation }) => ({
    who: manager,
    url: '/api/own-rooms',
    body: { kind: 'ad-hoc', organisation, title: 'Talk' },
  }),
  'PATCH /api/own-rooms/{id}': async ({ manager, room }) => ({
    who: manager,
    url: `/api/own-rooms/${(await room()).id}`,
    body: { title: 'Other' },
  }),
  'DELETE /api/own-rooms/{id}': async ({ manager, room }) => ({
    who: manager,
    url: `/api/own-rooms/${(await room()).id}`,
  }),
  'POST /api/sessions/{id}/invitation-mails': async ({ manager, friend, room }) => ({
    who: manager,
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
  'POST /api/stays/{id}/removals': async ({ manager, room, guestIn, inside }) => {
    const { id, link } = await room();
    return {
      who: manager,
      url: `/api/stays/${await inside(await guestIn(link), id)}/removals`,
      body: { block: true },
    };
  },
  'POST /api/stays/{id}/mute': async ({ manager, room, guestIn }) => {
    const { id, link } = await room();
    const { stay } = await enter(await guestIn(link), id);
    return { who: manager, url: `/api/stays/${stay}/mute` };
  },
  'POST /api/sessions/{id}/mutes': async ({ manager, room, guestIn }) => {
    const { id, link } = await room();
    await enter(await guestIn(link), id);
    return { who: manager, url: `/api/sessions/${id}/mutes` };
  },
  'DELETE /api/stays/{id}/hand': async ({ world, manager, room, guestIn, inside }) => {
    const { id, link } = await room();
    const stay = await inside(await guestIn(link), id);
    await world.fresh.pool.query('update stays set hand_at = now() where id = $1', [stay]);
    return { who: manager, url: `/api/stays/${stay}/hand` };
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
  'POST /api/sessions/{id}/tries': async ({ manager, room, guestIn }) => {
    const { id, link } = await room();
    const guest = await guestIn(link);
    await turn(manager, id, { door: 'closed' });
    return { who: guest, url: `/api/sessions/${id}/tries` };
  },
  'POST /api/knocks/{id}/answers': async ({ manager, waiting }) => ({
    who: manager,
    url: `/api/knocks/${(await waiting()).knock}/answers`,
    body: { decision: 'allow' },
  }),
  'DELETE /api/knocks/{id}/answer': async ({ manager, waiting }) => {
    const { knock } = await waiting();
    await answer(manager, knock, 'allow');
    return { who: manager, url: `/api/knocks/${knock}/answer` };
  },
  'POST /api/sessions/{id}/answers': async ({ manager, waiting }) => {
    const { id, knock } = await waiting();
    return {
      who: manager,
      url: `/api/sessions/${id}/answers`,
      body: { decision: 'deny', knocks: [knock] },
    };
  },
  'POST /api/knock-decisions': async ({ world, manager, waiting, browser }) => {
    const { id } = await browser(manager);
    const held = {
      knock: (await waiting()).knock as KnockId,
      asks: 1,
      browser: id,
    };
    const token = makeDecisionToken(held, manager.id, world.app.deps.config.secrets.tickets);
    return { who: manager, url: '/api/knock-decisions', body: { token, decision: 'allow' } };
  },
  'PATCH /api/sessions/{id}/room': async ({ manager, waiting }) => ({
    who: manager,
    url: `/api/sessions/${(await waiting()).id}/room`,
    body: { door: 'open' },
  }),
  'POST /api/sessions/{id}/links': async ({ manager, waiting }) => ({
    who: manager,
    url: `/api/sessions/${(await waiting()).id}/links`,
    body: { turnAway: true },
  }),
  'POST /api/sessions/{id}/openings': async ({ manager, ahead }) => ({
    who: manager,
    url: `/api/sessions/${(await ahead()).id}/openings`,
  }),
  'DELETE /api/sessions/{id}/opening': async ({ manager, ahead }) => {
    const { id } = await ahead();
    await act(manager, 'POST', `/api/sessions/${id}/openings`);
    return { who: manager, url: `/api/sessions/${id}/opening` };
  },
  'POST /api/sessions/{id}/endings': async ({ manager, waiting }) => ({
    who: manager,
    url: `/api/sessions/${(await waiting()).id}/endings`,
  }),
  'PUT /api/sessions/{id}/hosts/{person}': async ({ manager, friend, room }) => ({
    who: manager,
    url: `/api/sessions/${(await room()).id}/hosts/${friend.id}`,
  }),
  'DELETE /api/sessions/{id}/hosts/{person}': async ({ manager, friend, room }) => {
    const { id } = await room();
    await makeHost(manager, id, friend);
    return { who: manager, url: `/api/sessions/${id}/hosts/${friend.id}` };
  },
  'POST /api/access-questions': async ({ manager, admin, world, organisation, session }) => {
    const outside = await world.person('Ole', { organisation });
    return {
      who: manager,
      url: '/api/access-questions',
      body: {
        gate: 'enter-room',
        subject: (await session()).id,
        person: outside.id,
        admin: admin.id,
      },
    };
  },
  'DELETE /api/sessions/{id}/blocked/{block}': async ({ manager, waiting }) => {
    const { id, knock } = await waiting();
    await answer(manager, knock, 'block');
    const { items } = await act<{ items: { id: string }[] }>(
      manager,
      'GET',
      `/api/sessions/${id}/blocked`,
    );
    return { who: manager, url: `/api/sessions/${id}/blocked/${items[0]!.id}` };
  },
};
