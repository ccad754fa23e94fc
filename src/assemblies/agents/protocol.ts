import { z } from 'zod';
import { id } from '../../base/api/contract.ts';

// What an agent and the server say to each other. Both check what they hear; fields that one does
// not know are passed over, so that either may be of the next version.

export const PHASES = ['start', 'end', 'handover-out', 'handover-in', 'health'] as const;
export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;
/** Why the holder changes; what is done at each is a list of phases. */
export const Change = z.enum(['start', 'handover', 'end', 'health']);
export type Change = z.infer<typeof Change>;
export const phasesOf = (change: Change): readonly Phase[] =>
  change === 'handover' ? ['handover-out', 'handover-in'] : [change];

/** Bytes of one piece of output. */
export const PIECE = 16_384;
/** Bytes of the output of one run that are kept: so many from its beginning, and from its end. */
export const KEPT = 524_288;

const epoch = z.number().int().min(0);
const seconds = z.number().int().min(1).max(86_400);
export const Policy = z.enum(['warn', 'end-session', 'out-of-service']);
export type Policy = z.infer<typeof Policy>;
export const Task = z.object({
  name: z.string(),
  phase: Phase,
  command: z.string(),
  limit: seconds,
  retries: z.number().int().min(0).max(10),
  onFailure: Policy,
});
export type Task = z.infer<typeof Task>;

/** One change of holder, with all that is needed to carry it out. */
export const Order = z.object({
  booking: id<'booking'>(),
  epoch,
  change: Change,
  tasks: z.array(Task),
  /** In the holder's folder, and taken away at a normal end. */
  paths: z.array(z.string()),
  secrets: z.record(z.string(), z.string()),
});
export type Order = z.infer<typeof Order>;
/** Whom the assembly is open to; null: nobody. */
export const Access = z.object({
  booking: id<'booking'>(),
  epoch,
  keys: z.array(z.string()),
  /** Milliseconds until their booking starts. */
  opensIn: z.number().int().min(0),
});
export type Access = z.infer<typeof Access>;

/** How it should be: what is not yet reported, and who may be in then. */
export const Desired = z.object({
  t: z.literal('desired'),
  epoch,
  orders: z.array(Order),
  access: Access.nullable(),
});
export type Desired = z.infer<typeof Desired>;

/** A run happens at most once: the next try is another run. */
export const RunId = z.object({
  booking: id<'booking'>(),
  epoch,
  phase: Phase,
  index: z.number().int().min(0).max(1000),
  attempt: z.number().int().min(0).max(10),
});
export type RunId = z.infer<typeof RunId>;
export const runName = ({ booking, epoch: at, phase, index, attempt }: RunId): string =>
  [booking, at, phase, index, attempt].join('.');

/** `interrupted`: the agent died meanwhile, so what came of it is not known. */
export const Outcome = z.enum(['done', 'failed', 'timed-out', 'stopped', 'interrupted']);
export type Outcome = z.infer<typeof Outcome>;
export const Ran = z.object({
  t: z.literal('ran'),
  run: RunId,
  name: z.string().max(200),
  /** null: it has begun. */
  outcome: Outcome.nullable(),
  code: z.number().int().nullable(),
});
export type Ran = z.infer<typeof Ran>;
export const Wrote = z.object({
  t: z.literal('wrote'),
  run: RunId,
  piece: z.number().int().min(0).max(10_000),
  text: z.string().max(PIECE),
});
export type Wrote = z.infer<typeof Wrote>;
export const Carried = z.object({
  t: z.literal('carried'),
  booking: id<'booking'>(),
  epoch,
  change: Change,
  /** `warned`: something failed of which one is only warned. */
  result: z.enum(['done', 'warned', 'end-session', 'out-of-service', 'stopped']),
  /** The task that decided. */
  because: z.string().max(400),
});
export type Carried = z.infer<typeof Carried>;
export const Opened = z.object({ t: z.literal('opened'), booking: id<'booking'>(), epoch });
/** An order of an epoch that has passed. */
export const Stale = z.object({ t: z.literal('stale'), epoch, seen: epoch });
/** Seconds between two signs of life. */
export const BEAT = 10;
export const Report = z.discriminatedUnion('t', [Ran, Wrote, Carried, Opened, Stale]);
/** What an agent says. */
export const FromAgent = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('hello'),
    agent: id<'agent'>(),
    /** Another one for each life of its process. */
    boot: z.uuid(),
    credential: z.string().max(200),
    /** Of `helloText`, by its key. */
    proof: z.string().max(200),
  }),
  /** The new credential is on its disk. */
  z.object({ t: z.literal('took') }),
  z.object({ t: z.literal('beat'), epoch }),
  /** Said again until it is heard. */
  z.object({ t: z.literal('said'), number: z.number().int(), report: Report }),
]);
export type FromAgent = z.infer<typeof FromAgent>;
export type Hello = Extract<FromAgent, { readonly t: 'hello' }>;
export const helloText = (nonce: string, { agent, boot }: Pick<Hello, 'agent' | 'boot'>): string =>
  `anteroom agent ${agent} ${boot} ${nonce}`;
/** What an agent is told. */
export const ToAgent = z.discriminatedUnion('t', [
  z.object({ t: z.literal('prove'), nonce: z.string() }),
  z.object({ t: z.literal('welcome'), credential: z.string() }),
  /** `code`: the check that failed. */
  z.object({ t: z.literal('refused'), code: z.string() }),
  z.object({ t: z.literal('beat') }),
  z.object({ t: z.literal('heard'), number: z.number().int() }),
  Desired,
]);
export type ToAgent = z.infer<typeof ToAgent>;
export type Report = Ran | Wrote | Carried | z.infer<typeof Opened> | z.infer<typeof Stale>;
