// Everything: static checks, unit and action tests, journeys in a real browser. Ends with one line: "N passed, N failed".
import { checks, finish, runAll } from './run.mjs';

const still = await runAll([checks.types, checks.serverTypes, checks.workerTypes, checks.dead], [checks.lint, checks.format]);
const unit = await runAll([{ name: 'unit', command: ['vitest', 'run', '--project', 'unit', '--project', 'slow'], counted: true }]);
const journeys = await runAll([{ name: 'journeys', command: ['vitest', 'run', '--project', 'journeys'], counted: true }]);
finish(still, unit, journeys);
