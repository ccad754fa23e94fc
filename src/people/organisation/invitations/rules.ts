import { addressOf } from '../../../base/text/address.ts';
import { stripped, tidyLine, visible } from '../../../base/text/text.ts';

/** How long a link from an invitation opens something. */
export const DAYS = 14;
/** The same address is not written to again within this time. */
export const PAUSE = 60;
/** Lines in one request; a page sends longer lists in parts. */
export const LINES = 100;
/** Invitations of one organisation in a day. */
export const DAILY = 2000;
/** Visible characters of a name. */
const NAME = 60;

/**
 * Somebody in a list: the address, and the name if one stands beside it; or a line in which no one
 * address is clear.
 */
export type Listed = {
  readonly line: string;
  readonly email: string | null;
  readonly name: string | null;
};

const SEPARATORS = '\t;,|';
type Signs = string;
/**
 * The text at the separators and ends that stand neither in quotes nor in angle brackets. Quotes
 * open at the start of a part only: 5" is no quote.
 */
function split(text: string, ends: Signs, starts: Signs = ends): string[] {
  const parts: string[] = [];
  let [part, quoted, angled, fresh, closed] = ['', false, false, true, false];
  for (const sign of text) {
    if (!quoted && !angled && ends.includes(sign)) {
      parts.push(part);
      [part, fresh, closed] = ['', true, false];
      continue;
    }
    // two of them within quotes are one that is meant
    if (sign === '"' && (fresh || quoted || closed)) [quoted, closed] = [!quoted, quoted];
    else {
      closed = false;
      if (!quoted && sign === '<') angled = true;
      else if (sign === '>' || sign === '\n') angled = false;
    }
    if (sign !== '"') fresh = starts.includes(sign) || (fresh && sign === ' ');
    part += sign;
  }
  // quotes that never close are signs like others
  return quoted ? text.split(new RegExp(`[${ends}]`, 'u')) : [...parts, part];
}
const unquoted = (cell: string): string =>
  tidyLine(
    cell
      .trim()
      .replace(/^"([\s\S]*)"$/u, '$1')
      .replaceAll('""', '"'),
  );
const nameIn = (text: string): string | null => {
  const name = stripped(tidyLine(text), ' \'",;');
  return name === '' || name.includes('@') || visible(name, NAME) > NAME ? null : name;
};

/** One person: `Ada Berg <ada@example.org>`, or the address alone. */
function mailbox(text: string): Omit<Listed, 'line'> {
  const [, before, inner] = /^([^<>]*)<([^<>]*)>[^\p{L}\p{N}@]*$/u.exec(text) ?? [];
  return inner === undefined
    ? { email: addressOf(text), name: null }
    : { email: addressOf(inner), name: nameIn(before!) };
}

/**
 * The people of a line that belongs to no table. Several are meant only where nothing but addresses
 * stands, each with its name.
 */
function peopleIn(line: string): Listed[] {
  const parts = split(line, SEPARATORS)
    .flatMap((part) =>
      part.includes('<') || part.includes('"') || part.split('@').length < 3
        ? [part]
        : part.split(/\s+/u),
    )
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '""');
  const found: (Listed & { readonly words: boolean })[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    const surname = last?.words && part.includes('<') ? `${unquoted(last.line)}, ` : '';
    if (surname) found.pop(); // Berg, Ada <ada@example.org>
    found.push({ ...mailbox(surname + part), line: surname + part, words: !part.includes('@') });
  }
  const emails = new Set(found.flatMap(({ email }) => email ?? []));
  const list = line.trim();
  const wordy = found.some(({ words }) => words);
  if (emails.size === 1 && found.every(({ email, words }) => words || email !== null)) {
    const one = found.find(({ email }) => email !== null)!;
    const named =
      found.findIndex(({ words }) => words) === 0 ? nameIn(unquoted(found[0]!.line)) : null;
    return [{ line: list, email: one.email, name: one.name ?? named }];
  }
  if (emails.size > 1 && !wordy) return found.map(({ words: _, ...person }) => person);
  return [{ line: list, email: null, name: null }];
}

const OTHERS =
  /manager|vorgesetzt|chef|boss|supervisor|leit(er|ung)|lead|assisten|vertret|parent|eltern|teacher|lehrer|report/iu;
