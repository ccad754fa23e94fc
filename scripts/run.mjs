// What the scripts share: running a program of the checkout, and counting what passed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @typedef {{ name: string, command: string[], counted?: boolean, env?: Record<string, string> }}
 * Part `counted`: it writes its own counts through test/reporter.ts
 */
/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Runs one part. What a quiet part has to say is shown only when it fails.
 * @param {Part} part
 * @returns {Promise<Counts>}
 */
export async function runPart({ name, command, counted = false, env = {} }) {
  const begun = Date.now();
  const file = join(root, '.cache', `counts-${name}-${process.pid}.json`);
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', counted ? 'inherit' : 'pipe', counted ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env, ...(counted ? { ANTEROOM_COUNTS: file } : {}) },
    shell: process.platform === 'win32',
  });
  let said = '';
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (said += chunk.toString()));
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (said += chunk.toString()));
  const good = await new Promise((resolve) => {
    child.once('close', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
  if (!good) process.stdout.write(said);
  const counts = counted ? countsIn(file, good) : { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  console.log(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
  );
  return counts;
}

/**
 * A runner that fails without a failed test (it crashed, or found no file) counts as one failure.
 * @param {string} file
 * @param {boolean} good
 * @returns {Counts}
 */
function countsIn(file, good) {
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0 };
  rmSync(file, { force: true });
  return good || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/**
 * Runs columns of parts side by side, each column in order; says the sum as the last line and sets
 * the exit code.
 * @param {Part[][]} columns
 */
export async function runAll(...columns) {
  const sum = { passed: 0, failed: 0 };
  await Promise.all(
    columns.map(async (column) => {
      for (const part of column) {
        const counts = await runPart(part);
        sum.passed += counts.passed;
        sum.failed += counts.failed;
      }
    }),
  );
  return sum;
}

/** @param {Counts[]} all */
export function finish(...all) {
  const sum = all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
    }),
    { passed: 0, failed: 0 },
  );
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** @type {Record<'types' | 'serverTypes' | 'workerTypes' | 'lint' | 'format' | 'dead', Part>} */
export const checks = {
  types: { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  serverTypes: { name: 'types of the server', command: ['tsc', '-p', 'tsconfig.server.json'] },
  workerTypes: {
    name: 'types of the service worker',
    command: ['tsc', '-p', 'tsconfig.worker.json'],
  },
  lint: { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  format: {
    name: 'format',
    command: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'],
  },
  dead: { name: 'dead code', command: ['knip', '--no-progress'] },
};

/** @type {Record<'unit' | 'journeys', Part>} */
export const suites = {
  unit: {
    name: 'unit',
    command: ['vitest', 'run', '--project', 'unit', '--project', 'slow'],
    counted: true,
  },
  journeys: {
    name: 'journeys',
    command: ['vitest', 'run', '--project', 'journeys'],
    counted: true,
  },
};
