/** Where to go after signing in: a path of our own pages, whatever somebody wrote into a link. */
export function safePath(next: unknown): string {
  // Browsers drop tabs and newlines and read a backslash as a slash, so any of them may turn a path
  // into another host.
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?!\/)[^\s\\\p{Cc}]*$/u.test(next))
    return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(next, here)) return '/';
  const { origin, pathname, search, hash } = new URL(next, here);
  if (
    origin !== here ||
    pathname.startsWith('//') ||
    /^\/(?:api|assets|sign-in|sign-up)(?:\/|$)/u.test(pathname)
  )
    return '/';
  return pathname + search + hash;
}

/** The type of a picture by its first bytes, or null. */
export function pictureType(bytes: Uint8Array): 'image/webp' | 'image/jpeg' | 'image/png' | null {
  const starts = (at: number, ...wanted: readonly number[]): boolean =>
    wanted.every((byte, index) => bytes[at + index] === byte);
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return null;
}
