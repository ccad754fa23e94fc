// Everything: static checks, unit and action tests, journeys in a real browser. Ends with one line:
// "N passed, N failed".
import { checks, finish, runAll, suites } from './run.mjs';

const still = await runAll(
  [checks.types, checks.serverTypes, checks.workerTypes, checks.dead],
  [checks.lint, checks.format],
);
finish(still, await runAll([suites.unit, suites.journeys]));
