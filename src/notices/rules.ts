import type { Db } from '../base/data/database.ts';
import type { Id, PersonId } from '../base/ids.ts';
import type { Letter } from '../base/mail/letter.ts';
import { tidyLine } from '../base/text/text.ts';
import type { Language } from '../words/languages.ts';
import { say } from '../words/say.ts';

/** How a kind of notice is told to somebody who has chosen nothing. */
export type Kind = {
  readonly bell: boolean;
  readonly browser: boolean;
  readonly mail: boolean;
  /** It waits for an answer: read is not done. Others are settled by being read. */
  readonly answers: boolean;
  /** The mail waits so long for an answer, in seconds. */
  readonly mailAfter: number;
  /**
   * No second mail about the same subject before so many seconds, also where the first was settled:
   * whoever asks and withdraws all the time fills no mailbox.
   */
  readonly mailEvery: number;
  /** Somebody waits: it goes before mails that only tell. */
  readonly urgentMail?: true;
  /** The feature writes this mail itself, in its own transaction, and asks for the preference. */
  readonly ownMail?: true;
};
const telling = {
  bell: true,
  browser: false,
  mail: false,
  answers: false,
  mailAfter: 0,
  mailEvery: 0,
} as const;

export const kinds = {
  knock: {
    bell: true,
    browser: true,
    mail: true,
    answers: true,
    mailAfter: 60,
    mailEvery: 3600,
    urgentMail: true,
  },
  'contact-request': {
    bell: true,
    browser: true,
    mail: true,
    answers: true,
    mailAfter: 0,
    mailEvery: 0,
    ownMail: true,
  },
  'contact-accepted': telling,
  'session-invited': { ...telling, mail: true, mailEvery: 600 },
  'session-changed': { ...telling, mail: true },
  'session-cancelled': { ...telling, mail: true },
  'added-to-group': telling,
  'access-lost': telling,
  'role-given': telling,
  'access-asked': { ...telling, mail: true, mailEvery: 3600 },
  'browser-stopped': telling,
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as readonly KindName[] as readonly [
  KindName,
  ...KindName[],
];
export const kindOf = (name: KindName): Kind => kinds[name];
export const answering: readonly KindName[] = kindNames.filter((name) => kinds[name].answers);

/** Seconds. */
export const limits = {
  /** A push later than this is missed, not sent. */ push: 300,
  mail: 86_400,
  /** Whoever looks at the room gets the push only when it is unanswered for so long. */ gaze: 10,
  /** A page that has not repeated its look for so long is not looking. */ looking: 40,
  /** Between two pushes of one notice to one browser. */ between: 1,
} as const;

/**
 * Values for the text of a notice. `starts` is an ISO instant; `count` overrules how often it
 * happened, where the feature knows better.
 */
export type Args = Readonly<Record<string, string | number>>;

const longest = 160;
/** Texts of people, as notices carry them: one line, nothing invisible, not too long. */
export const clean = (args: Args): Args =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? shortened(tidyLine(value).replace(/[\p{Cc}\p{Cs}]/gu, ''), longest)
        : value,
    ]),
  );
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of segments.segment(text)) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

export type Told = { readonly kind: string; readonly args: Args; readonly count: number };
export type Wording<Text extends string = string> = { readonly title: Text; readonly body: Text };
/** Who reads it. `apart`: away from our pages, where a time has to name its zone. */
export type Voice<Text extends string> = {
  readonly language: Language;
  readonly zone: string;
  readonly apart?: boolean;
  readonly write: (key: string, args: Readonly<Record<string, unknown>>) => Text;
};
export const voiceOf = (language: Language, zone: string): Voice<string> => ({
  language,
  zone,
  write: (key, args) => say(language, key, args) ?? '',
});
const known = {
  name: '',
  title: '',
  group: '',
  role: '',
  reason: '',
  when: '',
  last: '',
  message: '',
  browser: '',
};

/** A notice in the words of the one who reads it. */
export function wording<Text extends string>(
  { language, zone, write, apart = false }: Voice<Text>,
  { kind, args, count }: Told,
): Wording<Text> {
  const time = (name: string): string => {
    const at = typeof args[name] === 'string' ? new Date(args[name]) : null;
    return at && !Number.isNaN(at.getTime())
      ? `${whenIn(language, zone, at)}${apart ? ` (${zone})` : ''}`
      : '';
  };
  const when = time('starts');
  const yes = (value: unknown): string => (value ? 'yes' : 'no');
  const often = typeof args['count'] === 'number' ? args['count'] : count;
  const values = {
    ...known,
    ...args,
    when,
    last: time('last'),
    more: args['more'] ?? 0,
    others: Math.max(0, often - 1),
    named: yes(args['name']),
    dated: yes(when),
    reasoned: yes(args['reason']),
    messaged: yes(args['message']),
  };
  return {
    title: write(`notices.kinds.${kind}.title`, values) || write('notices.push.anteroom', {}),
    body: write(`notices.kinds.${kind}.body`, values),
  };
}
const whenIn = (language: Language, zone: string, at: Date): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  }).format(at);

