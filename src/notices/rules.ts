import type { PersonId } from '../base/ids.ts';
import type { Args, Channels, NoticeKind, Wording } from '../base/notice.ts';
import { tidyLine } from '../base/text/text.ts';
import type { Language } from '../words/languages.ts';
import { timeFormat, writtenIn } from '../words/times.ts';
import { say } from '../words/say.ts';

/** The kinds that the features declare, by their names. */
export type Kinds = ReadonlyMap<string, NoticeKind>;
export const byName = (kinds: readonly NoticeKind[]): Kinds =>
  new Map(kinds.map((kind) => [kind.name, kind]));
/** Read is not done for them. */
export const answering = (kinds: Kinds): readonly string[] =>
  [...kinds.values()].filter(({ answers }) => answers).map(({ name }) => name);

/** Seconds. */
export const limits = {
  /** A push later than this is missed, not sent. */ push: 300,
  mail: 86_400,
  /** Whoever looks at the room gets the push only when it is unanswered for so long. */ gaze: 10,
  /** A page that has not repeated its look for so long is not looking. */ looking: 40,
  /** Between two pushes of one notice to one browser. */ between: 1,
} as const;

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

/** `count`: how often it happened while it was open. */
export type ToldNotice = { readonly args: Args; readonly count: number };
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

/** A sentence may use every argument that its kind declares, and `<name>Given` (yes or no). */
export function valuesOf(
  voice: Voice<string>,
  kind: NoticeKind,
  { args, count }: ToldNotice,
): Readonly<Record<string, unknown>> {
  const often = typeof args['count'] === 'number' ? args['count'] : count;
  const values = Object.entries(kind.args).flatMap(([name, sort]) => {
    const value = shownAs(voice, sort, args[name]);
    return [
      [name, value],
      [`${name}Given`, value ? 'yes' : 'no'],
    ];
  });
  return { ...Object.fromEntries(values), others: Math.max(0, often - 1) };
}
/** A notice in the words of the one who reads it. */
export function wording<Text extends string>(
  voice: Voice<Text>,
  kind: NoticeKind | undefined,
  told: ToldNotice,
): Wording<Text> {
  const nothing = voice.write('notices.push.anteroom', {});
  if (!kind) return { title: nothing, body: '' as Text };
  const values = valuesOf(voice, kind, told);
  return {
    title: voice.write(`notices.kinds.${kind.name}.title`, values) || nothing,
    body: voice.write(`notices.kinds.${kind.name}.body`, values),
  };
}
function shownAs(
  { language, zone, apart = false }: Voice<string>,
  sort: string,
  value: string | number | undefined,
): string | number {
  if (sort.startsWith('number')) return value ?? 0;
  if (!sort.startsWith('time')) return value ?? '';
  const at = typeof value === 'string' ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime())
    ? `${whenIn(language, zone, at)}${apart ? ` (${zone})` : ''}`
    : '';
}
const whenIn = (language: Language, zone: string, at: Date): string =>
  writtenIn(language, {
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
    timeFormat('en-GB', {
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
  kind: Pick<NoticeKind, keyof Channels | 'ownMail'>,
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
