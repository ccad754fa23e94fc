/**
 * `__Host-` keeps other hosts of the same site from setting ours; browsers accept it over https
 * only. Cookies do not know ports: two installations on one host name would sign each other's
 * people out.
 */
export const cookieName = (origin: string, name: string): string => {
  const { protocol, port } = new URL(origin);
  return `${protocol === 'https:' ? '__Host-' : ''}${name}${port && `-${port}`}`;
};
/** A Set-Cookie header; 0 seconds takes the cookie away. */
export const setCookie = (origin: string, name: string, value: string, seconds: number): string =>
  `${cookieName(origin, name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`;

/** The value of a cookie in a Cookie header; null when it is missing or no text of ours. */
export function cookieIn(origin: string, name: string, cookies: string): string | null {
  const start = `${cookieName(origin, name)}=`;
  const found = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  if (!found || found.length > 400) return null;
  try {
    return decodeURIComponent(found.slice(start.length));
  } catch {
    return null;
  }
}
