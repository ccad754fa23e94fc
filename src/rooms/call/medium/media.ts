/**
 * What a medium offers a room: sound and pictures of the others for ours. `peer.ts` is one; a media
 * server can be another.
 */
export type Tracks = {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
};

/**
 * How the other side of one connection stands: `lost` means that the two networks do not reach each
 * other now.
 */
export type Line = 'connecting' | 'connected' | 'lost';
/** How well it carries, as people would say. */
export type Quality = 'good' | 'fair' | 'poor';
export type Sight = {
  /** Their voice and camera. */ readonly stream: MediaStream;
  /** Their screen; shows nothing unless they share one. */ readonly screen: MediaStream;
  readonly line: Line;
  /** null: not known yet. */ readonly quality: Quality | null;
};

/**
 * What a medium needs from the room: who we are, a way to the others' mediums, and somebody to
 * tell.
 */
export type Side = {
  readonly stay: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly send: (to: string, data: unknown) => void;
  readonly seen: (stay: string, sight: Sight | null) => void;
};

export type Medium = {
  /**
   * Exactly these stays are inside besides us: connect to the new ones, part from those who are
   * gone.
   */
  readonly meet: (stays: readonly string[]) => void;
  /**
   * A message that `send` of another medium in this room gave to its side. It comes from another
   * browser: anything may be in it.
   */
  readonly hear: (from: string, data: unknown) => void;
  /** Shows these tracks to everyone from now on; null shows nothing. */
  readonly show: (tracks: Tracks) => void;
  /**
   * Our network may have changed, or what we sent may have got lost: look for new ways to everyone,
   * now.
   */
  readonly seek: () => void;
  readonly end: () => void;
};
export type OpenMedium = (side: Side) => Medium;
