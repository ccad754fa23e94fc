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

function connect(
  { polite, iceServers, send, seen }: Link,
  first: Tracks,
  firstOthers: number,
): Peer {
  let [tracks, others] = [first, firstOthers];
  let pc: RTCPeerConnection;
  let [stream, screen] = [new MediaStream(), new MediaStream()];
  /** Tells the other browser which lines belong together, so that lips and voice do. */
  const [face, slides] = [new MediaStream(), new MediaStream()];
  let [quality, before]: [Quality | null, Counted | null] = [null, null];
  let [run, theirs, offering, tries, startedAt, closed] = ['', '', false, 0, 0, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let early: Signal[] = [];
  let queue = Promise.resolve();

  function renew(): void {
    pc?.close();
    [run, theirs, offering, startedAt, quality, before] = [
      crypto.randomUUID(),
      '',
      false,
      performance.now(),
      null,
      null,
    ];
    const made = (pc = new RTCPeerConnection({ iceServers: [...iceServers] }));
    [stream, screen] = [new MediaStream(), new MediaStream()];
    const shown = [stream, stream, screen];
    made.onnegotiationneeded = () => void offer(made);
    made.onicecandidate = ({ candidate }) =>
      candidate && send({ run, candidate: candidate.toJSON() });
    made.ontrack = ({ track, transceiver }) => (
      shown[made.getTransceivers().indexOf(transceiver)]?.addTrack(track),
      tell(made)
    );
    made.onconnectionstatechange = () => tell(made);
    clearTimeout(timer);
    timer = setTimeout(again, Math.min(patience * 2 ** tries, 30_000) + (polite ? 1_000 : 0));
  }
  function begin(): void {
    renew();
    if (polite) return send({ run });
    lines.forEach((kind, at) =>
      pc.addTransceiver(kind, { direction: 'sendrecv', streams: [at < 2 ? face : slides] }),
    );
    queue = queue.then(fill).catch(dropped);
  }
  /** An offer, an answer or a whole path can get lost; nobody presses reload for that. */
  function again(): void {
    if (closed || pc.connectionState === 'connected') return;
    tries++;
    seen({ stream, screen, line: 'lost', quality: null });
    begin();
  }
  function tell(of: RTCPeerConnection): void {
    if (of !== pc || closed) return;
    const state = pc.connectionState;
    if (state === 'connected') tries = 0;
    if (state === 'disconnected') pc.restartIce();
    if (state === 'failed') return again();
    seen({
      stream,
      screen,
      line: state === 'connected' ? 'connected' : tries > 0 ? 'lost' : 'connecting',
      quality,
    });
  }
  async function offer(of: RTCPeerConnection): Promise<void> {
    if (of !== pc || (polite && !theirs)) return;
    try {
      offering = true;
      await of.setLocalDescription();
      if (of === pc && of.localDescription)
        send({ run, description: of.localDescription.toJSON() });
    } finally {
      offering = false;
    }
  }
  async function fill(): Promise<void> {
    const filled = pc;
    const wanted: readonly (readonly [MediaStreamTrack | null, Encoding | null])[] = [
      [tracks.microphone, null],
      [tracks.camera, picture(others, tracks.screen !== null)],
      [tracks.screen, sharedScreen(others)],
    ];
    for (const [at, { sender }] of filled.getTransceivers().entries()) {
      if (filled.signalingState === 'closed') return;
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
  async function answer(signal: Signal, description: RTCSessionDescriptionInit): Promise<void> {
    const collides = offering || pc.signalingState !== 'stable';
    if (collides && !polite)
      return void (
        signal.run !== theirs &&
        pc.localDescription &&
        send({ run, description: pc.localDescription.toJSON() })
      );
    if (signal.run !== theirs && (theirs || !polite)) renew();
    theirs = signal.run;
    await pc.setRemoteDescription(description);
    for (const [at, transceiver] of pc.getTransceivers().entries()) {
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(at < 2 ? face : slides);
    }
    await fill();
    await pc.setLocalDescription();
    if (pc.localDescription) send({ run, to: theirs, description: pc.localDescription.toJSON() });
  }
  async function take(signal: Signal): Promise<void> {
    const { description, candidate } = signal;
    if (closed) return;
    if (description?.type === 'offer') await answer(signal, description);
    else if (description) {
      if (signal.to !== run || pc.signalingState !== 'have-local-offer') return;
      theirs = signal.run;
      await pc.setRemoteDescription(description);
      await fill();
    } else if (!candidate)
      return void (!polite && performance.now() - startedAt > 1_500 && begin());
    else if (signal.run === theirs && pc.remoteDescription) return pc.addIceCandidate(candidate);
    else return void (early.length < 100 && early.push(signal));
    const ready = early.filter((waiting) => waiting.run === theirs);
    early = [];
    for (const waiting of ready) await pc.addIceCandidate(waiting.candidate);
  }
  function seek(): void {
    if (closed) return;
    if (pc.signalingState === 'have-local-offer' && pc.localDescription)
      send({ run, description: pc.localDescription.toJSON() });
    else if (theirs) pc.restartIce();
    else if (polite) send({ run });
  }
  async function measure(): Promise<void> {
    const of = pc;
    if (of.connectionState !== 'connected') return;
    const now = countedIn(await of.getStats());
    const was = before;
    if (of !== pc) return;
    before = now;
    if (!was) return;
    const [received, lost] = [now.received - was.received, now.lost - was.lost];
    const loss = received + lost > 0 ? Math.max(0, lost) / (received + lost) : 0;
    const found = qualityOf({
      loss: Math.max(loss, now.lossThere),
      trip: now.trip,
      room: now.room,
    });
    if (found === quality) return;
    quality = found;
    tell(of);
  }
  const meter = setInterval(() => void measure().catch(dropped), measureEvery);
  begin();
  return {
    hear: (signal) => void (queue = queue.then(() => take(signal)).catch(dropped)),
    show: (next, count) =>
      void (([tracks, others] = [next, count]), (queue = queue.then(fill).catch(dropped))),
    seek,
    close: () => void ((closed = true), clearTimeout(timer), clearInterval(meter), pc.close()),
  };
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
