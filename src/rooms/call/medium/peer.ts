import type { OpenMedium, Quality, Side, Sight, Tracks } from './media.ts';
import {
  countedIn,
  picture,
  qualityOf,
  sharedScreen,
  type Counted,
  type Encoding,
} from './rules.ts';

/**
 * Browser to browser, by perfect negotiation. Of two pages the one that was there first, with the
 * smaller stay id, is polite: it gives way when both offer at once, and it never makes the first
 * offer but asks for one, unless it has come already; so that a newcomer's offer is the first thing
 * that is said. `run` names one attempt: a reloaded page, or one that starts again, comes with a new run,
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

/** `said` by the other side before we met it. */
function connect(link: Link, tracks: Tracks, others: number, said: readonly Signal[]): Peer {
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
  const listenTo = (signal: Signal): void =>
    void (state.queue = state.queue.then(() => take(state, signal)).catch(dropped));
  listen(state);
  if (!state.polite || !said.some(isOffer)) open(state);
  said.forEach(listenTo);
  return {
    hear: listenTo,
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
  if (pc.signalingState === 'closed') return;
  await Promise.all(
    pc.getTransceivers().map(({ sender }, at) => put(sender, ...(wanted[at] ?? [null, null]))),
  );
}
async function put(
  sender: RTCRtpSender,
  track: MediaStreamTrack | null,
  encoding: Encoding | null,
): Promise<void> {
  await sender.replaceTrack(track);
  const settings = sender.getParameters();
  if (!encoding || !settings.encodings?.[0]) return;
  const { bits, shrink, frames } = encoding;
  Object.assign(settings.encodings[0], {
    maxBitrate: bits,
    scaleResolutionDownBy: shrink,
    maxFramerate: frames,
  });
  await sender.setParameters(settings);
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
  await state.pc.setLocalDescription();
  const { run, theirs, pc } = state;
  if (pc.localDescription) send({ run, to: theirs, description: pc.localDescription.toJSON() });
  await fill(state); // what is shown is not negotiated, so the answer does not wait for it
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
    return asked(state);
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
/** Whose offer nobody has answered offers it once more; it may just as well be on its way. */
function asked(state: State): void {
  const { polite, startedAt, theirs, pc, run, send } = state;
  if (polite || performance.now() - startedAt < 1_500) return;
  const offered = !theirs && pc.signalingState === 'have-local-offer' && pc.localDescription;
  if (offered) send({ run, description: offered.toJSON() });
  else begin(state);
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

const isSignal = (data: unknown): data is Signal =>
  typeof data === 'object' && data !== null && 'run' in data && typeof data.run === 'string';

const isOffer = ({ description }: Signal): boolean => description?.type === 'offer';

const nothing: Tracks = { microphone: null, camera: null, screen: null };
const most = 12; // of those we have heard and not met
const trust = 1_000; // ms for which they are shown what we show

/** Our connections, each by the stay at its other end. */
type Circle = Side & {
  readonly peers: Map<string, Peer>;
  /**
   * The others may see us inside before we see them. Whose offer was passed on to us is inside: it is
   * answered, and shown what we show, at once. But they may have been sent out since, so whom we do
   * not meet soon sees nothing more of us, and is then forgotten.
   */
  readonly unmet: Map<string, ReturnType<typeof setTimeout>>;
  readonly early: Map<string, Signal[]>;
  tracks: Tracks;
};

function meet(circle: Circle, stays: readonly string[]): void {
  const { stay, peers, unmet } = circle;
  for (const other of peers.keys())
    if (!stays.includes(other) && !unmet.has(other)) part(circle, other);
  for (const other of stays) {
    known(circle, other);
    if (other !== stay && !peers.has(other)) connectTo(circle, other);
  }
  show(circle);
}
function known({ unmet }: Circle, other: string): void {
  clearTimeout(unmet.get(other));
  unmet.delete(other);
}
function connectTo(circle: Circle, other: string): void {
  const { stay, iceServers, send, seen, peers, early, tracks } = circle;
  const link = {
    polite: stay < other,
    iceServers,
    send: (signal: Signal) => send(other, signal),
    seen: (sight: Sight) => seen(other, sight),
  };
  peers.set(other, connect(link, tracks, peers.size + 1, early.get(other) ?? []));
  early.delete(other);
}
function part(circle: Circle, other: string): void {
  known(circle, other);
  circle.peers.get(other)?.close();
  circle.peers.delete(other);
  circle.seen(other, null);
}
function show({ peers, unmet, tracks }: Circle): void {
  peers.forEach((peer, other) => unmet.has(other) || peer.show(tracks, peers.size));
}
function hear(circle: Circle, from: string, data: unknown): void {
  const { peers, unmet, early } = circle;
  if (!isSignal(data)) return;
  const peer = peers.get(from);
  if (peer) return peer.hear(data);
  if (!early.has(from) && early.size >= most) return;
  early.set(from, [...(early.get(from) ?? []).slice(-60), data]);
  if (!isOffer(data) || unmet.size >= most) return;
  connectTo(circle, from);
  const hide = (): void => {
    peers.get(from)?.show(nothing, peers.size);
    unmet.set(
      from,
      setTimeout(() => part(circle, from), patience),
    );
  };
  unmet.set(from, setTimeout(hide, trust));
}

export const openPeers: OpenMedium = (side) => {
  const circle: Circle = {
    ...side,
    peers: new Map(),
    unmet: new Map(),
    early: new Map(),
    tracks: nothing,
  };
  return {
    meet: (stays) => meet(circle, stays),
    hear: (from, data) => hear(circle, from, data),
    show: (tracks) => {
      circle.tracks = tracks;
      show(circle);
    },
    seek: () => circle.peers.forEach((peer) => peer.seek()),
    end: () => {
      circle.unmet.forEach((timer) => clearTimeout(timer));
      circle.peers.forEach((peer) => peer.close());
      circle.peers.clear();
    },
  };
};
