import { later, oneAtATime } from '../base/beat/beat.ts';
import {
  phasesOf,
  runName,
  type Access,
  type Carried,
  type Desired,
  type Order,
  type Ran,
  type Report,
  type RunId,
  type Task,
} from '../assemblies/agents/protocol.ts';
import { takeAway } from './cleanup.ts';
import { orderName, type Journal } from './journal.ts';
import { placeKeys } from './keys.ts';
import { endLiving, type Marks } from './living.ts';
import { output } from './output.ts';
import { carryOut, ENDING } from './runner.ts';

export type Places = {
  /** The holder's folder. */
  readonly home: string;
  /** The file of keys for SSH. */
  readonly keys: string;
};
export type Machine = {
  readonly places: Places;
  readonly journal: Journal;
  readonly say: (report: Report) => void;
  /** Streams of older epochs end. */
  readonly cut: (epoch: number) => void;
  readonly onError: (error: unknown) => void;
};
export type Orders = {
  /** Makes it so; what was wanted before counts no more. */
  readonly want: (desired: Desired) => void;
  /** Tells again what the server has not taken. */
  readonly tellAgain: () => void;
  readonly stop: () => Promise<void>;
};
type State = {
  desired: Desired | null;
  /** Whose keys lie in the file. */
  placed: Pick<Access, 'booking' | 'epoch'> | null;
  underWay: { readonly order: string; readonly stop: AbortController } | null;
  callOff: () => void;
  ending: boolean;
};

/** Milliseconds that a holder's processes have when they are asked to end. */
const PARTING = 1000;

export async function openOrders(machine: Machine): Promise<Orders> {
  const { journal, places, say, cut, onError } = machine;
  const state: State = {
    desired: null,
    placed: null,
    underWay: null,
    callOff: () => undefined,
    ending: false,
  };
  // nobody is let in before it is known again who may be
  placeKeys(places.keys, null);
  await clearUp(machine);
  const turn = oneAtATime(() => converge(machine, state), onError);
  return {
    want: (desired) => {
      if (!journal.admits(desired.epoch))
        return say({ t: 'stale', epoch: desired.epoch, seen: journal.seen() });
      cut(desired.epoch);
      state.desired = desired;
      state.callOff();
      if (state.placed && !isSame(state.placed, desired.access)) shut(machine, state);
      const { underWay } = state;
      if (underWay && !desired.orders.some((order) => nameOf(order) === underWay.order))
        underWay.stop.abort();
      turn.kick();
    },
    tellAgain: () => journal.unheard().forEach((carried) => tell(machine, carried)),
    stop: async () => {
      state.ending = true;
      state.callOff();
      state.underWay?.stop.abort(ENDING);
      await turn.stop();
    },
  };
}

const nameOf = (order: Pick<Order, 'booking' | 'epoch' | 'change'>): string =>
  orderName(order, order.change);
const isSame = (placed: Pick<Access, 'booking' | 'epoch'>, access: Access | null): boolean =>
  placed.booking === access?.booking && placed.epoch === access.epoch;
function shut({ places }: Machine, state: State): void {
  placeKeys(places.keys, null);
  state.placed = null;
}

/** A run that was under way when the agent died is told as that, and never made again. */
async function clearUp({ journal, say, onError }: Machine): Promise<void> {
  for (const ran of journal.open()) {
    const name = runName(ran.run);
    if (!(await endLiving((marks) => marks['ANTEROOM_RUN'] === name, 10_000)))
      onError(new Error(`what is left of ${ran.name} cannot be ended`));
    const interrupted: Ran = { ...ran, outcome: 'interrupted' };
    journal.note(interrupted);
    say(interrupted);
  }
}

function tell({ journal, say }: Machine, carried: Carried): void {
  journal.runsOf(nameOf(carried)).forEach(say);
  say(carried);
}

/** True: something else is wanted by now. */
async function converge(machine: Machine, state: State): Promise<boolean> {
  const { journal, say } = machine;
  const { desired } = state;
  if (!desired) return false;
  for (const order of desired.orders.toSorted((one, other) => one.epoch - other.epoch)) {
    if (state.desired !== desired) return true;
    const known = journal.carried(nameOf(order));
    const carried = known ?? (await carry(machine, state, order));
    if (state.ending) return false;
    if (!carried) continue;
    if (known) tell(machine, known);
    else {
      journal.end(carried);
      say(carried);
    }
    // what would come next stands on this
    if (['end-session', 'out-of-service', 'stopped'].includes(carried.result))
      return state.desired !== desired;
  }
  if (state.desired !== desired) return true;
  if (desired.access) open(machine, state, desired.access);
  return false;
}

