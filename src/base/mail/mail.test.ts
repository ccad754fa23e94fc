import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { transact } from '../data/database.ts';
import { startJobs, type Jobs } from '../beat/jobs.ts';
import type { Letter } from './letter.ts';
import { mailJobs, post, type Dropped } from './mail.ts';
import { judge, phrase, plainKind, postPlain } from '../../../test/letters.ts';

const from = 'Anteroom <rooms@example.org>';
const origin = (): string => 'https://rooms.example.org:8443';
const letter: Letter = {
  to: 'ada@example.org',
  language: 'en',
  subject: phrase('Hello'),
  paragraphs: [phrase('First <b>line</b>'), phrase('Second')],
  action: { label: phrase('Open it'), href: 'http://localhost:3000/x#token' },
};
type Taken = { readonly to: string[]; readonly raw: string };
let fresh: FreshDatabase;
let jobs: Jobs;
let server: SMTPServer;
const taken: Taken[] = [];
let answer: number | null = null;
let slow = 0; // ms for which the mail server thinks

beforeAll(async () => {
  fresh = await freshDatabase();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(answer ? Object.assign(new Error('no'), { responseCode: answer }) : null),
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
      stream.on('end', () => {
        taken.push({ to: session.envelope.rcptTo.map((one) => one.address), raw });
        setTimeout(done, slow);
      });
    },
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const smtp = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  jobs = await startJobs(
    fresh.url,
    mailJobs(fresh.db, { smtp, from, origin, judge }),
    () => undefined,
  );
});
beforeEach(() => {
  taken.length = 0;
  answer = null;
  slow = 0;
});
afterAll(async () => {
  await jobs.stop();
  await new Promise<void>((settle) => server.close(() => settle()));
  await fresh.drop();
});
const rows = () =>
  fresh.db
    .selectFrom('mails')
    .select(['state', 'attempts', 'body', 'problem'])
    .where('to_address', '=', letter.to)
    .orderBy('created_at', 'desc')
    .execute();

test('a letter goes out once, right after the commit of the change it tells of, and leaves nothing behind', async () => {
  await postPlain(fresh.db, { ...letter, subject: phrase('Hello\r\nBcc: eve@example.org') });
  await expect.poll(() => taken.length).toBe(1);
  const mail = await PostalMime.parse(taken[0]!.raw);
  expect([
    taken[0]!.to,
    mail.from?.address,
    mail.subject,
    mail.bcc ?? [],
    mail.text?.trim(),
  ]).toEqual([
    ['ada@example.org'],
    'rooms@example.org',
    'Hello Bcc: eve@example.org',
    [],
    'First <b>line</b>\n\nSecond\n\nOpen it:\nhttp://localhost:3000/x#token',
  ]);
  expect(mail.html).toContain('First &#60;b&#62;line');
  const header = (name: string): string | undefined =>
    mail.headers.find(({ key }) => key === name)?.value;
  expect([mail.messageId, header('auto-submitted')]).toEqual([
    expect.stringMatching(/^<[0-9a-f-]{36}@rooms\.example\.org>$/u),
    'auto-generated',
  ]);
  await expect
    .poll(async () => (await rows())[0])
    .toEqual({ state: 'sent', attempts: 0, body: '', problem: null });
});

test('what is rolled back sends nothing', async () => {
  await transact(fresh.db, async (tx) => {
    await post(tx, plainKind, { person: null, about: null }, letter);
    throw new Error('no');
  }).catch(() => undefined);
  await new Promise((settle) => setTimeout(settle, 400));
  expect(taken).toEqual([]);
});

test('a refusal for now is tried again, and one for good is kept with its reason', async () => {
  answer = 451;
  await postPlain(fresh.db, letter);
  await expect.poll(async () => (await rows())[0]?.attempts).toBe(1);
  answer = null;
  await expect.poll(() => taken.length, { timeout: 18_000 }).toBe(1);
  answer = 550;
  await postPlain(fresh.db, letter);
  await expect
    .poll(async () => (await rows())[0])
    .toMatchObject({ state: 'failed', problem: 'The mail server answered 550.' });
});

test('the same mail from two workers at once goes out once', async () => {
  const other = mailJobs(fresh.db, {
    smtp: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`,
    from,
    origin,
    judge,
  });
  const [id] = await fresh.db
    .insertInto('mails')
    .values({
      id: crypto.randomUUID() as never,
      to_address: letter.to,
      language: 'en',
      subject: 'Once',
      body: 'x',
      html: 'x',
      state: 'queued',
    })
    .returning('id')
    .execute();
  await Promise.all(Array.from({ length: 6 }, () => other[0]!.work({ id: id!.id })));
  expect(taken.length).toBe(1);
});

test('without a mail server a letter is kept for Control > Mail', async () => {
  const [keep] = mailJobs(fresh.db, { smtp: undefined, from, origin, judge });
  const [id] = await fresh.db
    .insertInto('mails')
    .values({
      id: crypto.randomUUID() as never,
      to_address: letter.to,
      language: 'en',
      subject: 'Kept',
      body: 'the link',
      html: 'x',
      state: 'queued',
    })
    .returning('id')
    .execute();
  await keep!.work({ id: id!.id });
  expect(
    await fresh.db
      .selectFrom('mails')
      .select(['state', 'body'])
      .where('id', '=', id!.id)
      .executeTakeFirst(),
  ).toEqual({ state: 'kept', body: 'the link' });
});

test('a reset does not wait behind five hundred invitations, also when the mail server is slow', async () => {
  slow = 100;
  await transact(fresh.db, async (tx) => {
    for (let at = 0; at < 500; at += 1)
      await post(tx, plainKind, { person: null, about: null }, letter);
  });
  await expect.poll(() => taken.length, { timeout: 10_000 }).toBeGreaterThan(2);
  const before = taken.length;
  await postPlain(fresh.db, { ...letter, to: 'reset@example.org' }, true);
  const at = () => taken.findIndex(({ to }) => to[0] === 'reset@example.org');
  await expect.poll(at, { timeout: 20_000 }).toBeGreaterThanOrEqual(0);
  expect(at() - before).toBeLessThan(100);
  await fresh.pool.query(`delete from mails where state = 'queued'`);
}, 40_000);

test('what does not stand any more is dropped with its reason and without its text; an undeclared kind does not leave', async () => {
  const judging = (because: Dropped | null): ReturnType<typeof mailJobs> =>
    mailJobs(fresh.db, { smtp: undefined, from, origin, judge: async () => because });
  const states = async (id: string) =>
    (
      await fresh.pool.query(
        'select state, dropped_because as why, body from mails where id = $1',
        [id],
      )
    ).rows[0];
  const write = async (): Promise<string> =>
    transact(fresh.db, async (tx) =>
      post(tx, { ...plainKind, kind: 'undeclared' }, { person: null, about: null }, letter),
    );
  await jobs.stop();
  const [over, strange] = [await write(), await write()];
  await judging('over')[0]!.work({ id: over });
  expect(await states(over)).toEqual({ state: 'dropped', why: 'over', body: '' });
  await mailJobs(fresh.db, { smtp: undefined, from, origin, judge })[0]!.work({ id: strange });
  expect(await states(strange)).toEqual({ state: 'dropped', why: 'unknown', body: '' });
  // kept for Control > Mail, and looked at again by the sweep
  const kept = await write();
  await judging(null)[0]!.work({ id: kept });
  expect(await states(kept)).toMatchObject({
    state: 'kept',
    body: expect.stringContaining('#token'),
  });
  await judging('expired')[2]!.work({});
  expect(await states(kept)).toEqual({ state: 'dropped', why: 'expired', body: '' });
});
