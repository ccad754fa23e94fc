import type { NoticeKind } from '../base/notice.ts';
import { pen, type Letter } from '../base/mail/letter.ts';
import type { Language } from '../words/languages.ts';
import { wording, type ToldNotice } from './rules.ts';

const notesOf = ({ args }: NoticeKind): readonly string[] =>
  Object.keys(args).filter((name) => args[name]!.startsWith('note'));

type Addressee = {
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
  /** Whoever it tells of is a contact of theirs: a note keeps its links. */ readonly accepted: boolean;
};
/**
 * A notice as a mail: what happened, the way there, and where this kind of mail is switched off.
 */
export function noticeLetter(
  { email, language, zone, accepted }: Addressee,
  kind: NoticeKind,
  told: ToldNotice & { readonly href: string | null },
  origin: string,
): Letter {
  const write = pen(language, accepted ? notesOf(kind) : []);
  const { title, body } = wording({ language, zone, write, apart: true }, kind, told);
  return {
    to: email,
    language,
    subject: title,
    paragraphs: [
      title,
      body,
      write('notices.mail.why', { kind: write(`notices.kinds.${kind.name}.name`) }),
    ].filter(Boolean),
    ...(told.href
      ? { action: { label: write('notices.mail.open'), href: `${origin}${told.href}` } }
      : {}),
  };
}
