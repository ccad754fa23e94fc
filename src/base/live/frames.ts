import type { z } from 'zod';
import type { Page } from './live.ts';
import { readJson } from '../api/parse.ts';

/**
 * One kind of message that pages send: its shape and its limit, declared together. A kind that is
 * declared nowhere is passed over.
 */
export type Frame<Shape extends z.ZodType = z.ZodType> = {
  /**
   * Of everything but `t`. Fields it does not know are passed over, so that a page of the next
   * version may say more.
   */
  readonly shape: Shape;
  /**
   * How often one person, or one guest's browser, may say it in ten seconds, with all their pages
   * together.
   */
  readonly times: number;
  /** Its longest text, in bytes. */
  readonly bytes?: number;
  /**
   * `in-turn`: what one page says is done one after the other. `newest`: so, too, and what still
   * waits is passed over for a newer one of the same kind. `at-once`: only for what costs nothing.
   */
  readonly order?: 'in-turn' | 'newest' | 'at-once';
  readonly handle: (page: Page, said: z.output<Shape>) => void | Promise<void>;
};

/** Seconds of one span in which is counted. */
const SPAN = 10;
/** What one person may send in a span, before anything of it is read. */
const MOST = { frames: 1200, bytes: 8_000_000 };
/**
 * Of one person, at the same time: whoever has sixty pages waits for themselves, not others for
 * them.
 */
const AT_ONCE = 2;
const WAITING = 1000;

type Turn = {
  readonly page: Page;
  readonly kind: string | null;
  readonly run: () => void | Promise<void>;
};
/** What one person has said in this span, and what of it waits. */
export type Said = {
  until: number;
  frames: number;
  bytes: number;
  readonly kinds: Map<string, number>;
  readonly busy: Set<Page>;
  waiting: Turn[];
};
export const silence = (): Said => ({
  until: 0,
  frames: 0,
  bytes: 0,
  kinds: new Map(),
  busy: new Set(),
  waiting: [],
});

/** Why a page is cut off: the code and the words it is closed with. */
export type Cut = readonly [code: number, reason: string];
const tooMany: Cut = [4009, 'too many messages'];
const unclear: Cut = [4400, 'not understood'];

/** Reads and counts what a page sent; answers why it has to be cut off, if so. */
export function hearFrame(
  frames: ReadonlyMap<string, Frame>,
  said: Said,
  page: Page,
  raw: Buffer,
  onError: (error: unknown) => void,
): Cut | null {
  const now = performance.now();
  if (said.until <= now) {
    Object.assign(said, { until: now + SPAN * 1000, frames: 0, bytes: 0 });
    said.kinds.clear();
  }
  said.frames += 1;
  said.bytes += raw.length;
  if (said.frames > MOST.frames || said.bytes > MOST.bytes) return tooMany;
  const message = messageIn(raw);
  if (!message) return unclear;
  const { t: kind, ...rest } = message;
  const frame = frames.get(kind);
  if (!frame) return null;
  const used = (said.kinds.get(kind) ?? 0) + 1;
  said.kinds.set(kind, used);
  if (used > frame.times || said.waiting.length > WAITING) return tooMany;
  if (raw.length > (frame.bytes ?? 1024)) return [4400, 'too large'];
  const { success, data } = frame.shape.safeParse(rest);
  if (!success) return unclear;
  const run = (): void | Promise<void> => frame.handle(page, data);
  if (frame.order === 'at-once') void run();
  else {
    if (frame.order === 'newest')
      said.waiting = said.waiting.filter((turn) => turn.page !== page || turn.kind !== kind);
    takeTurn(said, { page, kind, run }, onError);
  }
  return null;
}

/** Runs when everything that this page said before is done. */
export function takeTurn(said: Said, turn: Turn, onError: (error: unknown) => void): void {
  said.waiting.push(turn);
  work(said, onError);
}

function work(said: Said, onError: (error: unknown) => void): void {
  while (said.busy.size < AT_ONCE) {
    const at = said.waiting.findIndex(({ page }) => !said.busy.has(page));
    if (at < 0) return;
    const [{ page, run }] = said.waiting.splice(at, 1) as [Turn];
    said.busy.add(page);
    void (async () => run())()
      .catch(onError)
      .finally(() => {
        said.busy.delete(page);
        work(said, onError);
      });
  }
}

type Message = Readonly<Record<string, unknown>> & { readonly t: string };
function messageIn(raw: Buffer): Message | null {
  try {
    const value = readJson(raw);
    return typeof value === 'object' &&
      value !== null &&
      't' in value &&
      typeof value.t === 'string'
      ? (value as Message)
      : null;
  } catch {
    return null;
  }
}
