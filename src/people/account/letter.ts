import type { Letter } from '../../base/mail.ts';
import { isLanguage } from '../../words/languages.ts';
import { say } from '../../words/say.ts';
import type { Words } from '../../words/en.ts';

/** The mails about accounts. */
export type Occasion = Exclude<keyof Words['account']['mails'], 'hello' | 'helloStranger'>;
type To = { readonly email: string; readonly language: string; readonly name: string; readonly email_verified?: boolean };

/**
 * Tokens stand behind the #, so that they reach neither a server's log nor the next site. Only who has confirmed their address is
 * greeted by name: before that, a stranger may have typed both, and our mails must not carry their words to anybody.
 */
export function letter(occasion: Occasion, to: To, about: { readonly link?: string; readonly address?: string } = {}): Letter {
  const language = isLanguage(to.language) ? to.language : 'en';
  const args = { name: to.name, address: about.address ?? to.email };
  const part = (name: keyof Words['account']['mails'][Occasion]): string => say(language, `account.mails.${occasion}.${name}`, args) ?? '';
  const hello = say(language, to.email_verified ? 'account.mails.hello' : 'account.mails.helloStranger', args) ?? '';
  return {
    to: to.email,
    language,
    subject: part('subject'),
    paragraphs: [hello, part('says'), part('more')],
    ...(about.link ? { action: { label: part('button'), href: about.link } } : {}),
  };
}
