/**
 * How many milliseconds the clocks of this run are ahead: those of the tests, their processes,
 * databases and browsers alike.
 */
export const ahead = Number(process.env['CLOCK_AHEAD'] ?? 0);

/**
 * Moves the clock of the process or page it runs in; from there time goes on as always. Names
 * nothing outside, for pages get its text.
 */
export function moveClock(milliseconds: number): void {
  const Right = Date;
  const now = (): number => Right.now() + milliseconds;
  globalThis.Date = new Proxy(Right, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
    apply: () => new Right(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
  Right.prototype.constructor = globalThis.Date;
}

/** So many milliseconds from now a clock on the wall shows this time (`23:40`). */
export function untilWall(time: string, zone: string): number {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const from = Date.now();
  let minutes = 0;
  while (wall.format(from + minutes * 60_000) !== time) minutes += 1;
  return minutes * 60_000;
}
