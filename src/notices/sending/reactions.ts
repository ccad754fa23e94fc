import { atInstants, collect } from '../../base/beat/beat.ts';
import type { NoticeDesk, NoticeKind } from '../../base/notice.ts';
import type { LetterKind } from '../../base/mail/mail.ts';
import { hear } from '../actions.ts';
import { byName } from '../rules.ts';
import { noticeLetters } from './actions.ts';
import { openOutbox } from './outbox.ts';
import { untilDue } from './store.ts';

export type Sending = {
  readonly letters: readonly LetterKind[];
  /** Sends what is due, and waits until that is done. */ readonly work: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
const SOON = 50; // ms

/** Pushes and mails go out when they are due; `works: false`: only when asked (tests). */
export function openSending(
  { db, config, origin }: NoticeDesk,
  kinds: readonly NoticeKind[],
  onError: (error: unknown) => void,
  works = true,
): Sending {
  const desk = { db, config, origin, kinds: byName(kinds) };
  const outbox = openOutbox(desk, onError);
  // who has a page open reads it there first
  const soon = collect(SOON, outbox.kick, onError);
  const unhear = works ? hear({ due: () => soon.add(undefined) }) : () => undefined;
  const sleep = works
    ? atInstants(1, () => untilDue(db), outbox.kick, onError)
    : async () => undefined;
  return {
    letters: noticeLetters(desk),
    work: outbox.work,
    stop: async () => {
      unhear();
      soon.stop();
      await sleep();
      await outbox.stop();
    },
  };
}
