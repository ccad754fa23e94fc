import type { Letter } from '../base/mail.ts';
import { say } from '../words/say.ts';
import type { Language } from '../words/languages.ts';
import { wording, type Told } from './rules.ts';

type Addressee = { readonly email: string; readonly language: Language; readonly zone: string };
/** A notice as a mail: what happened, the way there, and where this kind of mail is switched off. */
export function noticeLetter({ email, language, zone }: Addressee, told: Told & { readonly href: string | null }, origin: string): Letter {
  const { title, body } = wording(language, zone, told);
  const kind = say(language, `notices.kinds.${told.kind}.name`, {}) ?? '';
  return {
    to: email,
    language,
    subject: title,
    paragraphs: [`${title}.`, body, say(language, 'notices.mail.why', { kind })!].filter(Boolean),
    ...(told.href ? { action: { label: say(language, 'notices.mail.open', {})!, href: `${origin}${told.href}` } } : {}),
  };
}
