/** How long a link from an invitation opens something. */
export const DAYS = 14;
/** The same address is not written to again within this time. */
export const PAUSE = 60;
/** Lines in one request; a page sends longer lists in parts. */
export const LINES = 100;
/** Invitations of one organisation in a day. */
export const DAILY = 2000;

// The same form that `email` of base/contract takes, without carrying Zod into the browser.
const address = /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/u;

/** The address in a line as people paste it: alone, `Ada <ada@example.org>`, or one field of a CSV row. Null: there is none, or several. */
export function addressIn(line: string): string | null {
  const found = line
    .toLowerCase()
    .split(/[\s,;"<>()|]+/u)
    .map((part) => part.replace(/^mailto:|[.:]+$/gu, ''))
    .filter((part) => part.includes('@'));
  const distinct = [...new Set(found)];
  return distinct.length === 1 && distinct[0]!.length <= 254 && address.test(distinct[0]!) ? distinct[0]! : null;
}

/**
 * Pasted or uploaded text as lines, each about one person. Several addresses on one line are several people; a first line without
 * any address, followed by lines with one, is the heading of a table and left out.
 */
export function linesIn(text: string): string[] {
  const lines = text
    .replace(/^\ufeff/u, '')
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line.replace(/[,;\s"]/gu, '') !== '');
  const people = lines.length > 1 && !lines[0]!.includes('@') && lines.slice(1).some((line) => line.includes('@')) ? lines.slice(1) : lines;
  return people.flatMap((line) => {
    const parts = line.split(/[,;\t ]+/u).filter((part) => part.includes('@'));
    return parts.length > 1 && !parts.some((part) => part.includes('"')) ? parts : [line];
  });
}
