const KINDS =
  /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com)$/u;

/**
 * A public SSH key as it may stand in a file of keys, without its comment; null: it is none. What
 * stands before a key there would be a command of whoever gave it.
 */
export function sshKeyOf(text: string): string | null {
  const [kind = '', body = ''] = text.trim().split(/[ \t]+/u);
  if (/[\n\r\0]/u.test(text.trim()) || !KINDS.test(kind)) return null;
  if (!/^[A-Za-z0-9+/]{40,2000}={0,2}$/u.test(body) || body.length % 4 !== 0) return null;
  // the key says again of which kind it is, behind how long that word is
  const head = atob(body.slice(0, 80));
  return head.slice(4, 4 + kind.length) === kind && head.charCodeAt(3) === kind.length
    ? `${kind} ${body}`
    : null;
}

/**
 * Why a path does not lead to something inside of the holder's folder; null: it does, as far as can
 * be said without looking.
 */
export function pathFault(path: string): 'needed' | 'not-inside' | 'wrong-value' | null {
  if (path === '') return 'needed';
  if (path.length > 400 || /[\0-\x1f\x7f\\]/u.test(path)) return 'wrong-value';
  const parts = path.split('/');
  if (path.startsWith('/') || path.startsWith('~') || parts.includes('..')) return 'not-inside';
  return parts.some((part) => part === '' || part === '.') ? 'wrong-value' : null;
}
