import type { World } from './world.ts';

// What nobody can do to the house by its API, because it takes time or luck.

type At = Pick<World, 'fresh'>;

/** So much time passed that whoever did something too often may again; `but` keeps those like it. */
export const renewLimits = async ({ fresh }: At, but = ''): Promise<void> =>
  void (await fresh.pool.query('delete from limits where key not like $1', [but]));
/** So many more tries were made, of limits like this one; how many that are now, for each. */
export const useUp = async (
  { fresh }: At,
  like: string,
  tries = 10_000,
  but = '',
): Promise<number[]> =>
  (
    await fresh.pool.query<{ used: number }>(
      `update limits
       set used = used + $2
       where key like $1 and key not like $3
       returning used`,
      [like, tries, but],
    )
  ).rows.map(({ used }) => used);
