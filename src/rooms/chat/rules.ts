/** Visible characters of one message. */
export const longestText = 2000;
/** A standing room forgets on the screen what was said longer ago. */
export const standingHours = 24;

/** What open pages are told to read again, and the key under which they keep it. */
export const chatTopic = (session: string): string => `chat:${session}`;

export type Piece = { readonly text: string; readonly href?: string };
const address = /\bhttps?:\/\/[^\s<>"'`{}|\\^\u0000-\u001f\u007f-\u009f]+/giu;
/**
 * Closes of sentences that follow an address are not of it; a bracket stays when the address opened
 * it. One walk from the end.
 */
const trimmed = (found: string): string => {
  const opened = found.split('(').length;
  let closed = found.split(')').length;
  let end = found.length;
  while (end > 0) {
    const last = found.charAt(end - 1);
    if (last === ')' && closed > opened) closed -= 1;
    else if (!'.,;:!?*_~'.includes(last)) break;
    end -= 1;
  }
  return found.slice(0, end);
};

/**
 * A message in pieces, where plain web addresses are links. Everything else is text, whatever it
 * looks like.
 */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (const { 0: hit, index } of text.matchAll(address)) {
    const url = trimmed(hit);
    const href = URL.canParse(url) ? new URL(url) : null;
    // an address with a name before an @ looks like one site and leads to another
    if (!href || !/^https?:$/u.test(href.protocol) || href.username || href.password) continue;
    if (index > done) found.push({ text: text.slice(done, index) });
    found.push({ text: url, href: href.href });
    done = index + url.length;
  }
  return done < text.length ? [...found, { text: text.slice(done) }] : found;
}

type Spoken = {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly person: string | null;
  readonly mine: boolean;
};
/**
 * Said by the same one within a few minutes: shown under the same name. Guests are told apart by
 * more than their name only by the server.
 */
export const continues = (before: Spoken | undefined, message: Spoken): boolean =>
  before !== undefined &&
  before.mine === message.mine &&
  before.person === message.person &&
  before.name === message.name &&
  Date.parse(message.at) - Date.parse(before.at) < 5 * 60_000;

/** Of others, later than the last one that was on the screen. Ids rise with time. */
export const unreadIn = (messages: readonly Spoken[], seen: string): number =>
  messages.filter(({ id, mine }) => !mine && id > seen).length;
