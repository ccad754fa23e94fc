const memory = 'anteroom.join';

/**
 * The secret behind the # of a participant link: out of the address at once, and kept for this tab
 * only, so that signing in leads back.
 */
export function takeSecret(): string {
  const found = location.hash.slice(1);
  if (found !== '') {
    sessionStorage.setItem(memory, found);
    history.replaceState(history.state, '', location.pathname);
  }
  return sessionStorage.getItem(memory) ?? '';
}

/** Whether this tab came by a link: whoever signs in later can be led through it again. */
export const hasSecret = (): boolean => sessionStorage.getItem(memory) !== null;

const names = 'anteroom.guest-name';
export const guestName = {
  remembered: (): string => localStorage.getItem(names) ?? '',
  remember: (name: string): void => localStorage.setItem(names, name),
};