/** What a signed-out browser may show: that something is there, and nothing of whom. */
export const unnamed = (language: Language, kind: string): Wording => ({
  title: say(language, 'notices.push.anteroom', {})!,
  body: say(language, `notices.kinds.${kind}.unnamed`, {}) ?? '',
});

/** On the wall in the zone of the person, `22:00`; over midnight when it begins after it ends. */
export type Quiet = { readonly begins: string; readonly ends: string };
const DAY = 1440;
const minuteOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
const wallAt = (at: number, zone: string): number =>
  minuteOf(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at),
  );

/** When it may be sent: at once, or when the quiet hours that it falls into are over. */
export function afterQuiet(due: Date, quiet: Quiet | null, zone: string): Date {
  if (!quiet) return due;
  const [begins, ends] = [minuteOf(quiet.begins), minuteOf(quiet.ends)];
  const now = wallAt(due.getTime(), zone);
  const inside = begins < ends ? now >= begins && now < ends : now >= begins || now < ends;
  if (!inside) return due;
  const minute = due.getTime() - (due.getTime() % 60_000);
  const guess = minute + ((ends - now + DAY) % DAY) * 60_000;
  // summer time that begins or ends in between moves the end by what the wall shows too little or
  // too much
  const off = ((ends - wallAt(guess, zone) + DAY + DAY / 2) % DAY) - DAY / 2;
  return new Date(Math.max(guess + off * 60_000, due.getTime()));
}

export type Channels = {
  readonly bell: boolean;
  readonly browser: boolean;
  readonly mail: boolean;
};
/** One of those who are told, as they have chosen. */
export type Hearer = {
  readonly person: PersonId;
  readonly zone: string;
  readonly chosen: Channels | null;
  readonly quiet: Quiet | null;
  readonly looking: boolean;
};
export type Plan = {
  readonly shown: boolean;
  readonly browser: Date | null;
  readonly mail: Date | null;
};
export type Timing = { readonly now: Date; readonly push: number; readonly mailAfter: number };

/** On which ways, and when, somebody is told; null: on none. */
export function planFor(
  kind: Kind,
  { zone, chosen, quiet, looking }: Hearer,
  { now, push, mailAfter }: Timing,
): Plan | null {
  const wants = chosen ?? kind;
  if (!wants.bell && !wants.browser && !wants.mail) return null;
  const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  const browser = wants.browser ? afterQuiet(later(looking ? limits.gaze : 0), quiet, zone) : null;
  return {
    shown: wants.bell,
    browser: browser && browser <= later(push) ? browser : null,
    mail: wants.mail && !kind.ownMail ? afterQuiet(later(mailAfter), quiet, zone) : null,
  };
}

/** What a browser is shown. `tag`: a later one with the same tag takes its place. */
export type PushMessage = Wording & {
  readonly tag: string;
  readonly href: string;
  readonly renotify?: boolean;
  readonly requireInteraction?: boolean;
  /** At most two; the browser sends `body` to `path` with its cookies. */
  readonly actions?: readonly {
    readonly action: 'allow' | 'deny';
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

/**
 * What a feature knows of its kind of notice, asked at the moment of sending. A kind without one
 * reaches nobody by browser or mail.
 */
export type Occasion = {
  readonly kind: KindName;
  /** Still true, and this person may still know of it. */
  readonly stands: (db: Db, person: PersonId, subject: string) => Promise<boolean>;
  /**
   * Of these subjects, those that this person may not know of any more: the bell shows no names of
   * them.
   */
  readonly lost?: (
    db: Db,
    person: PersonId,
    subjects: readonly string[],
  ) => Promise<ReadonlySet<string>>;
  /** Other than the words of the kind; null: nothing after all. */
  readonly message?: (db: Db, screen: Screen, subject: string) => Promise<PushMessage | null>;
  readonly letter?: (db: Db, reader: Reader, subject: string) => Promise<Letter | null>;
};
