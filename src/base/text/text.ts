/**
 * What may stand in a text and what of it can be seen: one rule for storing, searching, comparing,
 * and for the forms.
 */

/**
 * So many combining marks on one letter; no language heaps more, and normalising takes their number
 * squared.
 */
const MARKS = 30;
/**
 * How long a text of `max` visible characters may be at all: more than any language needs, and
 * bounded before anything is done with it.
 */
export const roomFor = (max: number): number => 8 * max + 512;

/**
 * Shown as nothing in every font, though not all of these are "default ignorable": fillers,
 * annotations, the place of a lost picture. A flag is kept whole.
 */
const NOTHING =
  /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|[\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffc\u{1d159}\u{13441}\u{13442}]/gu;
/**
 * Shown as nothing, and yet it may mean something where it stands: joiners, and variations of the
 * sign before.
 */
const MAY_MEAN = /^(?:[\u180b-\u180f]|\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])/u;

/** Letters and marks of the scripts in which joining is spelling (UAX 31, A1 and A2). */
const JOINED =
  /^(?=[\p{L}\p{M}])(?![\u180b-\u180f])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}]/u;
const PICTURE = /^\p{Extended_Pictographic}/u;
/**
 * What the picture before a joiner may end in: its colour of skin, how it is shown, the end of a
 * flag.
 */
const OF_PICTURE = /^[\p{Emoji_Modifier}\ufe0f\u{e007f}]/u;
const VARIED = /^[\p{sc=Han}\p{sc=Mong}\p{sc=Phag}\p{sc=Mymr}]/u;

/**
 * Whether a sign that is shown as nothing means something between what stands before it and after
 * it.
 */
function means(sign: string, before: string, after: string): boolean {
  if (sign === '\u200d' && PICTURE.test(after) && (PICTURE.test(before) || OF_PICTURE.test(before)))
    return true;
  if (sign === '\u200c' || sign === '\u200d')
    return (
      JOINED.test(before) && (JOINED.test(after) || sign === '\u200d' || /^\p{M}/u.test(before))
    );
  if (sign === '\ufe0f' || sign === '\ufe0e')
    return PICTURE.test(before) || (/^[\d#*]/u.test(before) && after === '\u20e3');
  return VARIED.test(before);
}

/** Without what is shown as nothing and means nothing, as pasting brings it along. */
function shown(text: string): string {
  if (text.search(NOTHING) === -1) return text;
  const signs = [
    ...text.replaceAll(NOTHING, (sign) => (sign.length > 2 || MAY_MEAN.test(sign) ? sign : '')),
  ];
  const kept: string[] = [];
  for (const [at, sign] of signs.entries())
    if (!MAY_MEAN.test(sign) || means(sign, kept.at(-1) ?? '', signs[at + 1] ?? ''))
      kept.push(sign);
  return kept.join('');
}
const normal = (text: string): string => (heaped(text) ? text : text.normalize('NFC'));
/**
 * What a tidied text may not hold: control characters, halves of characters, too many marks on one
 * letter.
 */
export const foul = (text: string): boolean =>
  /[\p{Cs}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/u.test(text) || heaped(text);
const heaped = (text: string): boolean =>
  (text.match(/\p{M}+/gu) ?? []).some((run) => run.length > MARKS);

const seen = (text: string): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u.test(text.replaceAll('\u2800', ' '));
/**
 * Normalising orders the marks that joiners are judged by, so both are done until the text stands
 * still; the second time it nearly always does.
 */
function tidied(text: string): string {
  let [before, now] = ['', text];
  for (let round = 0; now !== before && round < 5; round += 1)
    [before, now] = [now, normal(shown(now))];
  return seen(now) || foul(now) ? now : '';
}

/**
 * A line of text as it is stored and sought: one spelling, one space between words, nothing that
 * nobody sees; empty when nobody sees any of it.
 */
export const tidyLine = (text: string): string =>
  tidied(text)
    .replaceAll(/[\s\u2800]+/gu, ' ')
    .trim();
/** The same for text of several lines. */
export const tidyProse = (text: string): string => tidied(text).replaceAll(/\r\n?/gu, '\n').trim();
/** Nothing of it can be seen: no letter, digit or sign, whatever else it consists of. */
export const isBlank = (text: string): boolean => tidyLine(text) === '';

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Visible characters of a tidied text, counted no further than one beyond `most`. */
export function visible(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0;
  for (const _ of segments.segment(text)) if ((count += 1) > most) break;
  return count;
}

/** Without these signs before and behind it. A pattern would look again from each sign of a run. */
export function stripped(text: string, before: string, behind = before): string {
  let [from, to] = [0, text.length];
  while (from < to && before.includes(text[from]!)) from += 1;
  while (to > from && behind.includes(text[to - 1]!)) to -= 1;
  return text.slice(from, to);
}

/** Visible characters of a text somebody is typing, as the server will count them. */
export const letters = (text: string): number => visible(tidyProse(text));