function open({ places, say, journal }: Machine, state: State, access: Access): void {
  const { booking, epoch } = access;
  state.callOff = later(access.opensIn, () => {
    if (journal.seen() !== epoch) return;
    placeKeys(places.keys, access);
    state.placed = { booking, epoch };
    say({ t: 'opened', booking, epoch });
  });
}

/** Null: a newer one has begun, so this one never does. */
async function carry(machine: Machine, state: State, order: Order): Promise<Carried | null> {
  const { journal, say } = machine;
  const { booking, epoch, change } = order;
  if (epoch < journal.begun()) {
    say({ t: 'stale', epoch, seen: journal.begun() });
    return null;
  }
  journal.begin(epoch);
  const stop = new AbortController();
  state.underWay = { order: nameOf(order), stop };
  try {
    const { result, because } = await steps(machine, order, stop.signal);
    return { t: 'carried', booking, epoch, change, result, because };
  } finally {
    state.underWay = null;
  }
}

type Came = Pick<Carried, 'result' | 'because'>;
async function steps(machine: Machine, order: Order, stop: AbortSignal): Promise<Came> {
  const { booking, change } = order;
  const holders = (marks: Marks): boolean =>
    marks['ANTEROOM_BOOKING'] === booking && marks['ANTEROOM_RUN'] === undefined;
  const parts: Came[] = [];
  if (change === 'end' || change === 'handover')
    parts.push(await ending(holders, 'processes of the holder live on'));
  for (const phase of phasesOf(change))
    for (const [index, task] of order.tasks.filter((one) => one.phase === phase).entries()) {
      if (parts.some(isBad)) break;
      parts.push(await tried(machine, order, task, index, stop));
    }
  if (change === 'end' && !parts.some(({ result }) => result === 'stopped')) {
    parts.push(
      await ending((marks) => marks['ANTEROOM_BOOKING'] === booking, 'processes of tasks live on'),
      await cleared(machine, order),
    );
  }
  return worst(parts);
}
const isBad = ({ result }: Came): boolean => result !== 'done' && result !== 'warned';
const RANKS = ['stopped', 'out-of-service', 'end-session', 'warned', 'done'] as const;
const worst = (parts: readonly Came[]): Came =>
  parts.toSorted((one, other) => RANKS.indexOf(one.result) - RANKS.indexOf(other.result))[0] ?? {
    result: 'done',
    because: '',
  };

async function ending(are: (marks: Marks) => boolean, because: string): Promise<Came> {
  if (await endLiving(are, PARTING)) return { result: 'done', because: '' };
  return { result: 'out-of-service', because };
}

/** A task, and again as often as it may be tried; what a crash cut off is not tried again. */
async function tried(
  machine: Machine,
  order: Order,
  task: Task,
  index: number,
  stop: AbortSignal,
): Promise<Came> {
  const { booking, epoch } = order;
  for (let attempt = 0; attempt <= task.retries; attempt += 1) {
    const run: RunId = { booking, epoch, phase: task.phase, index, attempt };
    const { outcome } = machine.journal.ran(run) ?? (await ranNow(machine, order, task, run, stop));
    if (outcome === 'done') return { result: 'done', because: '' };
    if (outcome === 'stopped') return { result: 'stopped', because: task.name };
    if (outcome === 'interrupted') break;
  }
  return { result: task.onFailure === 'warn' ? 'warned' : task.onFailure, because: task.name };
}

async function ranNow(
  { journal, places, say }: Machine,
  { booking, epoch, secrets }: Order,
  { name, command, limit }: Task,
  run: RunId,
  stop: AbortSignal,
): Promise<Ran> {
  const begun: Ran = { t: 'ran', run, name, outcome: null, code: null };
  journal.note(begun);
  say(begun);
  const went = await carryOut({
    command,
    limit,
    folder: places.home,
    marks: {
      ANTEROOM_BOOKING: booking,
      ANTEROOM_EPOCH: String(epoch),
      ANTEROOM_PHASE: run.phase,
      ANTEROOM_HOME: places.home,
      ANTEROOM_RUN: runName(run),
    },
    secrets,
    output: output(Object.values(secrets), (piece, text) => say({ t: 'wrote', run, piece, text })),
    stop,
  });
  const ran: Ran = { ...begun, ...went };
  journal.note(ran);
  say(ran);
  return ran;
}

/** Safe to do twice: what is gone already is gone. */
async function cleared({ places }: Machine, { paths }: Order): Promise<Came> {
  const kept: string[] = [];
  for (const path of paths) {
    const because = await takeAway(places.home, path);
    if (because) kept.push(`${path} ${because}`);
  }
  if (kept.length === 0) return { result: 'done', because: '' };
  return { result: 'out-of-service', because: kept.join('; ').slice(0, 400) };
}
