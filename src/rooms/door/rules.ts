/** Visible characters of a knock's message and of a guest's name. */
export const longestMessage = 280;
export const longestName = 60;
/** So many requests wait at one door; whoever comes then is asked to come again. */
export const mostWaiting = 2000;
/** Of them guests from one network, which may be one who fills the queue under fresh cookies: for others there is still a place. */
export const mostOfNetwork = 1000;
/** So long a denial can be undone. */
export const undoSeconds = 10;
/** In a room without an end a request waits, and an Allow holds, this long. */
export const pendingHours = 24;
export const allowedHours = 12;
/** A waiting page that its process has not confirmed for this long has left. */
export const presenceSeconds = 30;
/** An ad-hoc session of which nothing else was said ends after this long. */
export const adHocHours = 24;

const hour = 3_600_000;
/** Until when a request waits or an Allow holds: the end of the session, or some hours where there is none. */
export const endOf = (closes: Date | null, hours: number, now: Date): Date =>
  closes && closes.getUTCFullYear() < 9000 ? closes : new Date(now.getTime() + hours * hour);

/** Letters that people take for each other, on top of what NFKC and accents fold. From Unicode's confusables, Cyrillic and Greek to Latin. */
const alike: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  з: '3',
  и: 'u',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ү: 'y',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  һ: 'h',
  ӏ: 'l',
  α: 'a',
  β: 'b',
  γ: 'y',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  '0': 'o',
  '1': 'l',
  '|': 'l',
  i: 'l',
};
/** What is left of a name when everything that looks the same is the same: "Ådа  BERG" and "ada berg". */
export const skeleton = (name: string): string =>
  [...name.normalize('NFKD').toLowerCase()]
    .filter((letter) => !/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Z}\p{P}\p{S}]/u.test(letter) || letter === '|')
    .map((letter) => alike[letter] ?? letter)
    .join('');
/** A name of signs alone has no letters to compare: it is like itself only. */
const faceOf = (name: string): string => skeleton(name) || name;
export const looksLike = (name: string, others: readonly string[]): string | null => {
  const mine = faceOf(name);
  return others.find((other) => faceOf(other) === mine) ?? null;
};
/** Nothing of it can be seen. */
export const isBlank = (name: string): boolean => name.replace(/[\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/gu, '') === '';

/** Why somebody was let in without anybody answering: in the log, and to the one who is let in. */
export type Decision = 'allow' | 'deny' | 'hold' | 'block';
