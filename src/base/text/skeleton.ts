import { besides, classes, sequences, unframed } from './confusables.ts';

const leaders: ReadonlyMap<string, string> = new Map(
  classes.flatMap(([first, ...others]) => others.map((letter) => [letter, first!])),
);
/** For each letter what it looks like (UTS 39). */
const alike: ReadonlyMap<string, string> = new Map([
  ...leaders,
  ...Object.entries(sequences).flatMap(([looks, letters]) =>
    Array.from(letters, (letter): [string, string] => [letter, looks]),
  ),
  ...besides.map(([letter, looks]): [string, string] => [leaders.get(letter) ?? letter, looks]),
]);
const SEPARATORS = /[\p{Z}\p{P}\p{S}\s]+/u;
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Z}\p{P}\p{S}]/gu;

/**
 * What is left of a name when everything that looks the same is the same, folded until it stands
 * still: "Ådа  BERG" and "ada berg".
 */
export function skeleton(name: string): string {
  let [before, now] = ['', name];
  while (now !== before) {
    before = now;
    const letters = now.normalize('NFKD').replaceAll('|', 'l').replaceAll(UNSEEN, '');
    now = Array.from(letters, (letter) => alike.get(letter) ?? letter)
      .join('')
      .toLowerCase();
  }
  return now;
}

/**
 * How a name looks: as it is written, and in small letters, since Η looks like H and η like n; as
 * one word, and with its words in one order.
 */
type Faces = {
  readonly keys: readonly string[];
  readonly written: readonly { readonly whole: string; readonly words: ReadonlySet<string> }[];
};
function facesOf(name: string): Faces {
  const before = known.get(name);
  if (before) return before;
  // before signs part the words: what is a sign in Unicode's eyes may be a letter in a circle
  const seen = unframed(name.normalize('NFKD'))
    .replaceAll('|', 'l')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  const written = [seen, seen.toLowerCase()].map((text) => {
    const words = text
      .split(SEPARATORS)
      .map(skeleton)
      .filter((word) => word !== '');
    return {
      whole: words.join('') || name,
      words: new Set(words),
      sorted: words.toSorted().join(' ') || name,
    }; // of signs alone: like itself only
  });
  const faces = { keys: written.flatMap(({ whole, sorted }) => [whole, sorted]), written };
  if (known.size > 5000) known.clear();
  known.set(name, faces);
  return faces;
}
/** The same names are compared at each look at a queue. */
const known = new Map<string, Faces>();

/** One can be taken for the other, also with their words in another order. */
export const sameFace = (one: string, other: string): boolean => {
  const { keys } = facesOf(other);
  return facesOf(one).keys.some((key) => keys.includes(key));
};
/** A longer name holds all words of the other one, or runs it together with more. */
const holds = (name: string, other: string): boolean =>
  facesOf(name).written.some((long) =>
    facesOf(other).written.some(
      ({ whole, words }) =>
        whole.length > 2 &&
        words.size > 0 &&
        (words.isSubsetOf(long.words) ||
          (long.words.size === 1 && whole.length > 5 && long.whole.includes(whole))),
    ),
  );

/** Of these names the one that this name could be taken for. */
export const looksLike = (name: string, others: readonly string[]): string | null =>
  others.find((other) => sameFace(name, other)) ?? null;
/** The same, and a longer name that holds one of theirs: "Ada Berg (host)". */
export const resembles = (name: string, others: readonly string[]): string | null =>
  looksLike(name, others) ?? others.find((other) => holds(name, other)) ?? null;

type Named = { readonly id: string; readonly name: string };
/** Of those who wait together: whose name could be taken for that of this one. */
export function twinsAmong(waiting: readonly Named[]): (one: Named) => string | null {
  const byKey = Map.groupBy(
    waiting.flatMap((one) => [...new Set(facesOf(one.name).keys)].map((key) => ({ key, one }))),
    ({ key }) => key,
  );
  return ({ id, name }) => {
    for (const key of facesOf(name).keys) {
      const twin = byKey.get(key)?.find(({ one }) => one.id !== id);
      if (twin) return twin.one.name;
    }
    return null;
  };
}

/** Scripts that people write today (UAX 31, table 5), with those that are written together. */
const SCRIPTS = [
  'Latn Grek Cyrl Armn Geor Hebr Arab Syrc Thaa Ethi Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Khmr',
  'Hani+Hira+Kana Hani+Hang Hani+Bopo',
].flatMap((line) =>
  line
    .split(' ')
    .map(
      (scripts) =>
        new RegExp(
          `^[${scripts.replaceAll(/\w+/gu, '\\p{scx=$&}').replaceAll('+', '')}0-9-]+$`,
          'u',
        ),
    ),
);
/** Letters of living alphabets; in the name of a host one sees how they differ from ours. */
const LIVING = /[æœßøłđðħŧ]/gu;
const ASCII = /^[\x21-\x7e]+$/u;

/**
 * A part of a host's name that could be taken for another: it mixes scripts, or looks like one of
 * plain letters.
 */
export function poses(label: string): boolean {
  if (ASCII.test(label)) return false;
  if (!SCRIPTS.some((script) => script.test(label))) return true;
  if (!SCRIPTS[0]!.test(label)) return ASCII.test(skeleton(label));
  if (/\p{M}/u.test(label.normalize('NFC'))) return true; // a dot over an i is not seen
  const others = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(LIVING, '')
    .replaceAll(/[\x21-\x7e]/gu, '');
  return Array.from(others).some((letter) => ASCII.test(skeleton(letter)));
}
