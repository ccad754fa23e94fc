type OnError = (error: unknown) => void;

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
    state.busy = null;
  };
  const timer = setInterval(() => {
    if (!state.busy && performance.now() >= state.rested) state.busy = once();
  }, seconds * 1000).unref();
  return async () => {
    clearInterval(timer);
    await state.busy;
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
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    const collected = items;
    items = [];
    timer = undefined;
    try {
      await handOn(collected);
    } catch (error) {
      onError(error);
    }
  };
  return {
    add: (item) => {
      items.push(item);
      timer ??= setTimeout(() => void flush(), milliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}
