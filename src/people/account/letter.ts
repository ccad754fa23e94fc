import type { Letter } from '../../base/mail.ts';
import { isLanguage } from '../../words/languages.ts';
import { say } from '../../words/say.ts';
import type { Words } from '../../words/en.ts';

/** The mails about accounts. */
export type Occasion = Exclude<keyof Words['account']['mails'], 'hello'>;
type To = { readonly email: string; readonly language: string; readonly name?: string };

/** Tokens stand behind the #, so that they reach neither a server's log nor the next site. */
export function letter(occasion: Occasion, to: To, about: { readonly link?: string; readonly address?: string } = {}): Letter {
  const language = isLanguage(to.language) ? to.language : 'en';
  const args = { name: to.name ?? '', address: about.address ?? to.email };
  const part = (name: keyof Words['account']['mails'][Occasion]): string => say(language, `account.mails.${occasion}.${name}`, args) ?? '';
  const hello = to.name ? [say(language, 'account.mails.hello', args) ?? ''] : [];
  return {
    to: to.email,
    language,
    subject: part('subject'),
    paragraphs: [...hello, part('says'), part('more')],
    ...(about.link ? { action: { label: part('button'), href: about.link } } : {}),
  };
}
