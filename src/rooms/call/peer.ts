import type { Line, OpenMedium, Tracks } from './media.ts';
import { picture } from './rules.ts';

/**
 * Browser to browser, by perfect negotiation. Of two pages the one with the greater stay id is polite: it gives way when both
 * offer at once, and it never makes the first offer but asks for one. `run` names one attempt: a reloaded page, or one that
 * starts again, comes with a new run, and everything from older ones is ignored.
 */
type Signal = { readonly run: string; readonly to?: string; readonly description?: RTCSessionDescriptionInit; readonly candidate?: RTCIceCandidateInit };
type Peer = { readonly hear: (signal: Signal) => void; readonly show: (tracks: Tracks, others: number) => void; readonly close: () => void };
type Link = {
  readonly polite: boolean;
  readonly iceServers: readonly RTCIceServer[];
  readonly send: (signal: Signal) => void;
  readonly seen: (stream: MediaStream, line: Line) => void;
};

const patience = 5_000;
/** Nonsense from the other side, or a connection that was closed while it was being set up: the next attempt repairs it. */
const dropped = (): void => undefined;

function connect({ polite, iceServers, send, seen }: Link, first: Tracks, firstOthers: number): Peer {
  let [tracks, others] = [first, firstOthers];
  let pc: RTCPeerConnection;
  let stream: MediaStream;
  let [run, theirs, offering, tries, startedAt, closed] = ['', '', false, 0, 0, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let early: Signal[] = [];
  let queue = Promise.resolve();

  function renew(): void {
    pc?.close();
    [run, theirs, offering, startedAt] = [crypto.randomUUID(), '', false, performance.now()];
    const made = (pc = new RTCPeerConnection({ iceServers: [...iceServers] }));
    const shown = (stream = new MediaStream());
    made.onnegotiationneeded = () => void offer(made);
    made.onicecandidate = ({ candidate }) => candidate && send({ run, candidate: candidate.toJSON() });
    made.ontrack = ({ track }) => (shown.addTrack(track), tell(made));
    made.onconnectionstatechange = () => tell(made);
    clearTimeout(timer);
    timer = setTimeout(again, Math.min(patience * 2 ** tries, 30_000) + (polite ? 1_000 : 0));
  }
  function begin(): void {
    renew();
    if (polite) return send({ run });
    for (const kind of ['audio', 'video']) pc.addTransceiver(kind, { direction: 'sendrecv' });
    queue = queue.then(fill).catch(dropped);
  }
  /** An offer, an answer or a whole path can get lost; nobody presses reload for that. */
  function again(): void {
    if (closed || pc.connectionState === 'connected') return;
    tries++;
    seen(stream, 'lost');
    begin();
  }
  function tell(of: RTCPeerConnection): void {
    if (of !== pc || closed) return;
    const state = pc.connectionState;
    if (state === 'connected') tries = 0;
    if (state === 'disconnected') pc.restartIce();
    if (state === 'failed') return again();
    seen(stream, state === 'connected' ? 'connected' : tries > 0 ? 'lost' : 'connecting');
  }
  async function offer(of: RTCPeerConnection): Promise<void> {
    if (of !== pc || (polite && !theirs)) return;
    try {
      offering = true;
      await of.setLocalDescription();
      if (of === pc && of.localDescription) send({ run, description: of.localDescription.toJSON() });
    } finally {
      offering = false;
    }
  }
  async function fill(): Promise<void> {
    const filled = pc;
    for (const { sender, receiver } of filled.getTransceivers()) {
      if (filled.signalingState === 'closed') return;
      await sender.replaceTrack(receiver.track.kind === 'audio' ? tracks.microphone : tracks.camera);
      const settings = sender.getParameters();
      if (receiver.track.kind !== 'video' || !settings.encodings?.[0]) continue;
      const { bits, shrink } = picture(others);
      Object.assign(settings.encodings[0], { maxBitrate: bits, scaleResolutionDownBy: shrink });
      await sender.setParameters(settings);
    }
  }
  async function answer(signal: Signal, description: RTCSessionDescriptionInit): Promise<void> {
    const collides = offering || pc.signalingState !== 'stable';
    if (collides && !polite) return void (signal.run !== theirs && pc.localDescription && send({ run, description: pc.localDescription.toJSON() }));
    if (signal.run !== theirs && (theirs || !polite)) renew();
    theirs = signal.run;
    await pc.setRemoteDescription(description);
    for (const transceiver of pc.getTransceivers()) transceiver.direction = 'sendrecv';
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
    } else if (!candidate) return void (!polite && performance.now() - startedAt > 1_500 && begin());
    else if (signal.run === theirs && pc.remoteDescription) return pc.addIceCandidate(candidate);
    else return void (early.length < 100 && early.push(signal));
    const ready = early.filter((waiting) => waiting.run === theirs);
    early = [];
    for (const waiting of ready) await pc.addIceCandidate(waiting.candidate);
  }
  begin();
  return {
    hear: (signal) => void (queue = queue.then(() => take(signal)).catch(dropped)),
    show: (next, count) => void (([tracks, others] = [next, count]), (queue = queue.then(fill).catch(dropped))),
    close: () => void ((closed = true), clearTimeout(timer), pc.close()),
  };
}

const isSignal = (data: unknown): data is Signal => typeof data === 'object' && data !== null && 'run' in data && typeof data.run === 'string';

export const openPeers: OpenMedium = ({ stay, iceServers, send, seen }) => {
  const peers = new Map<string, Peer>();
  /** The others may see us inside before we see them. */
  const unmet = new Map<string, Signal[]>();
  let tracks: Tracks = { microphone: null, camera: null };
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
          seen: (stream: MediaStream, line: Line) => seen(other, { stream, line }),
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
      else if (unmet.has(from) || unmet.size < 12) unmet.set(from, [...(unmet.get(from) ?? []).slice(-60), data]);
    },
    show: (next) => void ((tracks = next), show()),
    end: () => void (peers.forEach((peer) => peer.close()), peers.clear()),
  };
};
