import type { World } from './world.ts';
import { notices } from '../../src/app.ts';
import { notice, type NoticeKind } from '../../src/base/notice.ts';

export const kindNames: readonly string[] = notices.map(({ name }) => name);
/** A kind as its feature declares it. */
export const kindNamed = (name: string): NoticeKind => {
  const found = notices.find((kind) => kind.name === name);
  if (!found) throw new Error(`no kind of notice is named ${name}`);
  return found;
};
/** A door as far as notices know one, without words of its own. */
export const bareKnock = (stands: NoticeKind['stands']): NoticeKind =>
  notice({
    name: 'knock',
    args: { name: 'text', title: 'text' },
    browser: true,
    mail: true,
    answers: true,
    urgent: true,
    mailAfter: 60,
    mailEvery: 3600,
    stands,
  });

/** What was written to somebody's address, oldest first. */
export const mailsTo = async ({ fresh }: Pick<World, 'fresh'>, who: { readonly email: string }) =>
  (
    await fresh.pool.query<{ subject: string; body: string; html: string; state: string }>(
      'select subject, body, html, state from mails where to_address = $1 order by created_at, id',
      [who.email],
    )
  ).rows;
