import { pen, type Letter } from '../../../base/mail/letter.ts';
import type { Dropped, LetterKind } from '../../../base/mail/mail.ts';
import type { Tx } from '../../../base/data/database.ts';
import type { PersonId } from '../../../base/ids.ts';
import { isLanguage } from '../../../words/languages.ts';
import type { Words } from '../../../words/en.ts';
import { accountOf, suspensionOf } from '../../known/store.ts';
import { tokenGood } from './store.ts';

/** The mails about accounts. */
export type Occasion = Exclude<keyof Words['account']['mails'], 'hello' | 'helloStranger'>;
export type To = {
  readonly email: string;
  readonly language: string;
  readonly name: string;
  readonly email_verified?: boolean;
};

export type About = {
  readonly link?: string;
  readonly address?: string;
  readonly organisation?: string | null;
  readonly ask?: string | null;
};

/**
 * Tokens stand behind the #, so that they reach neither a server's log nor the next site. Only who
 * has confirmed their address is greeted by name: before that, a stranger may have typed both, and
 * our mails must not carry their words to anybody.
 */
export function letter(occasion: Occasion, to: To, about: About = {}): Letter {
  const language = isLanguage(to.language) ? to.language : 'en';
  // their own address stays as it is
  const write = pen(language, about.address ? [] : ['address']);
  const args = {
    name: to.name,
    address: about.address ?? to.email,
    organisation: about.organisation ?? '',
    ask: about.ask ?? '',
  };
  const part = (name: keyof Words['account']['mails'][Occasion]) =>
    write(`account.mails.${occasion}.${name}`, args);
  return {
    to: to.email,
    language,
    subject: part('subject'),
    paragraphs: [
      write(to.email_verified ? 'account.mails.hello' : 'account.mails.helloStranger', args),
      part('says'),
      part('more'),
    ],
    ...(about.link ? { action: { label: part('button'), href: about.link } } : {}),
  };
}

/**
 * Whether mail about a person may still go to an address: they are there, it is theirs, and they
 * may sign in.
 */
export async function addressFault(
  tx: Tx,
  person: PersonId | null,
  address: string,
): Promise<Dropped | null> {
  const account = person && (await accountOf(tx, person));
  if (!account) return 'gone';
  if (account.email !== address) return 'other-address';
  return (await suspensionOf(tx, account.id)) ? 'suspended' : null;
}

const theirs: LetterKind['judge'] = (tx, { person, to }) => addressFault(tx, person, to);
/** A link that was used, has run out, or was followed by another one is not sent. */
const whileGood: LetterKind['judge'] = async (tx, { about, to }) =>
  about && (await tokenGood(tx, about, to)) ? null : 'expired';
/** Whoever may sign in again meanwhile needs no word of it. */
const whileSuspended: LetterKind['judge'] = async (tx, { person, to }) => {
  const fault = await addressFault(tx, person, to);
  return fault === 'suspended' ? null : (fault ?? 'over');
};
/**
 * What happened to an account is told to the address it had then: whoever took it over must not be
 * able to stop that.
 */
const always: LetterKind['judge'] = async () => null;
const judges: { readonly [O in Occasion]: LetterKind['judge'] } = {
  verify: whileGood,
  reset: whileGood,
  addressNew: whileGood,
  taken: theirs,
  addressTaken: theirs,
  password: always,
  everywhere: always,
  addressOld: always,
  suspended: whileSuspended,
  deleted: always,
};
/** All of them are waited for, or warn. */
export const accountLetters = Object.fromEntries(
  Object.entries(judges).map(([kind, judge]): [string, LetterKind] => [
    kind,
    { kind: `account.${kind}`, urgent: true, judge },
  ]),
) as { readonly [O in Occasion]: LetterKind };
