import type { Db, Tx } from './data/database.ts';
import type { Deps } from './deps.ts';
import type { Id, PersonId } from './ids.ts';
import type { Entry, Kind } from './journal/entries.ts';
import type { Letter } from './mail/letter.ts';
import type { LetterKind } from './mail/mail.ts';
import type { Language } from '../words/languages.ts';

/**
 * What a feature declares of a kind of notice, in one `notice.ts` beside it: the room that tells
 * people knows no kind by name.
 */

/** A note by a contact of the reader keeps its links in a mail. A time is an ISO instant. */
type Sort = 'text' | 'note' | 'time' | 'number';
/** What its sentences speak of; with `?` it may be missing. */
export type Shape = Readonly<Record<string, Sort | `${Sort}?`>>;
type ValueOf<S> = S extends `number${string}` ? number : string;
export type ArgsOf<S extends Shape> = {
  readonly [N in keyof S as S[N] extends `${Sort}?` ? never : N]: ValueOf<S[N]>;
} & { readonly [N in keyof S as S[N] extends `${Sort}?` ? N : never]?: ValueOf<S[N]> };
export type Args = Readonly<Record<string, string | number>>;

export type Channels = {
  readonly bell: boolean;
  readonly browser: boolean;
  readonly mail: boolean;
};

/** One telling. */
export type News<S extends Shape = Shape> = {
  readonly persons: readonly PersonId[];
  /** Id of what it is about: one open notice for each person, kind and subject. */
  readonly subject: string;
  /** The person it tells of; their name in it goes when they delete their account. */
  readonly by?: PersonId | null;
  readonly args: ArgsOf<S>;
  /** Path in the app. */
  readonly href: string;
  /** Live topic whose rows the bell shows beneath it; what has rows makes itself heard by them. */
  readonly topic?: string;
  /** Other than the kind says: how long the mail waits for an answer. */
  readonly mailAfterSeconds?: number;
  /** How long a push is worth sending. */
  readonly browser?: { readonly until: number };
};
/** It is answered, over, or not for them any more; null: for nobody. */
export type Over = { readonly subject: string; readonly persons: readonly PersonId[] | null };

/**
 * An answer in the bell: a call of our own API. Its words are `notices.kinds.<kind>.buttons.<name>`:
 * `label`, and what it has led to, `done`. The first one is the one most will want.
 */
export type Button = {
  readonly name: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
};

/** What a button may speak of: what the notice is about, and who reads it. */
export type Pressed = {
  readonly subject: string;
  readonly reader: PersonId;
  readonly by: PersonId | null;
  readonly args: Args;
};

export type Wording<Text extends string = string> = { readonly title: Text; readonly body: Text };
/** What a browser is shown. `tag`: a later one with the same tag takes its place. */
export type PushMessage = Wording & {
  readonly tag: string;
  readonly href: string;
  readonly renotify?: boolean;
  readonly requireInteraction?: boolean;
  /** At most two; the browser sends `body` to `path` with its cookies. */
  readonly actions?: readonly {
    readonly action: string;
    readonly title: string;
    readonly path: string;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
  readonly said?: { readonly done: string; readonly stale: string };
};
export type Reader = {
  readonly person: PersonId;
  readonly language: Language;
  readonly zone: string;
};
/** `browser` is null where nobody is signed in, `named` says whether names may be shown there. */
export type Screen = Reader & { readonly browser: Id<'browser'> | null; readonly named: boolean };
/** Whether this person wants mails of a kind, as they have chosen or as the kind says. */
export type Wanted = (db: Db, person: PersonId) => Promise<boolean>;
export type NoticeDesk = Pick<Deps, 'db' | 'config' | 'origin'>;

/** By kind of journal entry, in the transaction that takes the entry up. */
export type After<Made> = {
  readonly [K in Kind]?: (tx: Tx, entry: Entry<K>) => Promise<readonly Made[]>;
};

export type NoticeKind<S extends Shape = Shape> = Channels & {
  readonly name: string;
  readonly args: S;
  /** It waits for an answer: read is not done. Others are settled by being read. */
  readonly answers: boolean;
  /** Somebody waits: its pushes are urgent, its mails go before those that only tell. */
  readonly urgent: boolean;
  /** The mail waits so long for an answer, in seconds. */
  readonly mailAfter: number;
  /**
   * No second mail about the same subject before so many seconds, also where the first was settled:
   * whoever asks and withdraws all the time fills no mailbox.
   */
  readonly mailEvery: number;
  /** The feature writes this mail itself, in its own transaction, where it is wanted. */
  readonly ownMail?: (desk: NoticeDesk, wanted: Wanted) => LetterKind;
  /**
   * For whom of them it is still true, and who may still know of it: asked when it is sent, when the
   * bell shows it as waiting, and after the entries in `endsUnlessStands`.
   */
  stands(db: Db, subject: string, persons: readonly PersonId[]): Promise<readonly PersonId[]>;
  /**
   * Of these subjects, those that this person may not know of any more: the bell shows no names of
   * them.
   */
  lost?(db: Db, person: PersonId, subjects: readonly string[]): Promise<ReadonlySet<string>>;
  /** Other than the words of the kind; null: nothing after all. */
  message?(desk: NoticeDesk, screen: Screen, subject: string): Promise<PushMessage | null>;
  letter?(desk: NoticeDesk, reader: Reader, subject: string): Promise<Letter | null>;
  /** While it waits for an answer; each kind takes of this what its calls need. */
  buttons?(pressed: Pressed): readonly Button[];
  /** Entries it comes from, and who is told; other kinds are told by an action (`notify`). */
  readonly tells?: After<News<S>>;
  /** Entries that end it. */
  readonly ends?: After<Over>;
  /** Entries after which what is open for, or tells of, the persons they touch is judged again. */
  readonly endsUnlessStands?: readonly Kind[];
};

const plain = {
  bell: true,
  browser: false,
  mail: false,
  answers: false,
  urgent: false,
  mailAfter: 0,
  mailEvery: 0,
} as const;
/** A kind that only tells, by the bell; whatever else it does is said. */
export const notice = <const S extends Shape>(
  kind: Omit<NoticeKind<S>, keyof typeof plain> & Partial<Pick<NoticeKind<S>, keyof typeof plain>>,
): NoticeKind<S> => ({ ...plain, ...kind });

/** Those of them of whom it holds, where it takes a look at each. */
export async function among(
  persons: readonly PersonId[],
  holds: (person: PersonId) => Promise<boolean>,
): Promise<readonly PersonId[]> {
  const found: PersonId[] = [];
  for (const person of persons) if (await holds(person)) found.push(person);
  return found;
}