const MAIL = /e-?mail|\bmail|add?ress/iu;
const FIRST = /^(vorname|first ?name|given ?name|rufname)/iu;
const LAST = /^(nachname|familienname|last ?name|surname|family ?name)/iu;
const WHOLE = /^((full|display|voller|vollständiger) ?name|anzeigename|name)$/iu;
type Heading = {
  readonly separator: Signs;
  readonly mail: number;
  readonly names: readonly number[];
};

/**
 * The heading of a table: which column holds the address of the person themselves, and which their
 * name.
 */
function headingIn(line: string, given: Signs | null, rows: readonly string[]): Heading | null {
  if (line.includes('@')) return null;
  const separator =
    given ??
    [...SEPARATORS].toSorted(
      (one, other) => split(line, other).length - split(line, one).length,
    )[0]!;
  const titles = split(line, separator).map(unquoted);
  const own = (at: number): boolean => titles[at] !== undefined && !OTHERS.test(titles[at]);
  const columns = new Set(
    rows.flatMap((row) =>
      split(row, separator).flatMap((cell, at) => (mailbox(unquoted(cell)).email ? [at] : [])),
    ),
  );
  const called = titles.findIndex((title, at) => MAIL.test(title) && own(at) && columns.has(at));
  const left = [...columns].filter(own);
  const mail = called === -1 ? (left.length === 1 ? left[0]! : -1) : called;
  if (mail === -1 && columns.size < 2) return null;
  const at = (title: RegExp): number =>
    titles.findIndex((text, column) => column !== mail && title.test(text));
  const [first, last, whole] = [at(FIRST), at(LAST), at(WHOLE)];
  return {
    separator,
    mail,
    names: (first === -1
      ? [whole === -1 ? last : whole]
      : [first, last === -1 ? whole : last]
    ).filter((column) => column !== -1),
  };
}
function personIn(row: string, { separator, mail, names }: Heading): Listed[] {
  const cells = split(row, separator).map(unquoted);
  if (cells.length === 1) return peopleIn(row);
  const { email, name } = mailbox(cells[mail] ?? '');
  return [
    {
      line: row.trim(),
      email,
      name: nameIn(names.map((column) => cells[column] ?? '').join(' ')) ?? name,
    },
  ];
}

/**
 * Pasted or uploaded text as people. A line without any address, followed by one with some, is the
 * heading of a table: of its columns the one for the person's own address counts, never that of
 * their manager. Elsewhere each line is one person, or a list of addresses.
 */
export function readList(text: string): Listed[] {
  const rows = split(
    text.replace(/^\ufeff/u, '').replaceAll(/\r\n?/gu, '\n'),
    '\n',
    `\n${SEPARATORS}`,
  );
  const given = /^"?sep=(.)"?\s*$/iu.exec(rows[0] ?? '')?.[1] ?? null;
  const lines = (given === null ? rows : rows.slice(1)).filter(
    (line) => line.replaceAll(/[,;|\s"]/gu, '') !== '',
  );
  const people: Listed[] = [];
  let heading: Heading | null = null;
  for (const [at, line] of lines.entries()) {
    const found =
      (at === 0 || MAIL.test(line)) && lines[at + 1]?.includes('@')
        ? headingIn(line, given, lines.slice(at + 1, at + 50))
        : null;
    if (found) heading = found;
    else people.push(...(heading ? personIn(line, heading) : peopleIn(line)));
  }
  return people;
}

/**
 * The one person in a line as people paste it: an address alone, `Ada <ada@example.org>`, or a row
 * of a table.
 */
export const personOf = (line: string): Listed => {
  const people = line.includes('\n') ? [] : peopleIn(line);
  return people.length === 1 ? people[0]! : { line, email: null, name: null };
};
/** How a person of a list is sent, so that it is read as the same. */
export const lineFor = ({ line, email, name }: Listed): string =>
  email === null
    ? line.slice(0, 500)
    : name === null
      ? email
      : `${name.replaceAll(/["<>]/gu, ' ')} <${email}>`;

/**
 * The bytes of a file as text: by its mark, else UTF-8 if it is, else UTF-16 where every second
 * byte is empty, else as older Windows programs write.
 */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly guessed: boolean } {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const empty = (odd: number): boolean =>
    bytes.length > 3 && bytes[odd] === 0 && bytes[odd + 2] === 0;
  const wide = marked ?? (empty(1) ? 'utf-16le' : empty(0) ? 'utf-16be' : null);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), guessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}
