import type { OpenMedium, Quality, Sight, Tracks } from './media.ts';
import { picture, qualityOf, sharedScreen, type Encoding } from './rules.ts';

/**
 * Browser to browser, by perfect negotiation. Of two pages the one with the greater stay id is
 * polite: it gives way when both offer at once, and it never makes the first offer but asks for
 * one. `run` names one attempt: a reloaded page, or one that starts again, comes with a new run,
 * and everything from older ones is ignored. The lines of a connection are always voice, camera,
 * screen, in this order, and stay for its whole life: what is shown changes by exchanging tracks,
 * never by negotiating anew.
 */
type Signal = {
  readonly run: string;
  readonly to?: string;
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
};
type Peer = {
  readonly hear: (signal: Signal) => void;
  readonly show: (tracks: Tracks, others: number) => void;
  readonly seek: () => void;
  readonly close: () => void;
};
type Link = {
  readonly polite: boolean;
  readonly iceServers: readonly RTCIceServer[];
  readonly send: (signal: Signal) => void;
  readonly seen: (sight: Sight) => void;
};

const patience = 5_000;
const measureEvery = 3_000;
const lines = ['audio', 'video', 'video'] as const;
/**
 * Nonsense from the other side, or a connection that was closed while it was being set up: the next
 * attempt repairs it.
 */
const dropped = (): void => undefined;

/** One connection, and the attempt at it that is under way. */
type State = Link & {
  tracks: Tracks;
  others: number;
  pc: RTCPeerConnection;
  stream: MediaStream;
  screen: MediaStream;
  /** Tell the other browser which lines belong together, so that lips and voice do. */
  readonly face: MediaStream;
  readonly slides: MediaStream;
  quality: Quality | null;
  before: Counted | null;
  run: string;
  theirs: string;
  offering: boolean;
  tries: number;
  startedAt: number;
  closed: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  early: Signal[];
  queue: Promise<void>;
};

function connect(link: Link, tracks: Tracks, others: number): Peer {
  const state: State = {
    ...link,
    tracks,
    others,
    ...attempt(link),
    face: new MediaStream(),
    slides: new MediaStream(),
    tries: 0,
    closed: false,
    timer: undefined,
    early: [],
    queue: Promise.resolve(),
  };
  const meter = setInterval(() => void measure(state).catch(dropped), measureEvery);
  start(state);
  return {
    hear: (signal) =>
      void (state.queue = state.queue.then(() => take(state, signal)).catch(dropped)),
    show: (next, count) => {
      [state.tracks, state.others] = [next, count];
      state.queue = state.queue.then(() => fill(state)).catch(dropped);
    },
    seek: () => seek(state),
    close: () => {
      state.closed = true;
      clearTimeout(state.timer);
      clearInterval(meter);
      state.pc.close();
    },
  };
}

/** What begins anew with every attempt. */
const attempt = ({ iceServers }: Link) => ({
  pc: new RTCPeerConnection({ iceServers: [...iceServers] }),
  stream: new MediaStream(),
  screen: new MediaStream(),
  run: crypto.randomUUID() as string,
  theirs: '',
  offering: false,
  startedAt: performance.now(),
  quality: null,
  before: null,
});
function renew(state: State): void {
  state.pc.close();
  Object.assign(state, attempt(state));
  listen(state);
}
function listen(state: State): void {
  const { pc, stream, screen, send, tries, polite } = state;
  const shown = [stream, stream, screen];
  pc.onnegotiationneeded = () => void offer(state, pc);
  pc.onicecandidate = ({ candidate }) =>
    candidate && send({ run: state.run, candidate: candidate.toJSON() });
  pc.ontrack = ({ track, transceiver }) => {
    shown[pc.getTransceivers().indexOf(transceiver)]?.addTrack(track);
    tell(state, pc);
  };
  pc.onconnectionstatechange = () => tell(state, pc);
  clearTimeout(state.timer);
  const longest = Math.min(patience * 2 ** tries, 30_000) + (polite ? 1_000 : 0);
  state.timer = setTimeout(() => again(state), longest);
}

