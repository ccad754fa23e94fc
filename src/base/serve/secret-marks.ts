import { BadConfiguration, type Secrets } from '../config.ts';
import { signatureOf } from '../seals.ts';
import type { Pool } from '../data/database.ts';

/**
 * Stops a start with other secrets than the database was used with: sign-ins and links would work
 * at one process and not at the next.
 */
export async function sameSecrets(pool: Pool, secrets: Secrets, renewed: boolean): Promise<void> {
  const marks = Object.entries(secrets).map(([name, secret]) => ({
    name,
    mark: signatureOf(secret, `the mark of ${name}`).toString('base64'),
  }));
  if (renewed) await pool.query('delete from secret_marks');
  for (const { name, mark } of marks)
    await pool.query(
      'insert into secret_marks (name, mark) values ($1, $2) on conflict do nothing',
      [name, mark],
    );
  const { rows } = await pool.query<{ name: string; mark: string }>(
    'select name, mark from secret_marks',
  );
  if (!marks.every(({ name, mark }) => rows.some((row) => row.name === name && row.mark === mark)))
    throw new BadConfiguration(
      'The secrets of this process are not those its database was used with. Give it the secrets.json (or SIGN_IN_SECRET and TICKET_SECRET) of the other processes or of the backup; if they are lost or were changed, start once with NEW_SECRETS=yes.',
    );
}
