import { post } from '../call.ts';
import { sideBySide, type Row } from '../measure.ts';
import { password } from '../seed.ts';
import type { Stage } from '../stage.ts';
import { hashPassword, isPassword } from '../../src/people/account/passwords/password.ts';

export async function signIn({ origin, pool, say }: Stage): Promise<Row[]> {
  say('sign-in');
  const hash = await hashPassword(password);
  const { rows } = await pool.query<{ email: string }>('select email from persons limit 200');
  let at = 0;
  const taken = await sideBySide(
    {
      ours: () => {
        const { email } = rows[(at += 1) % rows.length]!;
        return post(origin, '', '/api/sign-ins', { email, password });
      },
      limit: () => isPassword(hash, password),
    },
    40,
  );
  return [{ operation: 'sign-in over HTTP', at: '5,000 people', reference: 'one hash', ...taken }];
}
