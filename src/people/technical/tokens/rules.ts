/** As many live tokens has one person, or one technical user. */
export const MOST = 50;
/** Visible characters of its name. */
export const NAME = 80;

export type Lasting = {
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
};
/** Of a token that is not deleted. */
export const stateOf = (
  { expires_at: expires, revoked_at: revoked }: Lasting,
  now: Date,
): 'good' | 'revoked' | 'expired' => {
  if (expires !== null && expires <= now) return 'expired';
  return revoked === null ? 'good' : 'revoked';
};