function begin(state: State): void {
  renew(state);
  open(state);
}
function start(state: State): void {
  listen(state);
  open(state);
}
/** The polite one asks for an offer, the other makes it. */
function open(state: State): void {
  const { polite, send, run, pc, face, slides } = state;
  if (polite) return send({ run });
  lines.forEach((kind, at) =>
    pc.addTransceiver(kind, { direction: 'sendrecv', streams: [at < 2 ? face : slides] }),
  );
  state.queue = state.queue.then(() => fill(state)).catch(dropped);
}
/** An offer, an answer or a whole path can get lost; nobody presses reload for that. */
function again(state: State): void {
  if (state.closed || state.pc.connectionState === 'connected') return;
  state.tries++;
  state.seen({ stream: state.stream, screen: state.screen, line: 'lost', quality: null });
  begin(state);
}
function tell(state: State, of: RTCPeerConnection): void {
  const { pc, closed, stream, screen, quality, seen } = state;
  if (of !== pc || closed) return;
  const connection = pc.connectionState;
  if (connection === 'connected') state.tries = 0;
  if (connection === 'disconnected') pc.restartIce();
  if (connection === 'failed') return again(state);
  const line = connection === 'connected' ? 'connected' : state.tries > 0 ? 'lost' : 'connecting';
  seen({ stream, screen, line, quality });
}

async function offer(state: State, of: RTCPeerConnection): Promise<void> {
  if (of !== state.pc || (state.polite && !state.theirs)) return;
  try {
    state.offering = true;
    await of.setLocalDescription();
    if (of === state.pc && of.localDescription)
      state.send({ run: state.run, description: of.localDescription.toJSON() });
  } finally {
    state.offering = false;
  }
}
async function fill({ pc, tracks, others }: State): Promise<void> {
  const wanted: readonly (readonly [MediaStreamTrack | null, Encoding | null])[] = [
    [tracks.microphone, null],
    [tracks.camera, picture(others, tracks.screen !== null)],
    [tracks.screen, sharedScreen(others)],
  ];
  for (const [at, { sender }] of pc.getTransceivers().entries()) {
    if (pc.signalingState === 'closed') return;
    const [track, encoding] = wanted[at] ?? [null, null];
    await sender.replaceTrack(track);
    const settings = sender.getParameters();
    if (!encoding || !settings.encodings?.[0]) continue;
    const { bits, shrink, frames } = encoding;
    Object.assign(settings.encodings[0], {
      maxBitrate: bits,
      scaleResolutionDownBy: shrink,
      maxFramerate: frames,
    });
    await sender.setParameters(settings);
  }
}

async function answer(
  state: State,
  signal: Signal,
  description: RTCSessionDescriptionInit,
): Promise<void> {
  const { polite, send, face, slides } = state;
  const collides = state.offering || state.pc.signalingState !== 'stable';
  if (collides && !polite) {
    const ours = state.pc.localDescription;
    if (signal.run !== state.theirs && ours) send({ run: state.run, description: ours.toJSON() });
    return;
  }
  if (signal.run !== state.theirs && (state.theirs || !polite)) renew(state);
  state.theirs = signal.run;
  await state.pc.setRemoteDescription(description);
  for (const [at, transceiver] of state.pc.getTransceivers().entries()) {
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams(at < 2 ? face : slides);
  }
  await fill(state);
  await state.pc.setLocalDescription();
  const { run, theirs, pc } = state;
  if (pc.localDescription) send({ run, to: theirs, description: pc.localDescription.toJSON() });
}
async function take(state: State, signal: Signal): Promise<void> {
  const { description, candidate } = signal;
  if (state.closed) return;
  if (description?.type === 'offer') await answer(state, signal, description);
  else if (description) {
    if (signal.to !== state.run || state.pc.signalingState !== 'have-local-offer') return;
    state.theirs = signal.run;
    await state.pc.setRemoteDescription(description);
    await fill(state);
  } else if (!candidate) {
    if (!state.polite && performance.now() - state.startedAt > 1_500) begin(state);
    return;
  } else if (signal.run === state.theirs && state.pc.remoteDescription)
    return state.pc.addIceCandidate(candidate);
  else {
    if (state.early.length < 100) state.early.push(signal);
    return;
  }
  const ready = state.early.filter((waiting) => waiting.run === state.theirs);
  state.early = [];
  for (const waiting of ready) await state.pc.addIceCandidate(waiting.candidate);
}
function seek({ closed, pc, run, theirs, polite, send }: State): void {
  if (closed) return;
  if (pc.signalingState === 'have-local-offer' && pc.localDescription)
    send({ run, description: pc.localDescription.toJSON() });
  else if (theirs) pc.restartIce();
  else if (polite) send({ run });
}

