import type { Entry, Kind } from './entries.ts';

/**
 * What follows new entries in this process: hints to open pages, people put out of rooms. It names
 * the kinds that it hears.
 */
export type Reaction = {
  readonly hears: readonly Kind[] | 'everything';
  readonly react: (entries: readonly Entry[]) => Promise<void>;
};
export type Handlers<Context extends readonly unknown[] = []> = {
  readonly [K in Kind]?: (...to: [...Context, entry: Entry<K>]) => Promise<void> | void;
};
type Handler<Context extends readonly unknown[]> = (
  ...to: [...Context, entry: Entry]
) => Promise<void> | void;

/** The handler of the kind that this entry has. */
export const handlerOf = <Context extends readonly unknown[]>(
  handlers: Handlers<Context>,
  { kind }: Entry,
): Handler<Context> | undefined => handlers[kind] as Handler<Context> | undefined;

/** Hears each entry of these kinds on its own, in their order. */
export const on = (handlers: Handlers): Reaction => ({
  hears: Object.keys(handlers) as Kind[],
  react: async (entries) => {
    for (const entry of entries) await handlerOf(handlers, entry)?.(entry);
  },
});

/** One handler for several kinds, as a part of `on`. */
export const each = <K extends Kind, Heard>(
  kinds: readonly K[],
  handler: Heard,
): Readonly<Record<K, Heard>> =>
  Object.fromEntries(kinds.map((kind) => [kind, handler])) as Record<K, Heard>;

export const isOf =
  <K extends Kind>(kinds: readonly K[]) =>
  (entry: Entry): entry is Entry<K> =>
    (kinds as readonly Kind[]).includes(entry.kind);

/** Hears together what comes together of these kinds: many of them may lead to one hint. */
export const together = <K extends Kind>(
  kinds: readonly K[],
  react: (entries: readonly Entry<K>[]) => Promise<void>,
): Reaction => ({
  hears: kinds,
  react: async (entries) => {
    const heard = entries.filter(isOf(kinds));
    if (heard.length > 0) await react(heard);
  },
});

/** For a reaction that tells of the journal itself. */
export const onEverything = (react: Reaction['react']): Reaction => ({
  hears: 'everything',
  react,
});
