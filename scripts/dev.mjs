// The server, restarted when its code changes, and in front of it the web app, replaced in the page
// when its code changes.
import { spawn } from 'node:child_process';
import { root } from './run.mjs';

const port = process.env['PORT'] || '3000';
// People's browsers talk to vite, so that is the origin the server has to expect.
const env = {
  ...process.env,
  PORT: port,
  PUBLIC_URL: process.env['PUBLIC_URL'] || 'http://localhost:5173',
  ANTEROOM_DEV_SERVER: `http://127.0.0.1:${port}`,
};
/** @type {import('node:child_process').ChildProcess[]} */
const running = [];

/** @param {string} program @param {string[]} args */
function start(program, ...args) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  child.once('exit', () => running.forEach((other) => other.kill('SIGTERM')));
  running.push(child);
}

// --watch-preserve-output: the address and the set-up code stay readable.
start('node', '--watch', '--watch-preserve-output', 'src/main.ts');
start('vite', '--strictPort', '--clearScreen', 'false');
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => running.forEach((child) => child.kill(signal)));
