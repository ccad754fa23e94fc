import { safePath } from '../../me/rules.ts';

const memory = 'anteroom.onward';
const TWO_DAYS = 2 * 86_400_000;

/**
 * The link of a confirmation mail opens a tab of its own: where the person was going is kept for
 * it.
 */
export const rememberOnward = (next: string | undefined): void => {
  if (next === undefined) localStorage.removeItem(memory);
  else localStorage.setItem(memory, JSON.stringify({ next: safePath(next), at: Date.now() }));
};
export function takeOnward(): string {
  try {
    const { next, at } = JSON.parse(localStorage.getItem(memory) ?? '{}') as {
      next?: unknown;
      at?: unknown;
    };
    return typeof at === 'number' && Date.now() - at < TWO_DAYS ? safePath(next) : '/';
  } catch {
    return '/';
  } finally {
    localStorage.removeItem(memory);
  }
}
