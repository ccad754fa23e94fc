import type { NoticeDesk, NoticeKind } from '../../base/notice.ts';
import type { LetterKind } from '../../base/mail/mail.ts';
import { hear } from '../actions.ts';
import { byName } from '../rules.ts';
import { noticeLetters } from './actions.ts';
import { openOutbox } from './outbox.ts';

export type Sending = {
  readonly letters: readonly LetterKind[];
  /** Sends what is due, and waits until that is done. */ readonly work: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
/** Pushes and mails go out when they are due; `works: false`: only when asked (tests). */
export function openSending(
  { db, config, origin }: NoticeDesk,
  kinds: readonly NoticeKind[],
  onError: (error: unknown) => void,
  works = true,
): Sending {
  const desk = { db, config, origin, kinds: byName(kinds) };
  const outbox = openOutbox(desk, onError);
  const unhear = works ? hear({ due: outbox.kick }) : () => undefined;
  const net = works ? setInterval(outbox.kick, 1000) : undefined;
  net?.unref();
  if (works) outbox.kick();
  return {
    letters: noticeLetters(desk),
    work: outbox.work,
    stop: async () => {
      unhear();
      clearInterval(net);
      await outbox.stop();
    },
  };
}
