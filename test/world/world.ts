import { entrance } from '../../src/rooms/gate/actions.ts';
import type { Entrance } from '../../src/sessions/gate/gates.ts';
import { heed } from '../../src/base/journal/consequences.ts';
import { openApp, type App } from '../../src/open.ts';
import { features, handedIn } from '../../src/app.ts';
import type { Feature } from '../../src/feature.ts';
import type { Db, Pool } from '../../src/base/data/database.ts';
import type { Config } from '../../src/base/config.ts';
import {
  newId,
  type GroupId,
  type OrganisationId,
  type PersonId,
  type SignInId,
} from '../../src/base/ids.ts';
import { begin } from '../../src/people/account/sign-ins/sign-in.ts';
import type { Caller } from './answers.ts';
import { declared } from '../declared.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';

export type { Answer } from './answers.ts';
/** Whoever has an account. */
export type Named = { readonly id: string };
export type Someone = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
  readonly signIn: SignInId;
  /** Sends a request as this person and answers what the server said. */
  readonly call: Caller['call'];
};
export type Guest = {
  readonly name: string;
  readonly cookie: string;
  readonly session: string;
  readonly call: Someone['call'];
};
export type World = {
  readonly app: App;
  /** What sessions are told of their doors, for tests on their floor. */
  readonly entrance: Entrance;
  readonly fresh: FreshDatabase;
  readonly organisation: (name?: string) => Promise<OrganisationId>;
  /**
   * A person with a confirmed address and a sign-in; `role` in the organisation when one is given.
   */
  readonly person: (
    name: string,
    where?: { readonly organisation?: OrganisationId; readonly role?: 'admin' | 'member' },
  ) => Promise<Someone>;
  /** Somebody who is there already becomes one of the organisation. */
  readonly join: (
    person: Named,
    organisation: OrganisationId,
    role?: 'admin' | 'member',
  ) => Promise<void>;
  readonly group: (
    name: string,
    organisation: OrganisationId,
    people: { readonly managers: readonly Someone[]; readonly members?: readonly Someone[] },
  ) => Promise<GroupId>;
  readonly contact: (a: Named, b: Named) => Promise<void>;
  /** A browser without a sign-in that comes by a participant link, under a typed name. */
  readonly guest: (link: string, name: string, from?: string) => Promise<Guest>;
  /** Sends requests with this cookie, from this address. */
  readonly as: (cookie: string, from?: string) => Someone['call'];
  /** A request of nobody. */
  readonly nobody: Someone['call'];
  readonly close: () => Promise<void>;
};

export const configFor = (url: string, more: Partial<Config> = {}): Config => ({
  PORT: 0,
  HOST: '127.0.0.1',
  PUBLIC_URL: undefined,
  DATA_DIR: '/nowhere',
  DATABASE_URL: url,
  NEW_SECRETS: undefined,
  SMTP_URL: undefined,
  MAIL_FROM: 'Anteroom <anteroom@localhost>',
  SIGN_UP: 'open',
  TRUSTED_PROXY: undefined,
  ICE_SERVERS: undefined,
  PUSH_HOSTS: undefined,
  WEBHOOK_HOSTS: undefined,
  METRICS_TOKEN: undefined,
  // LOG_LEVEL=error npx vitest … shows what a 500 was
  LOG_LEVEL: (process.env['LOG_LEVEL'] ?? 'silent') as 'silent',
  portChosen: true,
  secrets: {
    signIn: 'only for tests, long enough to be a secret',
    tickets: 'another one only for tests, also long enough',
  },
  ...more,
});

/** Signs them in without a password. */
export async function signInto(
  deps: Parameters<typeof begin>[0],
  { id }: { readonly id: PersonId },
  userAgent = 'test',
) {
  const { cookie, signIn } = await begin(deps, { address: '127.0.0.1', userAgent }, id);
  return { cookie: cookie.split(';')[0]!, signIn };
}

