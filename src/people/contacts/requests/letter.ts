import { pen, type Letter } from '../../../base/mail/letter.ts';
import type { LetterKind } from '../../../base/mail/mail.ts';
import type { Wanted } from '../../../base/notice.ts';
import { shownAddress } from '../../../base/text/shown-address.ts';
import { isLanguage, type Language } from '../../../words/languages.ts';
import { addressFault } from '../../account/mails/letter.ts';
import { findAsking, type Party, type RequestId } from './store.ts';

type Asking = {
  readonly from: Pick<Party, 'name' | 'email'>;
  readonly to: Pick<Party, 'language'> | undefined;
  readonly email: string;
  readonly message: string;
  readonly language: Language;
  readonly origin: string;
};

/**
 * Who has no account gets no text of the sender, not even their name: mail to any address must not
 * carry what a stranger writes.
 */
export function requestLetter({ from, to, email, message, language, origin }: Asking): Letter {
  const theirs = to && isLanguage(to.language) ? to.language : language;
  const write = pen(theirs);
  const who = { name: to ? from.name : from.email, email: from.email };
  const said = to && message ? [write('contacts.mail.message', { message })] : [];
  return {
    to: email,
    language: theirs,
    subject: write('contacts.mail.subject', who),
    paragraphs: [
      write(to ? 'contacts.mail.asks' : 'contacts.mail.strangerAsks', who),
      ...said,
      write('contacts.mail.meaning', who),
      to
        ? write('contacts.mail.answer', { page: write('contacts.title') })
        : pen(theirs, ['email'])('contacts.mail.signUp', { email }),
      write('contacts.mail.ignore'),
    ],
    action: to
      ? { label: write('contacts.mail.open'), href: `${origin}/administration/contacts` }
      : {
          label: write('contacts.mail.makeAccount'),
          href: `${origin}/sign-up?email=${encodeURIComponent(shownAddress(email))}`,
        },
  };
}

/**
 * While it waits for an answer; that one was blocked is not told to whoever reads the list of
 * mails.
 */
export const requestKind = (origin: () => string, wanted: Wanted): LetterKind => ({
  ...requestMail,
  judge: async (tx, { about, person, to, language }) => {
    const fault = person && (await addressFault(tx, person, to));
    if (fault) return fault;
    const asking = about ? await findAsking(tx, about as RequestId) : undefined;
    if (!asking) return 'sender-gone'; // requests go with the accounts of their people
    if (!asking.waits || asking.email !== to) return 'over';
    if (asking.to && !(await wanted(tx, asking.to.id))) return 'switched-off';
    return requestLetter({
      ...asking,
      language: isLanguage(language) ? language : 'en',
      origin: origin(),
    });
  },
});
export const requestMail = { kind: 'contact-request', urgent: false, rests: true } as const;
