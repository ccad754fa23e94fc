// What mail programs make links of, taken strictly: full-width dots count, invisible joiners do not
// part a word.
const word = /[^\s<>"“”„«»()[\]{},;]+/gu;
const scheme =
  /(?:^|[^\p{L}\p{N}])(?:https?|ftp|file|mailto|tel|sms|callto|geo|javascript|data)\s?:(?=\S)/iu;
const host = /(?:^|[^\p{L}\p{N}.])(?:[\p{L}\p{M}\p{N}_-]+\.)+[\p{L}\p{M}\p{N}-]{2,}/iu;
const address = /[^\s@]+@[^\s@]+/u;

/** The parts of a plain text that a mail program would let people click. */
export function clickable(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u3002\uff61]/gu, '.')
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '');
  return (plain.match(word) ?? []).filter((found) =>
    /^\d+([.:,–-]\d+){0,2}$/u.test(found)
      ? false
      : scheme.test(found) || host.test(found) || address.test(found) || /[/\\]{2}/u.test(found),
  );
}
