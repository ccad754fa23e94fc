import { hostOf } from '../../../base/text/address.ts';

/**
 * Whether an address may make an account by the setting SIGN_UP: open, invited, or a list of mail
 * domains.
 */
export function signUpOpenTo(policy: string, email: string): boolean {
  if (policy === 'open') return true;
  if (policy === 'invited') return false;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return domainsOf(policy).some((one) => hostOf(one) === domain);
}
export const domainsOf = (policy: string): readonly string[] =>
  policy === 'open' || policy === 'invited'
    ? []
    : policy.split(',').map((domain) => domain.trim().toLowerCase());
