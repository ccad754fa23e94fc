import type { WebSocket } from 'ws';
import { readJson } from '../../base/api/parse.ts';
import { every, later } from '../../base/beat/beat.ts';
import type { Deps } from '../../base/deps.ts';
import { newId, newSecret, type AssemblyId } from '../../base/ids.ts';
import { gauge } from '../../base/serve/metrics.ts';
import type { Wire } from '../../base/serve/http.ts';
import { greet, partAgent, sawAgent, tookCredential, type Speaking } from './actions.ts';
import { desiredOf, hear } from './orders/actions.ts';
import { BEAT, FromAgent, type ToAgent } from './protocol.ts';

type Connected = {
  readonly socket: WebSocket;
  readonly nonce: string;
  speaking: Speaking | null;
  /** Whether anything came since the last look. */
  silent: number;
  /** What it said is done one after the other. */
  turn: Promise<void>;
  waiting: number;
};
/** The agents that are connected to this process. */
type Hall = {
  readonly deps: Deps;
  readonly onError: (error: unknown) => void;
  readonly all: Set<Connected>;
};
/** What of one agent waits at most, and how many connections of nobody in particular there are. */
const MOST = { waiting: 2000, unknown: 200 };
const GREETING = 10_000; // ms

export type Agents = {
  readonly wire: Wire;
  readonly stop: () => Promise<void>;
};
/** Brings to the agents of this process what is wanted of them, wherever it was said. */
export async function openAgents(deps: Deps, onError: (error: unknown) => void): Promise<Agents> {
  const hall: Hall = { deps, onError, all: new Set() };
  gauge('agents', () => hall.all.size);
  const listener = await deps.line.hear('agents', (assembly) => {
    void push(hall, (assembly as AssemblyId | undefined) ?? null).catch(onError);
  });
  const stop = every(BEAT, () => hush(hall), onError);
  return {
    wire: { path: '/api/agent', accept: (socket) => accept(hall, socket) },
    stop: async () => {
      listener.stop();
      await stop();
      hall.all.forEach(({ socket }) => socket.close(1012, 'restarting'));
    },
  };
}
/** Null: something may have been missed, so to all. */
async function push(hall: Hall, assembly: AssemblyId | null): Promise<void> {
  for (const one of hall.all)
    if (one.speaking && (assembly === null || one.speaking.assembly === assembly))
      await tell(hall, one);
}

/** Whoever says nothing for three beats is gone. */
function hush({ all }: Hall): void {
  for (const one of all) {
    one.silent += 1;
    if (one.silent > 3) one.socket.terminate();
  }
}

const send = ({ socket }: Connected, said: ToAgent): void => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(said));
};

function accept(hall: Hall, socket: WebSocket): void {
  const { all, deps, onError } = hall;
  const strangers = [...all].filter(({ speaking }) => !speaking).length;
  if (strangers >= MOST.unknown) return socket.close(1013, 'too many');
  const one: Connected = {
    socket,
    nonce: newSecret(),
    speaking: null,
    silent: 0,
    turn: Promise.resolve(),
    waiting: 0,
  };
  all.add(one);
  const callOff = later(GREETING, () => {
    if (!one.speaking) socket.close(4401, 'nobody');
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    callOff();
    all.delete(one);
    void one.turn
      .then(() => (one.speaking ? partAgent(deps.db, one.speaking) : undefined))
      .catch(onError);
  });
  socket.on('message', (raw: Buffer, binary: boolean) => {
    const said = binary ? null : saidIn(raw);
    one.silent = 0;
    one.waiting += 1;
    if (!said || one.waiting > MOST.waiting) return socket.close(4400, 'not understood');
    one.turn = one.turn
      .then(() => answer(hall, one, said))
      .catch((error: unknown) => {
        onError(error);
        socket.terminate(); // it says again what was not heard
      })
      .finally(() => (one.waiting -= 1));
  });
  send(one, { t: 'prove', nonce: one.nonce });
}

const saidIn = (raw: Buffer): FromAgent | null => {
  try {
    return FromAgent.safeParse(readJson(raw)).data ?? null;
  } catch {
    return null;
  }
};

async function answer(hall: Hall, one: Connected, said: FromAgent): Promise<void> {
  const { db } = hall.deps;
  const { speaking, socket } = one;
  if (socket.readyState !== socket.OPEN) return;
  if (!speaking) {
    if (said.t === 'hello') return welcome(hall, one, said);
    return socket.close(4401, 'nobody');
  }
  if (said.t === 'took') return tookCredential(db, speaking);
  if (said.t === 'hello') return socket.close(4400, 'not understood');
  const epoch = await sawAgent(db, speaking);
  if (epoch === null) return socket.close(4409, 'replaced');
  if (said.t === 'beat') {
    send(one, { t: 'beat' });
    if (said.epoch < epoch) await tell(hall, one);
    return;
  }
  await hear(db, speaking.by, speaking.assembly, said.report);
  send(one, { t: 'heard', number: said.number });
  if (said.report.t === 'carried') await tell(hall, one);
}

async function welcome(
  hall: Hall,
  one: Connected,
  hello: Extract<FromAgent, { readonly t: 'hello' }>,
): Promise<void> {
  const greeted = await greet(hall.deps.db, {
    hello,
    nonce: one.nonce,
    connection: newId<'connection'>(),
  });
  if ('refused' in greeted) {
    send(one, { t: 'refused', code: greeted.refused });
    return one.socket.close(4403, greeted.refused);
  }
  one.speaking = greeted.speaking;
  send(one, { t: 'welcome', credential: greeted.credential });
  await tell(hall, one);
}

async function tell({ deps }: Hall, one: Connected): Promise<void> {
  const desired = one.speaking && (await desiredOf(deps, one.speaking.assembly));
  if (desired) send(one, desired);
}
