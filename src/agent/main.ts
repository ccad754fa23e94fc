import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startAgent } from './agent.ts';

const HELP = `The agent of an assembly of Anteroom.

  node agent.mjs --url https://rooms.example.org --join TOKEN   joins, and runs
  node agent.mjs                                                runs

  --state FOLDER   what it keeps           (~/.anteroom-agent)
  --home FOLDER    the folder of holders   (its state, holder)
  --keys FILE      who comes in by SSH     (its state, authorized_keys)
`;
const log = (sentence: string): void => void process.stdout.write(`anteroom agent: ${sentence}\n`);

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      join: { type: 'string' },
      state: { type: 'string' },
      home: { type: 'string' },
      keys: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (process.platform !== 'linux') throw new Error('An agent needs Linux.');
  if (values.join && !values.url) throw new Error('Say by --url where to join.');
  const state = values.state ?? join(homedir(), '.anteroom-agent');
  const agent = await startAgent({
    state,
    home: values.home ?? join(state, 'holder'),
    keys: values.keys ?? join(state, 'authorized_keys'),
    join: values.join ? { url: values.url!, token: values.join } : null,
    log,
  });
  log(`is that of ${agent.name}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void agent.stop().then(() => process.exit(0)));
}

await run().catch((error: unknown) => {
  process.stderr.write(`anteroom agent: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