type People = Pick<World, 'organisation' | 'join' | 'group' | 'contact'> & {
  readonly person: (
    ...who: Parameters<World['person']>
  ) => Promise<Pick<Someone, 'id' | 'name' | 'email'>>;
};
/** Who is there before a story begins, also where no server runs yet. */
export function populate(db: Db): People {
  const join: World['join'] = async ({ id }, organisation, role = 'member') =>
    void (await db
      .insertInto('organisation_members')
      .values({ organisation_id: organisation, person_id: id as PersonId, role })
      .execute());
  return {
    join,
    organisation: async (name = 'Institute') => {
      const id = newId<'organisation'>();
      await db.insertInto('organisations').values({ id, name }).execute();
      return id;
    },
    person: async (name, { organisation, role = 'member' } = {}) => {
      const id = newId<'person'>();
      const email = `${name.toLowerCase().replace(/[^a-z]+/gu, '.')}.${id.slice(-12)}@example.org`;
      await db
        .insertInto('persons')
        .values({ id, name, email, email_verified: true, language: 'en', zone: 'Europe/Berlin' })
        .execute();
      if (organisation) await join({ id }, organisation, role);
      return { id, name, email };
    },
    group: async (name, organisation, { managers, members = [] }) => {
      const id = newId<'group'>();
      await db.insertInto('groups').values({ id, organisation_id: organisation, name }).execute();
      const rows = [
        ...managers.map((person) => ({ person, role: 'manager' as const })),
        ...members.map((person) => ({ person, role: 'member' as const })),
      ];
      if (rows.length > 0)
        await db
          .insertInto('group_members')
          .values(
            rows.map(({ person, role }) => ({
              group_id: id,
              person_id: person.id,
              role,
              added_by: managers[0]?.id ?? null,
            })),
          )
          .execute();
      return id;
    },
    contact: async (a, b) => {
      await db
        .insertInto('contacts')
        .values([
          { person_id: a.id as PersonId, contact_id: b.id as PersonId },
          { person_id: b.id as PersonId, contact_id: a.id as PersonId },
        ])
        .execute();
    },
  };
}

/** The whole server on a database of its own, and people to act in it. */
export async function openWorld(
  config: Partial<Config> = {},
  reach: (fresh: FreshDatabase) => Promise<Pool> = async ({ pool }) => pool,
  on?: FreshDatabase,
  some: readonly Feature[] = features,
): Promise<World> {
  const fresh = on ?? (await freshDatabase());
  const opened = await openApp(
    configFor(fresh.url, config),
    await reach(fresh),
    { origin: 'http://localhost:3000' },
    false,
    some,
  );
  const app: App = { ...opened, http: { ...opened.http, inject: declared(opened.http) } };
  const { db } = fresh;
  heed(db, handedIn(some).consequences); // for actions that a test calls itself
  const callAs =
    (cookie: string, from?: string): Someone['call'] =>
    async <Body>(method: string, url: string, body?: unknown, version?: number) => {
      const headers: Record<string, string> = { cookie };
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (version !== undefined) headers['if-match'] = `"${version}"`;
      const answer = await app.http.inject({
        method: method as 'GET',
        url,
        headers,
        ...(from ? { remoteAddress: from } : {}),
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const json = String(answer.headers['content-type']).includes('json');
      return {
        status: answer.statusCode,
        body: (json ? answer.json() : answer.body) as Body,
        headers: answer.headers,
      };
    };
  const people = populate(db);
  return {
    app,
    fresh,
    as: callAs,
    nobody: callAs(''),
    ...people,
    person: async (name, where) => {
      const person = await people.person(name, where);
      const { cookie, signIn } = await signInto(app.deps, person);
      return { ...person, cookie, signIn, call: callAs(cookie) };
    },
    guest: async (link, name, from) => {
      const answer = await app.http.inject({
        method: 'POST',
        url: '/api/guests',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ secret: link.split('#')[1] ?? link, name }),
        ...(from ? { remoteAddress: from } : {}),
      });
      if (answer.statusCode !== 201)
        throw new Error(`guest ${name}: ${answer.statusCode} ${answer.body}`);
      const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!;
      return {
        name,
        cookie,
        session: answer.json<{ session: string }>().session,
        call: callAs(cookie, from),
      };
    },
    entrance,
    close: async () => {
      await app.stop();
      await fresh.drop();
    },
  };
}

/**
 * For tests of notices about rooms that are not there: everybody counts as a host, so that nothing
 * is swept away for want of one.
 */
export const everybodyHosts = async ({ fresh }: World): Promise<void> =>
  void (await fresh.pool.query(
    'create or replace function hosts_of(meeting uuid) returns table (person_id uuid) language sql stable as $$ select id from persons $$',
  ));

/** A room that these people run, before which somebody waits. */
export async function roomWhereOneWaits({ fresh, ...world }: World, hosts: readonly Someone[]) {
  const session = newId<'session'>();
  const [organisation, asks] = [await world.organisation(), await world.person('Gus')];
  const { db } = fresh;
  await db
    .insertInto('organisation_members')
    .values(
      hosts.map(({ id }) => ({ organisation_id: organisation, person_id: id, role: 'member' })),
    )
    .execute();
  await fresh.pool.query(
    `insert into sessions (id, organisation_id, kind, title, created_by)
     values ($1, $2, 'ad-hoc', 'Standup', $3)`,
    [session, organisation, hosts[0]!.id],
  );
  await db
    .insertInto('session_hosts')
    .values(hosts.map(({ id }) => ({ session_id: session, person_id: id })))
    .execute();
  await db.insertInto('rooms').values({ id: newId(), session_id: session }).execute();
  await fresh.pool.query(
    `insert into knocks (id, session_id, person_id, name, state, asked_at, expires_at, seen_at)
     values ($1, $2, $3, 'Gus', 'pending', now(), now() + interval '1 day', now())`,
    [newId(), session, asks.id],
  );
  return session;
}
