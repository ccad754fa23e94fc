// The whole suite on days that are not like others, each with all clocks moved to it: `npm run
// nightly`. Names one or more to run only these.
import { untilWall } from '../test/clock.ts';
import { finish, runAll, suites } from './run.mjs';

const [berlin, newYork] = ['Europe/Berlin', 'America/New_York'];
const [minute, hour] = [60_000, 3_600_000];

/** The next two changes of the clock. @param {string} zone */
function changes(zone) {
  const wall = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (/** @type {number} */ at) =>
    wall.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  const found = [];
  for (let at = Math.ceil(Date.now() / hour) * hour; found.length < 2; at += hour)
    if (offset(at) !== offset(at + hour)) found.push(at + hour);
  return found;
}
/** @param {string} day */
function nextEvening(day) {
  for (let year = new Date().getUTCFullYear(); ; year += 1) {
    const at = new Date(`${year}-${day}T23:40:00+01:00`);
    if (at.getTime() > Date.now() && at.toISOString().includes(day)) return at.getTime();
  }
}

/** @type {[name: string, zone: string, at: number][]} */
const days = [
  ['evening', berlin, Date.now() + untilWall('23:40', berlin)],
  ['leap-day', berlin, nextEvening('02-29')],
  ['last-day', berlin, nextEvening('12-31')],
  // ten minutes before, so that the tests live through it, and ten after: in autumn both lie in the
  // hour that comes twice
  ...[berlin, newYork].flatMap((zone) =>
    changes(zone).flatMap((at) =>
      [-10, 10].map(
        (away) =>
          /** @type {[string, string, number]} */ ([
            `clock-change${away < 0 ? '' : '-after'}`,
            zone,
            at + away * minute,
          ]),
      ),
    ),
  ),
];
const wanted = process.argv.slice(2);
const sums = [];
for (const [name, zone, at] of days.filter(
  ([day]) => wanted.length === 0 || wanted.includes(day),
)) {
  const TEST_CLOCK = new Date(at).toISOString();
  console.log(`\n${name}: ${TEST_CLOCK}, in ${zone}`);
  const parts = [suites.unit, suites.journeys].map((part) => ({
    ...part,
    env: { TEST_CLOCK, TZ: zone },
  }));
  sums.push(await runAll(parts));
}
finish(...sums);
