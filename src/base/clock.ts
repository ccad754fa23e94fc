/** The server's clock, as a value that tests can turn. */
export type Clock = { readonly now: () => Date };
let offset = 0;
export const clock: Clock = { now: () => new Date(Date.now() + offset) };
/** Only for tests: moves what the product takes for now. */
export const turnClock = (milliseconds: number): void => void (offset = milliseconds);
