import { tidyLine } from '../../base/text/text.ts';

/** Visible characters; of tags and of documents so many; groups in each of two lists. */
export const NAME = 80;
export const DESCRIPTION = 4000;
export const PLACE = 120;
export const CONNECTION = 2000;
export const REASON = 280;
export const TAG = 40;
export const MOST = 20;
export const GROUPS = 100;

/** Tags are compared as they are stored: one spelling, small letters. */
export const tagOf = (text: string): string => tidyLine(tidyLine(text).toLowerCase());
/** What parts several tags where they are typed in one line. */
export const partsTags = (text: string): boolean => /[,;]/u.test(text);
/** As people type or paste several. */
export const typedTags = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.split(/[,;]/u).map(tagOf)).filter((tag) => tag !== '')),
];
/** Each once, in their order. */
export const tagsOf = (tags: readonly string[]): string[] =>
  [...new Set(tags)].toSorted((one, other) => (one < other ? -1 : 1));

/** The address of a page as browsers write it; null: it is none, or holds a password. */
export function webAddressOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  const open = protocol === 'https:' || protocol === 'http:';
  return open && !username && !password ? href : null;
}

export type State = 'in-service' | 'on-stock' | 'out-of-service';
export type Link = { readonly title: string; readonly address: string };
/** All that an admin says of an assembly; spans in seconds. */
export type Settings = {
  readonly name: string;
  readonly description: string;
  readonly place: string;
  readonly connection: string;
  readonly links: readonly Link[];
  readonly tags: readonly string[];
  readonly state: State;
  readonly reason: string;
  readonly startup: number;
  readonly cleanup: number;
  readonly shortest: number;
  readonly longest: number;
  readonly horizon: number;
  readonly noShow: number | null;
  readonly qualification: string | null;
  readonly onAccessLost: 'free' | 'flag';
};
export type Field = keyof Settings;

/** What does not go together, each with the field that is to be mended. */
export function settingsFaults({
  state,
  reason,
  shortest,
  longest,
}: Pick<Settings, 'state' | 'reason' | 'shortest' | 'longest'>) {
  return [
    ...(state === 'out-of-service' && reason === ''
      ? [{ pointer: '#/body/reason', code: 'needed' }]
      : []),
    ...(shortest > longest ? [{ pointer: '#/body/longest', code: 'shorter-than-shortest' }] : []),
  ];
}

/** What would be another than it is. */
export const changedFields = (now: Settings, wanted: Settings): readonly Field[] =>
  (Object.keys(wanted) as Field[]).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(wanted[name]),
  );
/** These groups, in whatever order. */
export const sameGroups = (some: readonly string[], others: readonly string[]): boolean =>
  new Set(some).size === new Set(others).size && others.every((one) => some.includes(one));
