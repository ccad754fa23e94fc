import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { Running } from '../src/main.ts';
import { pageOfDates } from '../src/sessions/dates/store.ts';
import { sideBySide, type Row } from './measure.ts';
import { reaches, seedReaches, type Person, type Reach, type Seeded } from './seed.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const get = (url: string, cookie = ''): Promise<void> =>
  new Promise((settle, fail) => {
    request(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? settle() : fail(new Error(`${url}: ${answer.statusCode}`)),
      );
    })
      .on('error', fail)
      .end();
  });

/** Nothing but Fastify and one row by its key. */
async function openBare({ pool }: Running['app']['deps'], { running }: Seeded) {
  const bare = Fastify();
  const text = 'select * from sessions where id = $1';
  bare.get('/', async () => (await pool.query({ name: 'bare', text, values: [running] })).rows[0]);
  await bare.listen({ host: '127.0.0.1', port: 0 });
  return { bare, url: `http://127.0.0.1:${(bare.server.address() as AddressInfo).port}/` };
}

type Acts = Readonly<Record<'ours' | 'statement' | 'route', () => Promise<unknown>>>;

async function measureReach(reach: Reach, acts: Acts): Promise<Row[]> {
  const at = reach === 'nested' ? '5 groups inside of 50' : `${reach} groups`;
  const { ours, statement, route } = await sideBySide(acts, 150);
  const row = { operation: 'My Sessions, first 50, over HTTP', at, ours: ours! };
  return [
    { ...row, reference: 'its statement alone', limit: statement! },
    { ...row, reference: 'one indexed read over bare HTTP', limit: route! },
  ];
}

/** What each answer takes while sixteen are asked for at any moment: 1 ms is 1,000 a second. */
async function measureCrowd({ ours, route }: Acts): Promise<Row> {
  const answers = 320;
  const crowd = (act: () => Promise<unknown>) => async (): Promise<void> => {
    let left = answers;
    const ask = async (): Promise<void> => {
      while ((left -= 1) >= 0) await act();
    };
    await Promise.all(Array.from({ length: 16 }, ask));
  };
  const taken = await sideBySide({ ours: crowd(ours), route: crowd(route) }, 8);
  const each = (name: string) => taken[name]!.map((all) => all / answers);
  return {
    operation: 'My Sessions, first 50, 16 connections, per answer',
    at: '50 groups',
    ours: each('ours'),
    reference: 'one indexed read over bare HTTP',
    limit: each('route'),
  };
}

/** My Sessions of people who are in few groups and in very many. */
export async function measureAgenda(
  { app, origin }: Running,
  seeded: Seeded,
  cookieOf: (email: string) => Promise<string>,
  say: (text: string) => void,
): Promise<Row[]> {
  const { db } = app.deps;
  const people = await seedReaches(app.deps.pool, seeded);
  const { bare, url } = await openBare(app.deps, seeded);
  const rows: Row[] = [];
  const actsOf = async ({ id, email }: Person) => {
    const cookie = await cookieOf(email);
    const stretch = { when: 'upcoming', now: new Date() } as const;
    return {
      ours: () => get(`${origin}/api/agenda?limit=50`, cookie),
      statement: () =>
        pageOfDates({ person: id, stretch, limit: 51 }, 'upcoming', stretch.now).execute(db),
      route: () => get(url),
    };
  };
  for (const reach of reaches) {
    say(`My Sessions of ${reach}`);
    rows.push(...(await measureReach(reach, await actsOf(people[reach]))));
  }
  rows.push(await measureCrowd(await actsOf(people['50'])));
  await bare.close();
  agent.destroy();
  return rows;
}
