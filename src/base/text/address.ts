import { stripped, tidyLine } from './text.ts';

const LONGEST = 254;
/** What stands around an address where it is pasted from. */
const AROUND = ' \'"\u2018\u2019\u201a\u201c\u201d\u201e<>()';
/** RFC 5322 without quotes and comments, which nobody's mail program writes. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{}~-]+)*$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/u;

/**
 * The name of a host as it travels: small, in punycode where it is not ASCII (UTS 46, as browsers
 * do it); null when it is none.
 */
export function hostOf(name: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(name)) return null;
  try {
    const { hostname } = new URL(`http://${name.toLowerCase()}`);
    return DOMAIN.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

/**
 * The address in a text that holds one and nothing else, as it is stored: without what pasting
 * brings along (invisible characters, the quotes of Outlook, `mailto:`, a full stop behind), in
 * small letters, the domain in punycode. Null: it is none.
 */
export function addressOf(text: string): string | null {
  if (text.length > 2 * LONGEST) return null;
  const typed = stripped(tidyLine(text), AROUND, `${AROUND}.:;,`).replaceAll(/\u200c|\u200d/gu, '');
  const bare = stripped(typed.replace(/^mailto:/iu, ''), AROUND);
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, Math.max(at, 0)).toLowerCase();
  const host = hostOf(bare.slice(at + 1));
  const address = `${local}@${host ?? ''}`;
  return host !== null && local.length <= 64 && LOCAL.test(local) && address.length <= LONGEST
    ? address
    : null;
}
