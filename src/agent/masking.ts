/** What stands in the place of a secret. */
const HIDDEN = '***';

export type Masking = {
  /** What of the output so far can be shown. */ readonly add: (text: string) => string;
  /** The rest, when no more comes. */ readonly end: () => string;
};

/**
 * Hides secrets in output that comes in pieces, wherever it is cut: the beginning of one waits for
 * what follows. Of secrets that overlap nothing is shown.
 */
export function masking(secrets: readonly string[]): Masking {
  const hidden = [...new Set(secrets.flatMap(partsOf))].filter((text) => text.length >= 4);
  let waiting = '';
  const take = (text: string, last: boolean): string => {
    waiting += text;
    const found = spansOf(waiting, hidden);
    const whole = last ? waiting.length : beginning(waiting, hidden);
    const cut = found.find(({ from, to }) => from < whole && whole < to)?.from ?? whole;
    const shown = masked(waiting, found, cut);
    waiting = waiting.slice(cut);
    return shown;
  };
  return { add: (text) => take(text, false), end: () => take('', true) };
}

/** A secret of several lines is one in each of them, too. */
const partsOf = (secret: string): readonly string[] => [
  secret,
  ...secret.split(/\r?\n/u).filter((line) => line.trim().length >= 8),
];

type Span = { readonly from: number; readonly to: number };
/** Where secrets stand, those that touch as one. */
function spansOf(text: string, secrets: readonly string[]): readonly Span[] {
  const all: Span[] = [];
  for (const secret of secrets)
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1))
      all.push({ from: at, to: at + secret.length });
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of all.sort((one, other) => one.from - other.from)) {
    const before = joined.at(-1);
    if (before && from < before.to) before.to = Math.max(before.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
/** From where on the text may be the beginning of a secret. */
function beginning(text: string, secrets: readonly string[]): number {
  const longest = Math.max(0, ...secrets.map(({ length }) => length));
  for (let at = Math.max(0, text.length - longest + 1); at < text.length; at += 1) {
    const rest = text.slice(at);
    if (secrets.some((secret) => secret.startsWith(rest))) return at;
  }
  return text.length;
}
function masked(text: string, spans: readonly Span[], until: number): string {
  let shown = '';
  let at = 0;
  for (const { from, to } of spans) {
    if (from >= until) break;
    shown += text.slice(at, from) + HIDDEN;
    at = to;
  }
  return shown + text.slice(at, Math.max(at, until));
}
