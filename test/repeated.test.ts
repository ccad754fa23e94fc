import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts } from './every-write.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { type Act, prepare } from './writes/acts.ts';

// Whoever does the same again, without a key that says so (a second click, a second window, a
// script), finds it done and is told so:
// what one has done oneself is no error.

let world: World;
let sink: Sink;
let root: Someone;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin, SMTP_URL: 'smtp://nowhere.invalid' });
  root = await world.person('Root', {
    organisation: await world.organisation('Home'),
    role: 'admin',
  });
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

const link = 'a link works once, and whoever has it now need not be who used it';
const namesake = 'another of this name is what it would be';
const out = 'whoever is signed out is nobody to the server, which says so';
/** Where a second time is another act, or one that only its key can tell from it. */
const otherwise: Readonly<
  Record<string, readonly [status: number, code: string, because: string]>
> = {
  'POST /api/verifications': [422, 'link-spent', link],
  'PUT /api/password-resets': [422, 'link-spent', link],
  'POST /api/address-confirmations': [422, 'link-spent', link],
  'POST /api/invitations/sign-ups': [403, 'refused', link],
  'DELETE /api/sign-ins/current': [401, 'signed-out', out],
  'DELETE /api/sign-ins/{id}': [401, 'signed-out', out],
  'DELETE /api/sign-ins': [401, 'signed-out', out],
  'DELETE /api/me': [401, 'signed-out', out],
  'PUT /api/me/password': [422, 'wrong-password', 'the password that was right is the old one now'],
  'POST /api/organisations/{id}/invitations/{invitation}/mails': [
    409,
    'just-sent',
    'that a mail went a minute ago is the answer',
  ],
  'POST /api/organisations/{id}/groups': [409, 'group-name-free', namesake],
  'POST /api/agents': [404, 'missing', link],
  'PUT /api/assemblies/{id}/tasks': [
    412,
    'stale',
    'what is secret is not compared, so it is another change',
  ],
  'POST /api/organisations/{id}/qualifications': [409, 'qualification-name-free', namesake],
  'POST /api/organisations/{id}/assemblies': [409, 'assembly-name-free', namesake],
  'POST /api/groups/{id}/technical-users': [409, 'technical-name-free', namesake],
  'POST /api/bookings': [409, 'slot-free', 'another claim on the same span is what it would be'],
};

async function send(method: string, { who, url, body, version }: Act) {
  const headers = {
    cookie: who?.cookie ?? '',
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  const sent =
    body === undefined
      ? { headers }
      : {
          headers: { ...headers, 'content-type': 'application/json' },
          payload: JSON.stringify(body),
        };
  return world.app.http.inject({ method: method as 'POST', url, ...sent });
}
const entries = async (): Promise<number> =>
  (
    await world.fresh.pool.query<{ count: number }>(
      `select count(*)::int as count from journal where kind not like 'access.%'`,
    )
  ).rows[0]!.count;

/** The set-up happens once in the life of an installation. */
const repeatable = Object.keys(acts).filter((key) => key !== 'POST /api/set-up');
/**
 * What takes away or settles: the second time there is nothing left to do, and nothing is noted.
 */
const settles = (key: string): boolean =>
  /^(DELETE|PUT(?!.*picture)) |\/(acceptance|acceptances|refusal|cancellation|removals|members)$/u.test(
    key,
  );

describe.each(repeatable)('%s', (key) => {
  test('done again is answered as well', async () => {
    await renewLimits(world);
    const act = await acts[key]!(await prepare(world, sink, root));
    const method = key.split(' ')[0]!;
    const first = await send(method, act);
    expect(first.statusCode, first.body).toBeLessThan(300);
    const noted = await entries();
    const second = await send(method, act);
    const [status, code] = otherwise[key] ?? [];
    if (status)
      expect([second.statusCode, JSON.stringify(second.json())]).toEqual([
        status,
        expect.stringContaining(`"${code}"`),
      ]);
    else expect([second.statusCode < 300, second.body]).toEqual([true, second.body]);
    if (settles(key)) expect([key, await entries()]).toEqual([key, noted]);
  });
});
