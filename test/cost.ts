/**
 * Microseconds of this thread on the processor: what something costs, however busy the machine is
 * with others.
 */
export async function cost<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly held: number }> {
  const before = process.threadCpuUsage();
  const result = await work();
  const { user, system } = process.threadCpuUsage(before);
  return { result, held: user + system };
}

/**
 * The least of a few tries, as the collector of garbage may fall into one; no more tries than it
 * takes to stay below `enough`.
 */
export async function leastCost<Result>(
  work: () => Result | Promise<Result>,
  enough = 0,
): Promise<{ readonly result: Result; readonly held: number }> {
  let least = await cost(work);
  for (let tries = 1; tries < 3 && least.held > enough; tries += 1) {
    const next = await cost(work);
    if (next.held < least.held) least = next;
  }
  return least;
}
