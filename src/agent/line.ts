import { every } from '../base/beat/beat.ts';
import { pause } from '../base/beat/pause.ts';
import { prove } from '../base/seals.ts';
import {
  BEAT,
  helloText,
  ToAgent,
  type Desired,
  type FromAgent,
  type Report,
} from '../assemblies/agents/protocol.ts';
import { saveIdentity, type Identity } from './identity.ts';

export type Holding = {
  readonly state: string;
  readonly identity: Identity;
  /** Of this life of the process. */
  readonly boot: string;
  readonly seen: () => number;
  readonly onWelcome: () => void;
  readonly onDesired: (desired: Desired) => void;
  readonly onHeard: (report: Report) => void;
  readonly log: (sentence: string) => void;
};
export type AgentLine = {
  readonly say: (report: Report) => void;
  readonly stop: () => Promise<void>;
};
/** What the server has not yet heard. Too much output is let go of, what came of a task never. */
type Outbox = Map<number, Report>;
type State = {
  identity: Identity;
  socket: WebSocket | null;
  welcome: boolean;
  number: number;
  silent: number;
  stopped: boolean;
  readonly outbox: Outbox;
};
const MOST = 4000;
const LONGEST = 10_000; // ms between two tries

/** Keeps the one line to the server: outward only, again whenever it breaks. */
export function holdLine(holding: Holding): AgentLine {
  const state: State = {
    identity: holding.identity,
    socket: null,
    welcome: false,
    number: 0,
    silent: 0,
    stopped: false,
    outbox: new Map(),
  };
  const stopBeat = every(
    BEAT,
    () => beat(holding, state),
    (error) => holding.log(String(error)),
  );
  const over = keep(holding, state);
  return {
    say: (report) => {
      state.number += 1;
      put(state.outbox, state.number, report);
      if (state.welcome) send(state, { t: 'said', number: state.number, report });
    },
    stop: async () => {
      state.stopped = true;
      await stopBeat();
      state.socket?.close();
      await over;
    },
  };
}

function put(outbox: Outbox, number: number, report: Report): void {
  outbox.set(number, report);
  if (outbox.size <= MOST) return;
  for (const [at, { t }] of outbox)
    if (t === 'wrote') {
      outbox.delete(at);
      return;
    }
}
const send = ({ socket }: State, said: FromAgent): void => {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(said));
};
function beat({ seen }: Holding, state: State): void {
  state.silent += 1;
  // a line that has gone silent without breaking
  if (state.silent > 3) state.socket?.close();
  else if (state.welcome) send(state, { t: 'beat', epoch: seen() });
}

async function keep(holding: Holding, state: State): Promise<void> {
  let wait = 250;
  while (!state.stopped) {
    const welcome = await connected(holding, state);
    wait = welcome ? 250 : Math.min(wait * 2, LONGEST);
    for (let slept = 0; slept < wait && !state.stopped; slept += 50)
      await pause(50 + Math.random() * 10);
  }
}
/** Until it breaks. True: the server knew us. */
function connected(holding: Holding, state: State): Promise<boolean> {
  const address = new URL('/api/agent', state.identity.url);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = new WebSocket(address);
  Object.assign(state, { socket, silent: 0 });
  let welcome = false;
  return new Promise((over) => {
    socket.addEventListener('message', ({ data }) => {
      state.silent = 0;
      const said = saidIn(String(data));
      if (!said) return;
      welcome ||= said.t === 'welcome';
      hear(holding, state, said);
    });
    socket.addEventListener('error', () => socket.close());
    socket.addEventListener('close', () => {
      Object.assign(state, { socket: null, welcome: false });
      over(welcome);
    });
  });
}
const saidIn = (text: string): ToAgent | null => {
  try {
    return ToAgent.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

function hear(holding: Holding, state: State, said: ToAgent): void {
  const { boot, onDesired, onHeard, onWelcome, log } = holding;
  if (said.t === 'prove') {
    const { agent, credential, privateKey } = state.identity;
    const proof = prove(privateKey, helloText(said.nonce, { agent, boot }));
    send(state, { t: 'hello', agent, boot, credential, proof });
  } else if (said.t === 'welcome') {
    state.identity = { ...state.identity, credential: said.credential };
    saveIdentity(holding.state, state.identity);
    send(state, { t: 'took' });
    state.welcome = true;
    log('connected');
    onWelcome();
    for (const [number, report] of state.outbox) send(state, { t: 'said', number, report });
  } else if (said.t === 'heard') {
    const report = state.outbox.get(said.number);
    state.outbox.delete(said.number);
    if (report) onHeard(report);
  } else if (said.t === 'desired') onDesired(said);
  else if (said.t === 'refused') log(`refused: ${said.code}`);
}
