type OnError = (error: unknown) => void;
type CallOff = () => void;

/** Once, so many milliseconds from now. */
export function later(milliseconds: number, act: () => void): CallOff {
  const timer = setTimeout(act, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
/** What the work comes to, or `late` when that takes longer. */
export function within<T, Late>(
  milliseconds: number,
  work: Promise<T>,
  late: Late,
): Promise<T | Late> {
  const { promise, resolve } = Promise.withResolvers<Late>();
  return Promise.race([work, promise]).finally(later(milliseconds, () => resolve(late)));
}

export type OneAtATime = {
  /** Runs it now, or once more after the run that is under way; waits for that. */
  readonly run: () => Promise<void>;
  readonly kick: () => void;
  readonly stop: () => Promise<void>;
};
/**
 * Never two runs at a time: however many calls come while one is under way, they lead to exactly
 * one more. `work` answers true when there is more to do at once.
 */
export function oneAtATime(work: () => Promise<boolean | void>, onError: OnError): OneAtATime {
  const state = { again: false, stopped: false, busy: null as Promise<void> | null };
  const runAll = async (): Promise<void> => {
    while (state.again && !state.stopped) {
      state.again = false;
      try {
        if (await work()) state.again = true;
      } catch (error) {
        onError(error);
      }
    }
    state.busy = null;
  };
  const run = async (): Promise<void> => {
    state.again = true;
    await (state.busy ??= runAll());
  };
  return {
    run,
    kick: () => void run(),
    stop: async () => {
      state.stopped = true;
      await state.busy;
    },
  };
}

/**
 * Does `work` every so many seconds, never two at a time, and rests at least as long as it took:
 * what goes by itself must not become a load of its own. Stopping waits for what is under way.
 */
export function every(
  seconds: number,
  work: () => Promise<void> | void,
  onError: OnError,
): () => Promise<void> {
  const state = { rested: 0, busy: null as Promise<void> | null };
  const once = async (): Promise<void> => {
    const began = performance.now();
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    state.rested = 2 * performance.now() - began;
  };
  const timer = setInterval(() => {
    if (!state.busy && performance.now() >= state.rested)
      state.busy = once().finally(() => (state.busy = null));
  }, seconds * 1000).unref();
  return async () => {
    clearInterval(timer);
    await state.busy;
  };
}

/**
 * Sleeps until the next instant that is known, and does what has come then. `next`: how many
 * milliseconds it is away by the clock that decides, the database's; null: none is known. Other
 * processes make instants, too, so it looks every so many seconds.
 */
export function atInstants(
  seconds: number,
  next: () => Promise<number | null>,
  work: () => Promise<void> | void,
  onError: OnError,
): () => Promise<void> {
  const longest = seconds * 1000;
  let callOff: CallOff = () => undefined;
  const hasCome = (away: number | null): boolean => away !== null && away <= 0;
  const turn = oneAtATime(async () => {
    callOff();
    callOff = later(longest, turn.kick); // also when the database is away
    let away = await next();
    if (hasCome(away)) {
      await work();
      away = await next();
    }
    // what has come and is still there is with another process, or cannot be done now
    if (away === null || hasCome(away) || away >= longest) return;
    callOff();
    callOff = later(Math.ceil(away), turn.kick);
  }, onError);
  turn.kick();
  return async () => {
    await turn.stop();
    callOff();
  };
}

export type Collecting<Item> = {
  readonly add: (item: Item) => void;
  /** What is collected and not handed on is dropped. */ readonly stop: () => void;
};
/** Hands on together what comes within so many milliseconds of the first. */
export function collect<Item>(
  milliseconds: number,
  handOn: (items: readonly Item[]) => Promise<void> | void,
  onError: OnError,
): Collecting<Item> {
  let items: Item[] = [];
  let callOff: CallOff | null = null;
  const flush = async (): Promise<void> => {
    const collected = items;
    items = [];
    callOff = null;
    try {
      await handOn(collected);
    } catch (error) {
      onError(error);
    }
  };
  return {
    add: (item) => {
      items.push(item);
      callOff ??= later(milliseconds, () => void flush());
    },
    stop: () => callOff?.(),
  };
}
