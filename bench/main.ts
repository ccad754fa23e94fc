import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { isMet, table, type Row } from './measure.ts';
import { agenda } from './rows/agenda.ts';
import { back } from './rows/back.ts';
import { check } from './rows/check.ts';
import { crowd } from './rows/crowd.ts';
import { door } from './rows/door.ts';
import { growth } from './rows/growth.ts';
import { hint } from './rows/hint.ts';
import { knock } from './rows/knock.ts';
import { media } from './rows/media.ts';
import { memory } from './rows/memory.ts';
import { rush } from './rows/rush.ts';
import { screen } from './rows/screen.ts';
import { signIn } from './rows/sign-in.ts';
import { openStage, type Stage } from './stage.ts';

/** In this order: the first one fills the database. */
const all: Readonly<Record<string, (stage: Stage) => Promise<Row[]>>> = {
  growth,
  check,
  agenda,
  crowd,
  'sign-in': signIn,
  hint,
  rush,
  knock,
  door,
  memory,
  back,
  screen,
  media,
};
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in all));
if (unknown !== undefined) {
  process.stderr.write(`No row ${unknown}. There are: ${Object.keys(all).join(' ')}\n`);
  process.exit(1);
}
const chosen = asked.length > 0 ? asked : Object.keys(all);
const stage = await openStage(asked.length > 0 ? 100_000 : 10_000);
const rows: Row[] = [];
try {
  for (const name of chosen) {
    const began = performance.now();
    rows.push(...(await all[name]!(stage)));
    stage.say(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  }
} finally {
  await stage.close();
  const goals = rows.map(isMet).filter((met) => met !== null);
  const text = `${table(rows)}

${goals.filter(Boolean).length} of ${goals.length} goals met. ${cpus().length} cores, Node ${process.version}, embedded PostgreSQL 18 with fsync.`;
  process.stdout.write(`${text}\n`);
  if (asked.length === 0) keep(text);
}

/** The last table of the whole stands in the documentation, under its marks. */
function keep(text: string): void {
  const file = new URL('../docs/performance.md', import.meta.url);
  const page = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    page.replace(
      /(<!-- table -->\n)[^]*(\n<!-- end -->)/u,
      (_, before: string, after: string) => `${before}${text}${after}`,
    ),
  );
}
