/**
 * Does `work` again and again, one at a time, `seconds` apart, and rests at least as long as it
 * took: a net under what entries and hints do at once, which must not become a load of its own.
 * Stopping waits for what is under way.
 */
export function sweepEvery(
  seconds: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let busy: Promise<void> = Promise.resolve();
  const rest = (milliseconds: number): void => {
    if (!stopped) timer = setTimeout(() => void (busy = once()), milliseconds).unref();
  };
  const once = async (): Promise<void> => {
    const began = performance.now();
    await work().catch(onError);
    rest(Math.max(seconds * 1000, performance.now() - began));
  };
  rest(seconds * 1000);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await busy;
  };
}
