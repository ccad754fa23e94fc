import type { Letter } from '../../base/mail.ts';
import { isLanguage, type Language } from '../../words/languages.ts';
import { translator } from '../../words/translator.ts';
import type { Party } from './store.ts';

type Asking = {
  readonly from: Party;
  readonly to: Party | undefined;
  readonly email: string;
  readonly message: string;
  readonly language: Language;
  readonly origin: string;
};

/** Who has no account gets no text of the sender, not even their name: mail to any address must not carry what a stranger writes. */
export function requestLetter({ from, to, email, message, language, origin }: Asking): Letter {
  const theirs = to && isLanguage(to.language) ? to.language : language;
  const t = translator(theirs);
  const who = { name: to ? from.name : from.email, email: from.email };
  const said = to && message ? [t('contacts.mail.message', { message })] : [];
  return {
    to: email,
    language: theirs,
    subject: t('contacts.mail.subject', who),
    paragraphs: [
      t(to ? 'contacts.mail.asks' : 'contacts.mail.strangerAsks', who),
      ...said,
      t('contacts.mail.meaning', who),
      to ? t('contacts.mail.answer', { page: t('contacts.title') }) : t('contacts.mail.signUp', { email }),
      t('contacts.mail.ignore'),
    ],
    action: to
      ? { label: t('contacts.mail.open'), href: `${origin}/administration/contacts` }
      : { label: t('contacts.mail.makeAccount'), href: `${origin}/sign-up?email=${encodeURIComponent(email)}` },
  };
}
