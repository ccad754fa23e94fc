/**
 * An invitation on its way through the sign-up page. It is kept for this tab only, and never in an
 * address, where it would stand in histories.
 */
export type Invited = { readonly token: string; readonly email: string };
const memory = 'anteroom.invitation';

export const rememberInvited = (by: Invited): void =>
  sessionStorage.setItem(memory, JSON.stringify(by));
export const forgetInvited = (): void => sessionStorage.removeItem(memory);
export function invited(): Invited | null {
  try {
    const { token, email } = JSON.parse(sessionStorage.getItem(memory) ?? '{}') as Partial<Invited>;
    return typeof token === 'string' && typeof email === 'string' ? { token, email } : null;
  } catch {
    return null;
  }
}
