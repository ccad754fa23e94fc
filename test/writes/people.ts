import { newId } from '../../src/base/ids.ts';
import { offerSetUp } from '../../src/people/organisation/set-up/actions.ts';
import { password } from '../world/account.ts';
import { act } from '../world/answers.ts';
import { refuseContact } from '../world/contacts.ts';
import { nest } from '../world/groups.ts';
import { suspend } from '../world/organisation.ts';
import type { Acts } from './acts.ts';

export const people: Acts = {
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
  'DELETE /api/me/picture': async ({ friend }) => {
    await act(friend, 'PUT', '/api/me/picture', { bytes: PICTURE });
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
  'PATCH /api/organisations/{id}': async ({ boss, organisation }) => ({
    who: boss,
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
  'PATCH /api/organisations/{id}/members/{person}': async ({ boss, organisation, member }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/members/${member.id}`,
    body: { role: 'admin' },
  }),
  'PUT /api/organisations/{id}/members/{person}/suspension': async ({
    boss,
    organisation,
    member,
  }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/members/${member.id}/suspension`,
  }),
  'DELETE /api/organisations/{id}/members/{person}/suspension': async ({
    boss,
    organisation,
    member,
  }) => {
    await suspend(boss, organisation, member);
    return {
      who: boss,
      url: `/api/organisations/${organisation}/members/${member.id}/suspension`,
    };
  },
  'DELETE /api/organisations/{id}/members/{person}': async ({ boss, organisation, member }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/members/${member.id}`,
  }),
  'POST /api/organisations/{id}/invitations': async ({ boss, organisation, address }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/invitations`,
    body: { lines: [address(), address()], role: 'member' },
  }),
  'POST /api/organisations/{id}/invitations/{invitation}/mails': async ({
    boss,
    organisation,
    invitation,
    address,
  }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/invitations/${(await invitation(address())).id}/mails`,
  }),
  'POST /api/organisations/{id}/invitations/{invitation}/links': async ({
    boss,
    organisation,
    invitation,
    address,
  }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/invitations/${(await invitation(address())).id}/links`,
  }),
  'DELETE /api/organisations/{id}/invitations/{invitation}': async ({
    boss,
    organisation,
    invitation,
    address,
  }) => ({
    who: boss,
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
  'DELETE /api/contacts/{id}': async ({ boss, friend }) => ({
    who: boss,
    url: `/api/contacts/${friend.id}`,
    body: { groups: [], block: true },
  }),
  'DELETE /api/blocks/{id}': async (on) => {
    await refuseContact(on.friend, (await on.asked()).id, { block: true });
    return { who: on.friend, url: `/api/blocks/${on.stranger.id}` };
  },

  'POST /api/organisations/{id}/groups': async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/groups`,
    body: { name: 'Acoustics', managers: [boss.id] },
  }),
  'PATCH /api/groups/{id}': async ({ boss, group }) => ({
    who: boss,
    url: `/api/groups/${group}`,
    body: { name: 'Lasers' },
    version: 1,
  }),
  'DELETE /api/groups/{id}': async ({ boss, group }) => ({
    who: boss,
    url: `/api/groups/${group}`,
    body: { sessions: [] },
  }),
  'POST /api/groups/{id}/groups': async ({ world, boss, group, organisation }) => ({
    who: boss,
    url: `/api/groups/${group}/groups`,
    body: { group: await world.group('Lasers', organisation, { managers: [boss] }) },
  }),
  'DELETE /api/groups/{id}/groups/{inner}': async ({ world, boss, group, organisation }) => {
    const inner = await world.group('Lasers', organisation, { managers: [boss] });
    await nest(boss, group, inner);
    return { who: boss, url: `/api/groups/${group}/groups/${inner}` };
  },
  'PATCH /api/groups/{id}/members': async ({ boss, friend, group }) => ({
    who: boss,
    url: `/api/groups/${group}/members`,
    body: { people: [{ person: friend.id, role: 'member' }] },
    version: 1,
  }),
  'POST /api/groups/{id}/members': async ({ boss, friend, group }) => ({
    who: boss,
    url: `/api/groups/${group}/members`,
    body: { person: friend.id },
  }),
  'DELETE /api/groups/{id}/members/{person}': async ({ member, group }) => ({
    who: member,
    url: `/api/groups/${group}/members/${member.id}`,
  }),
};

/** One transparent point. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
