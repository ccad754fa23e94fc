/**
 * The pictures for each other person: bits a second, so that all of them together fit a home
 * uplink, and how much smaller than the camera's it is, because every one of them is encoded on its
 * own. Whoever shares a screen gives it most of that: it is kept sharp, at the cost of motion.
 */
export type Encoding = { readonly bits: number; readonly shrink: number; readonly frames: number };
export const picture = (others: number, sharing = false): Encoding => {
  if (sharing)
    return { bits: others <= 1 ? 300_000 : others <= 3 ? 150_000 : 100_000, shrink: 4, frames: 15 };
  return others <= 1
    ? { bits: 1_500_000, shrink: 1, frames: 30 }
    : others <= 3
      ? { bits: 700_000, shrink: 2, frames: 24 }
      : { bits: 350_000, shrink: 3, frames: 24 };
};
export const sharedScreen = (others: number): Encoding => ({
  bits: others <= 1 ? 1_700_000 : others <= 3 ? 550_000 : 300_000,
  shrink: 1,
  frames: 12,
});

/**
 * One connection over the last seconds: share of packets lost, seconds there and back, bits a
 * second it could carry (where the browser tells).
 */
export type Measured = {
  readonly loss: number;
  readonly trip: number;
  readonly room: number | null;
};
/**
 * Speech suffers audibly from 2 % lost or a quarter of a second, and cannot be followed from 8 % or
 * half a second on.
 */
export function qualityOf({ loss, trip, room }: Measured): 'good' | 'fair' | 'poor' {
  if (loss > 0.08 || trip > 0.5 || (room !== null && room < 80_000)) return 'poor';
  return loss > 0.02 || trip > 0.25 || (room !== null && room < 200_000) ? 'fair' : 'good';
}
export type Counted = {
  readonly received: number;
  readonly lost: number;
  readonly lossThere: number;
  readonly trip: number;
  readonly room: number | null;
};
type Stat = {
  readonly id: string;
  readonly type: string;
  /** When it was measured, or reported from the other side: milliseconds. */
  readonly timestamp: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly currentRoundTripTime?: number;
  readonly availableOutgoingBitrate?: number;
  readonly selectedCandidatePairId?: string;
};
/** What the browser reports of one connection. */
export type Stats = ReadonlyMap<string, Stat>;
/** What the other side reported before that is of what we no longer send, or of a way left behind. */
const fresh = 10_000;
/**
 * What arrived here since the connection began, how much of ours the other side says it misses, and
 * how its path stands. A path that was left still looks like one in use: the transport says which
 * is, where the browser tells.
 */
export function countedIn(report: Stats): Counted {
  const stats = [...report.values()];
  const latest = Math.max(0, ...stats.map(({ timestamp }) => timestamp));
  const arrived = stats.filter(({ type }) => type === 'inbound-rtp');
  const missed = stats.filter(
    ({ type, timestamp }) => type === 'remote-inbound-rtp' && timestamp > latest - fresh,
  );
  const selected = stats.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  const path = stats.find(
    ({ id, type, nominated, state }) =>
      type === 'candidate-pair' &&
      (selected ? id === selected : nominated && state === 'succeeded'),
  );
  return {
    received: arrived.reduce((sum, { packetsReceived = 0 }) => sum + packetsReceived, 0),
    lost: arrived.reduce((sum, { packetsLost = 0 }) => sum + packetsLost, 0),
    lossThere: Math.max(0, ...missed.map(({ fractionLost = 0 }) => fractionLost)),
    trip: path?.currentRoundTripTime ?? 0,
    room: path?.availableOutgoingBitrate ?? null,
  };
}
/** Our own end: when even the best line is bad, the cause is on our side. */
export const ownQuality = (
  lines: readonly ('good' | 'fair' | 'poor' | null)[],
): 'good' | 'fair' | 'poor' | null =>
  (['good', 'fair', 'poor'] as const).find((quality) => lines.includes(quality)) ?? null;

export type IceServer = { urls: string[]; username?: string; credential?: string };
/** `stun:host:port turn:user:password@host:port` as browsers take it. */
export const iceServers = (setting: string | undefined): IceServer[] =>
  (setting ?? '')
    .split(' ')
    .filter(Boolean)
    .map((server) => {
      const found = /^(turns?):([^:@]+):([^@]+)@(.+)$/u.exec(server);
      return found
        ? {
            urls: [`${found[1]}:${found[4]}`],
            username: decodeURIComponent(found[2]!),
            credential: decodeURIComponent(found[3]!),
          }
        : { urls: [server] };
    });
