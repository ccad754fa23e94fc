import type { Stage } from '../world/stage.ts';

/** One act that goes well, and all it needs before. */
export type Act = {
  readonly who?: { readonly cookie: string };
  readonly url: string;
  readonly body?: unknown;
  readonly version?: number;
};
export type Acts = Readonly<Record<string, (on: Stage) => Promise<Act>>>;
