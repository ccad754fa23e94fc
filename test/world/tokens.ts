import { newId, type GroupId, type PersonId } from '../../src/base/ids.ts';
import { byItself } from '../../src/access/admit.ts';
import { warn } from '../../src/people/technical/tokens/actions.ts';
import { act, type Caller } from './answers.ts';
import type { World } from './world.ts';

type Made = { readonly id: string; readonly token: string };
/** How long and with which role; `expires` is an instant. */
type Terms = { readonly role?: 'user' | 'admin'; readonly expires?: string };

export const makeTechnicalUser = (who: Caller, group: GroupId, name: string) =>
  act<{ readonly id: PersonId }>(who, 'POST', `/api/groups/${group}/technical-users`, { name });
export const renameTechnicalUser = (who: Caller, id: string, name: string) =>
  act(who, 'PATCH', `/api/technical-users/${id}`, { name });
export const deleteTechnicalUser = (who: Caller, id: string) =>
  act(who, 'DELETE', `/api/technical-users/${id}`);

export const makeToken = (who: Caller, name = 'Laptop', terms: Terms = {}) =>
  act<Made>(who, 'POST', '/api/me/tokens', { name, ...terms });
export const makeTokenFor = (who: Caller, id: string, name = 'CI', terms: Terms = {}) =>
  act<Made>(who, 'POST', `/api/technical-users/${id}/tokens`, { name, ...terms });
export const revoke = (who: Caller, id: string) => act(who, 'PUT', `/api/tokens/${id}/revocation`);
export const restore = (who: Caller, id: string) =>
  act(who, 'DELETE', `/api/tokens/${id}/revocation`);
export const deleteToken = (who: Caller, id: string) => act(who, 'DELETE', `/api/tokens/${id}`);

/** A program with this token. */
export const program = (
  { app }: Pick<World, 'app'>,
  token: string,
  from = '203.0.113.20',
): Caller => ({
  call: async <Body>(method: string, url: string, body?: unknown, version?: number) => {
    const answer = await app.http.inject({
      method: method as 'GET',
      url,
      remoteAddress: from,
      headers: {
        authorization: `Bearer ${token}`,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const json = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      body: (json ? answer.json() : answer.body) as Body,
      headers: answer.headers,
    };
  },
});

/** So much time has passed that it expires in some days, and whoever keeps it has been told. */
export async function expireSoon({ fresh }: World, { id }: { readonly id: string }): Promise<void> {
  await fresh.pool.query(
    `update access_tokens set made_at = now() - interval '90 days', expires_at = now() + interval '3 days' where id = $1`,
    [id],
  );
  await warn(fresh.db, byItself);
}

/** Statements that would put `$1` into what lists of people are made of: no page offers that. */
export const placesOfPeople = (at: {
  readonly organisation: string;
  readonly group: string;
  readonly session: string;
  readonly other: string;
}): readonly string[] => [
  `insert into organisation_members (organisation_id, person_id, role) values ('${at.organisation}', $1, 'member')`,
  `insert into group_members (group_id, person_id, role) values ('${at.group}', $1, 'member')`,
  `insert into contacts (person_id, contact_id) values ($1, '${at.other}')`,
  `insert into session_hosts (session_id, person_id) values ('${at.session}', $1)`,
  `insert into sign_ins (id, person_id, token, expires_at) values ('${newId()}', $1, 'x', now())`,
  `insert into sign_in_methods (id, person_id, account_id, provider_id) values ('${newId()}', $1, 'x', 'credential')`,
];
