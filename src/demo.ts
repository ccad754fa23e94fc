import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadConfiguration, readConfig, readConfigWith } from './base/config.ts';
import { newSecret } from './base/ids.ts';
import { run, start, type Running } from './main.ts';
import { addressOf, fill } from './demo/fill.ts';
import { anybodyThere } from './demo/store.ts';
import { people } from './demo/people.ts';

/**
 * The demo lives in a folder of its own beside the real data, on an embedded database; it never
 * touches a configured one.
 */
async function demo(): Promise<Running> {
  const plain = readConfig();
  if (plain.DATABASE_URL)
    throw new BadConfiguration(
      'DATABASE_URL is set: the demo would mix with real data. Unset it; the demo brings its own database.',
    );
  const DATA_DIR = `${plain.DATA_DIR.replace(/[\\/]+$/u, '')}-demo`;
  const config = { ...readConfigWith({ DATA_DIR }), SMTP_URL: undefined };
  const password = passwordIn(DATA_DIR);
  const running = await start(
    config,
    async (db) => void ((await anybodyThere(db)) || (await fill(db, password))),
  );
  const [admin, manager, participant] = people.map(addressOf);
  process.stdout.write(
    [
      '',
      '  This is the demo: a made-up organisation. Nobody gets real mail (Control > Mail shows it).',
      '  Sign in as',
      `    admin          ${admin}`,
      `    group manager  ${manager}`,
      `    participant    ${participant}`,
      `  each with the password  ${password}`,
      '',
    ].join('\n'),
  );
  return running;
}

/**
 * Made once for each machine, so that a demo that can be reached from elsewhere is not open to
 * everyone who knows the product.
 */
function passwordIn(dir: string): string {
  const file = join(dir, 'demo-password');
  if (!existsSync(file)) writeFileSync(file, `demo-${newSecret().slice(0, 10)}`, { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

await run(demo);
