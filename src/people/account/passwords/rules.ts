import { commonRoots } from './commonest.ts';

export const PASSWORD = { min: 10, max: 200 } as const;

/**
 * Why a password is refused (a code of `base.faults`), or null. Length first: that is what keeps an
 * account safe.
 */
export function passwordFault(
  password: string,
  about: { readonly name?: string; readonly email?: string } = {},
): string | null {
  const length = [...password].length;
  if (length < PASSWORD.min) return 'password-short';
  if (length > PASSWORD.max) return 'too-long';
  if (common(password)) return 'password-common';
  const plain = password.toLowerCase();
  const mine = [about.email, about.email?.split('@')[0], about.name].filter(
    (text) => text !== undefined && text.length >= 4,
  );
  if (mine.some((text) => bare(plain) === bare(text!.toLowerCase()))) return 'password-personal';
  return null;
}

const bare = (text: string): string => text.replace(/[^\p{L}]+/gu, '');
const spelt: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** One of the commonest, also with digits and signs around it, in leet spelling or typed twice. */
function common(password: string): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size <= 3) return true;
  if (
    /^\d+$/u.test(plain) &&
    ('01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain))
  )
    return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const unleet = [...core].map((letter) => spelt[letter] ?? letter).join('');
  return [plain, core, unleet].some((text) => commonRoots.has(text) || commonRoots.has(half(text)));
}
const half = (text: string): string =>
  text.length % 2 === 0 && text.slice(text.length / 2) === text.slice(0, text.length / 2)
    ? text.slice(text.length / 2)
    : '';
