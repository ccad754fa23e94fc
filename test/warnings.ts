import pg from 'pg';

// Loaded before the tests, and before the product where it is a process of its own: what is
// deprecated ends it.
process.throwDeprecation = true;

/** A sentence that lacks what it speaks of is only complained about: here it is a fault. */
const complain = console.error;
console.error = (...all: unknown[]): void => {
  if (all.some((one) => one instanceof Error && one.message.startsWith('FORMATTING_ERROR')))
    throw all[0];
  complain(...all);
};

type Sending = pg.Client & {
  readonly ['_activeQuery']: unknown;
  readonly ['_queryQueue']: readonly unknown[];
};
const plain: (this: pg.Client, ...all: unknown[]) => unknown = pg.Client.prototype.query;
/**
 * Where it does not send them on at once, the driver keeps a second statement for later, and its next
 * version refuses it; it says so itself only of the third.
 */
pg.Client.prototype.query = function query(this: Sending, ...all: unknown[]): unknown {
  if (!this.pipeline && (this['_activeQuery'] || this['_queryQueue'].length > 0))
    process.emitWarning(
      'A statement is sent while another one runs on the same connection.',
      'DeprecationWarning',
    );
  return plain.apply(this, all);
} as never;
