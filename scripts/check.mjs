// The quick look before a commit: types, lint, plan, unit and action tests, in less than a minute.
import { checks, finish, runAll } from './run.mjs';

finish(
  await runAll(
    [checks.types, checks.serverTypes, checks.workerTypes, checks.lint],
    [
      {
        name: 'unit',
        command: [
          'vitest',
          'run',
          '--project',
          'unit',
          '--reporter=dot',
          '--reporter=./test/reporter.ts',
        ],
        counted: true,
      },
    ],
  ),
);