async function measure(state: State): Promise<void> {
  const of = state.pc;
  if (of.connectionState !== 'connected') return;
  const now = countedIn(await of.getStats());
  const was = state.before;
  if (of !== state.pc) return;
  state.before = now;
  if (!was) return;
  const [received, lost] = [now.received - was.received, now.lost - was.lost];
  const loss = received + lost > 0 ? Math.max(0, lost) / (received + lost) : 0;
  const { lossThere, trip, room } = now;
  const found = qualityOf({ loss: Math.max(loss, lossThere), trip, room });
  if (found === state.quality) return;
  state.quality = found;
  tell(state, of);
}

type Counted = {
  readonly received: number;
  readonly lost: number;
  readonly lossThere: number;
  readonly trip: number;
  readonly room: number | null;
};
type Stat = {
  readonly type: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly currentRoundTripTime?: number;
  readonly availableOutgoingBitrate?: number;
};
/**
 * What arrived here since the connection began, how much of ours the other side says it misses, and
 * how its path stands.
 */
function countedIn(report: RTCStatsReport): Counted {
  const stats = [...(report as unknown as ReadonlyMap<string, Stat>).values()];
  const arrived = stats.filter(({ type }) => type === 'inbound-rtp');
  const path = stats.find(
    ({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded',
  );
  return {
    received: arrived.reduce((sum, { packetsReceived = 0 }) => sum + packetsReceived, 0),
    lost: arrived.reduce((sum, { packetsLost = 0 }) => sum + packetsLost, 0),
    lossThere: Math.max(
      0,
      ...stats.map(({ type, fractionLost = 0 }) =>
        type === 'remote-inbound-rtp' ? fractionLost : 0,
      ),
    ),
    trip: path?.currentRoundTripTime ?? 0,
    room: path?.availableOutgoingBitrate ?? null,
  };
}

const isSignal = (data: unknown): data is Signal =>
  typeof data === 'object' && data !== null && 'run' in data && typeof data.run === 'string';

export const openPeers: OpenMedium = ({ stay, iceServers, send, seen }) => {
  const peers = new Map<string, Peer>();
  /** The others may see us inside before we see them. */
  const unmet = new Map<string, Signal[]>();
  let tracks: Tracks = { microphone: null, camera: null, screen: null };
  const show = () => peers.forEach((peer) => peer.show(tracks, peers.size));
  return {
    meet: (stays) => {
      for (const [other, peer] of peers) {
        if (stays.includes(other)) continue;
        peer.close();
        peers.delete(other);
        seen(other, null);
      }
      for (const other of stays.filter((one) => one !== stay && !peers.has(one))) {
        const link = {
          polite: stay > other,
          iceServers,
          send: (signal: Signal) => send(other, signal),
          seen: (sight: Sight) => seen(other, sight),
        };
        const peer = connect(link, tracks, peers.size + 1);
        peers.set(other, peer);
        unmet.get(other)?.forEach(peer.hear);
        unmet.delete(other);
      }
      show();
    },
    hear: (from, data) => {
      if (!isSignal(data)) return;
      const peer = peers.get(from);
      if (peer) peer.hear(data);
      else if (unmet.has(from) || unmet.size < 12)
        unmet.set(from, [...(unmet.get(from) ?? []).slice(-60), data]);
    },
    show: (next) => void ((tracks = next), show()),
    seek: () => peers.forEach((peer) => peer.seek()),
    end: () => void (peers.forEach((peer) => peer.close()), peers.clear()),
  };
};
