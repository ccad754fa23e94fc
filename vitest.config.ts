import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { untilWall } from './test/clock.ts';

/** Whole processes, real browsers, long random worlds: `npm test` runs them, the quick `npm run check` does not. */
const slow = [
  'src/base/data/embedded-postgres.test.ts',
  'src/rooms/call/medium/peer.test.ts',
  'src/agent/agent.test.ts',
  'src/agent/orders.test.ts',
  'test/bookings-races.test.ts',
  'test/bundled.test.ts',
  'test/command-line.test.ts',
  'test/crash.test.ts',
  'test/door-crowd.test.ts',
  'test/door.test.ts',
  'test/erased-meanwhile.test.ts',
  'test/full-disk.test.ts',
  'test/limits.test.ts',
  'test/missed.test.ts',
  'test/lost-outcomes.test.ts',
  'test/nodes.test.ts',
  'test/process.test.ts',
  'test/pushes.test.ts',
  'test/repeated.test.ts',
  'test/secrets.test.ts',
  'test/scope.test.ts',
  'test/untrusted-text.test.ts',
];
// When the tests believe it to be, like 2028-02-29T23:40:00+01:00. Else it is now, and for the journeys
// twenty to midnight, so that a day ends while they run.
const clock = process.env['TEST_CLOCK'];
const at = (usual: number): Record<string, string> => ({
  CLOCK_AHEAD: String(clock ? Date.parse(clock) - Date.now() : usual),
});
const shared = {
  environment: 'node' as const,
  globalSetup: ['./test/postgres.ts'],
  setupFiles: ['./test/clock-moved.ts', './test/warnings.ts'],
  env: at(0),
  // Against hanging only: a machine busy with others is slow, and how fast it should be is measured in bench/.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    // One more than cores: whole processes are waited for. More than eight would run out of connections.
    maxWorkers: Math.min(8, availableParallelism() + 1),
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/*.test.ts'],
          exclude: slow,
        },
      },
      { test: { ...shared, name: 'slow', include: slow } },
      {
        test: {
          ...shared,
          name: 'journeys',
          env: at(untilWall('23:40', 'Europe/Berlin')),
          include: ['test/journeys/**/*.spec.ts'],
          // Two real browsers with cameras fill this machine: one journey at a time.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
