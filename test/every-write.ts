import { newId, type Id, type KnockId } from '../src/base/ids.ts';
import { offerSetUp } from '../src/people/organisation/set-up/actions.ts';
import { makeDecisionToken } from '../src/rooms/knocks/token.ts';
import { password, type Stage } from './stage.ts';

/** One act that goes well, and all it needs before. */
export type Act = {
  readonly who?: { readonly cookie: string };
  readonly url: string;
  readonly body?: unknown;
  readonly version?: number;
};
/** Each write of the contract, once. A new one that is missing here fails the test. */
export const acts: Readonly<Record<string, (on: Stage) => Promise<Act>>> = {
  'POST /api/sign-ups': async ({ address }) => ({
    url: '/api/sign-ups',
    body: { name: 'Nina', email: address(), password },
  }),
  'POST /api/verification-mails': async (on) => ({
    url: '/api/verification-mails',
    body: { email: (await on.unconfirmed(on.friend)).email },
  }),
  'POST /api/verifications': async (on) => {
    const token = await on.token(await on.withPassword(await on.unconfirmed(on.friend)), 'verify');
    return { url: '/api/verifications', body: { token, password } };
  },
  'POST /api/sign-ins': async (on) => ({
    url: '/api/sign-ins',
    body: { email: (await on.withPassword(on.friend)).email, password },
  }),
  'DELETE /api/sign-ins/current': async ({ friend }) => ({
    who: friend,
    url: '/api/sign-ins/current',
  }),
  'DELETE /api/sign-ins/{id}': async ({ friend }) => ({
    who: friend,
    url: `/api/sign-ins/${friend.signIn}`,
  }),
  'DELETE /api/sign-ins': async ({ friend }) => ({ who: friend, url: '/api/sign-ins?keep=none' }),
  'POST /api/password-resets': async ({ friend }) => ({
    url: '/api/password-resets',
    body: { email: friend.email },
  }),
  'PUT /api/password-resets': async (on) => {
    const token = await on.token(await on.withPassword(on.friend), 'reset');
    return { url: '/api/password-resets', body: { token, password: 'eight loud badgers' } };
  },
  'PUT /api/me/password': async (on) => ({
    who: await on.withPassword(on.friend),
    url: '/api/me/password',
    body: { current: password, password: 'eight loud badgers' },
  }),
  'POST /api/me/address-changes': async (on) => ({
    who: await on.withPassword(on.friend),
    url: '/api/me/address-changes',
    body: { email: on.address(), password },
  }),
  'POST /api/address-confirmations': async (on) => ({
    url: '/api/address-confirmations',
    body: { token: await on.token(on.friend, 'address', on.address()) },
  }),
  'PATCH /api/me': async ({ friend }) => ({
    who: friend,
    url: '/api/me',
    body: { name: 'Fay Reed' },
  }),
  'PUT /api/me/picture': async ({ friend }) => ({
    who: friend,
    url: '/api/me/picture',
    body: { bytes: PICTURE },
  }),
  'DELETE /api/me/picture': async ({ friend, done }) => {
    await done(friend, 'PUT', '/api/me/picture', { bytes: PICTURE });
    return { who: friend, url: '/api/me/picture' };
  },
  'DELETE /api/me': async (on) => ({
    who: await on.withPassword(on.friend),
    url: '/api/me',
    body: { password },
  }),

  'POST /api/set-up': async ({ world, address }) => ({
    url: '/api/set-up',
    body: {
      code: await offerSetUp(world.app.deps),
      organisation: 'First',
      name: 'Ada',
      email: address(),
      password,
    },
  }),
  'POST /api/organisations': async ({ root }) => ({
    who: root,
    url: '/api/organisations',
    body: { name: 'Another' },
  }),
  'PATCH /api/organisations/{id}': async ({ admin, organisation }) => ({
    who: admin,
    url: `/api/organisations/${organisation}`,
    body: { name: 'Renamed' },
  }),
  'DELETE /api/organisations/{id}/membership': async ({ friend, organisation }) => ({
    who: friend,
    url: `/api/organisations/${organisation}/membership`,
  }),
  'POST /api/organisations/{id}/mails/{mail}/deliveries': async ({ world, root }) => {
    const { id: home } = await world.fresh.db
      .selectFrom('organisations')
      .select('id')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const id = newId<'mail'>();
    const texts = {
      to_address: root.email,
      language: 'en',
      subject: 'Late',
      body: 'Late',
      html: '',
    };
    await world.fresh.db
      .insertInto('mails')
      .values({ id, ...texts, state: 'failed' })
      .execute();
    return { who: root, url: `/api/organisations/${home}/mails/${id}/deliveries` };
  },
  'PATCH /api/organisations/{id}/members/{person}': async ({ admin, organisation, member }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/members/${member.id}`,
    body: { role: 'admin' },
  }),
  'PUT /api/organisations/{id}/members/{person}/suspension': async ({
    admin,
    organisation,
    member,
  }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/members/${member.id}/suspension`,
  }),
  'DELETE /api/organisations/{id}/members/{person}/suspension': async ({
    admin,
    organisation,
    member,
    done,
  }) => {
    const url = `/api/organisations/${organisation}/members/${member.id}/suspension`;
    await done(admin, 'PUT', url);
    return { who: admin, url };
  },
  'DELETE /api/organisations/{id}/members/{person}': async ({ admin, organisation, member }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/members/${member.id}`,
  }),
  'POST /api/organisations/{id}/invitations': async ({ admin, organisation, address }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/invitations`,
    body: { lines: [address(), address()], role: 'member' },
  }),
  'POST /api/organisations/{id}/invitations/{invitation}/mails': async ({
    admin,
    organisation,
    invitation,
    address,
  }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/invitations/${(await invitation(address())).id}/mails`,
  }),
  'POST /api/organisations/{id}/invitations/{invitation}/links': async ({
    admin,
    organisation,
    invitation,
    address,
  }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/invitations/${(await invitation(address())).id}/links`,
  }),
  'DELETE /api/organisations/{id}/invitations/{invitation}': async ({
    admin,
    organisation,
    invitation,
    address,
  }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/invitations/${(await invitation(address())).id}`,
  }),
  'POST /api/invitations/readings': async ({ invitation, address }) => ({
    url: '/api/invitations/readings',
    body: { token: (await invitation(address())).token },
  }),
  'POST /api/invitations/acceptances': async ({ stranger, invitation }) => ({
    who: stranger,
    url: '/api/invitations/acceptances',
    body: { token: (await invitation(stranger.email)).token },
  }),
  'POST /api/invitations/sign-ups': async ({ invitation, address }) => ({
    url: '/api/invitations/sign-ups',
    body: { token: (await invitation(address())).token, name: 'Nina', password },
  }),

  'POST /api/contact-requests': async ({ stranger, friend }) => ({
    who: stranger,
    url: '/api/contact-requests',
    body: { email: friend.email },
  }),
  'DELETE /api/contact-requests/{id}': async (on) => ({
    who: on.stranger,
    url: `/api/contact-requests/${(await on.asked()).id}`,
  }),
  'POST /api/contact-requests/{id}/acceptance': async (on) => ({
    who: on.friend,
    url: `/api/contact-requests/${(await on.asked()).id}/acceptance`,
  }),
  'POST /api/contact-requests/{id}/refusal': async (on) => ({
    who: on.friend,
    url: `/api/contact-requests/${(await on.asked()).id}/refusal`,
    body: { block: true },
  }),
  'DELETE /api/contacts/{id}': async ({ manager, friend }) => ({
    who: manager,
    url: `/api/contacts/${friend.id}`,
    body: { groups: [], block: true },
  }),
  'DELETE /api/blocks/{id}': async (on) => {
    await on.done(on.friend, 'POST', `/api/contact-requests/${(await on.asked()).id}/refusal`, {
      block: true,
    });
    return { who: on.friend, url: `/api/blocks/${on.stranger.id}` };
  },

  'POST /api/organisations/{id}/groups': async ({ admin, organisation, manager }) => ({
    who: admin,
    url: `/api/organisations/${organisation}/groups`,
    body: { name: 'Acoustics', managers: [manager.id] },
  }),
  'PATCH /api/groups/{id}': async ({ manager, group }) => ({
    who: manager,
    url: `/api/groups/${group}`,
    body: { name: 'Lasers' },
    version: 1,
  }),
  'DELETE /api/groups/{id}': async ({ manager, group }) => ({
    who: manager,
    url: `/api/groups/${group}`,
    body: { sessions: [] },
  }),
  'POST /api/groups/{id}/groups': async ({ world, manager, group, organisation }) => ({
    who: manager,
    url: `/api/groups/${group}/groups`,
    body: { group: await world.group('Lasers', organisation, { managers: [manager] }) },
  }),
  'DELETE /api/groups/{id}/groups/{inner}': async ({
    world,
    manager,
    group,
    organisation,
    done,
  }) => {
    const inner = await world.group('Lasers', organisation, { managers: [manager] });
    await done(manager, 'POST', `/api/groups/${group}/groups`, { group: inner });
    return { who: manager, url: `/api/groups/${group}/groups/${inner}` };
  },
  'PUT /api/groups/{id}/members': async ({ manager, friend, group }) => ({
    who: manager,
    url: `/api/groups/${group}/members`,
    body: {
      people: [
        { person: manager.id, role: 'manager' },
        { person: friend.id, role: 'member' },
      ],
    },
    version: 1,
  }),
  'POST /api/groups/{id}/members': async ({ manager, friend, group }) => ({
    who: manager,
    url: `/api/groups/${group}/members`,
    body: { person: friend.id },
  }),
  'DELETE /api/groups/{id}/members/{person}': async ({ member, group }) => ({
    who: member,
    url: `/api/groups/${group}/members/${member.id}`,
  }),

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

  'POST /api/sessions': async ({ manager, body }) => ({
    who: manager,
    url: '/api/sessions',
    body: body.session,
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
  'DELETE /api/me/feed': async ({ friend, done }) => {
    await done(friend, 'POST', '/api/me/feed');
    return { who: friend, url: '/api/me/feed' };
  },

  'POST /api/own-rooms': async ({ manager, body }) => ({
    who: manager,
    url: '/api/own-rooms',
    body: body.room,
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

  'POST /api/links': async ({ friend, room, secretOf }) => ({
    who: friend,
    url: '/api/links',
    body: { secret: secretOf((await room()).link) },
  }),
  'POST /api/guests': async ({ room, secretOf }) => ({
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
  'POST /api/stays/{id}/mute': async ({ manager, room, guestIn, done }) => {
    const { id, link } = await room();
    const { stay } = await done<{ stay: string }>(
      await guestIn(link),
      'POST',
      `/api/sessions/${id}/stays`,
      { microphone: true },
    );
    return { who: manager, url: `/api/stays/${stay}/mute` };
  },
  'POST /api/sessions/{id}/mutes': async ({ manager, room, guestIn, done }) => {
    const { id, link } = await room();
    await done(await guestIn(link), 'POST', `/api/sessions/${id}/stays`, { microphone: true });
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
  'POST /api/sessions/{id}/tries': async ({ manager, room, guestIn, done }) => {
    const { id, link } = await room();
    const guest = await guestIn(link);
    await done(manager, 'PATCH', `/api/sessions/${id}/room`, { door: 'closed' });
    return { who: guest, url: `/api/sessions/${id}/tries` };
  },
  'POST /api/knocks/{id}/answers': async ({ manager, waiting }) => ({
    who: manager,
    url: `/api/knocks/${(await waiting()).knock}/answers`,
    body: { decision: 'allow' },
  }),
  'DELETE /api/knocks/{id}/answer': async ({ manager, waiting, done }) => {
    const { knock } = await waiting();
    await done(manager, 'POST', `/api/knocks/${knock}/answers`, { decision: 'allow' });
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
      browser: id as Id<'browser'>,
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
  'DELETE /api/sessions/{id}/opening': async ({ manager, ahead, done }) => {
    const { id } = await ahead();
    await done(manager, 'POST', `/api/sessions/${id}/openings`);
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
  'DELETE /api/sessions/{id}/hosts/{person}': async ({ manager, friend, room, done }) => {
    const url = `/api/sessions/${(await room()).id}/hosts/${friend.id}`;
    await done(manager, 'PUT', url);
    return { who: manager, url };
  },
  'POST /api/access-questions': async ({ manager, admin, world, organisation, session }) => {
    const outside = await world.person('Ole', { organisation });
    return {
      who: manager,
      url: '/api/access-questions',
      body: { session: (await session()).id, person: outside.id, admin: admin.id },
    };
  },
  'DELETE /api/sessions/{id}/blocked/{block}': async ({ manager, waiting, done }) => {
    const { id, knock } = await waiting();
    await done(manager, 'POST', `/api/knocks/${knock}/answers`, { decision: 'block' });
    const { items } = await done<{ items: { id: string }[] }>(
      manager,
      'GET',
      `/api/sessions/${id}/blocked`,
    );
    return { who: manager, url: `/api/sessions/${id}/blocked/${items[0]!.id}` };
  },
};

/** One transparent point. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
