export type Door = 'open' | 'members' | 'locked' | 'closed';
/** What somebody is to a room: whoever is more than one of these counts as the first. */
export type Standing = 'host' | 'member' | 'person' | 'guest';
export type Outcome = 'enter' | 'ask' | 'refused';

/** The table of the door. Whom a room without guests does not know at all (the last two rows) is not asked for here. */
const table: Readonly<Record<Standing, Readonly<Record<Door, Outcome>>>> = {
  host: { open: 'enter', members: 'enter', locked: 'enter', closed: 'enter' },
  member: { open: 'enter', members: 'enter', locked: 'ask', closed: 'refused' },
  person: { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
  guest: { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
};

/** `mustAsk`: sent back or removed by a host, so that even a door that would let them in asks. */
export const atDoor = (standing: Standing, door: Door, mustAsk: boolean): Outcome => {
  const outcome = table[standing][door];
  return outcome === 'enter' && mustAsk && standing !== 'host' ? 'ask' : outcome;
};

/** In place of a link's number: the person was inside by the link when guests were switched off. */
export const insideLink = 0;

const waits = [0, 0, 30, 120, 600]; // seconds after so many denials
const ofNetwork = [0, 0, 0, 30, 30, 30, 120]; // others from the same network, who may be the same under a fresh cookie
const wait = (steps: readonly number[], times: number): number => steps[Math.min(times, steps.length - 1)]!;

export type Denials = {
  /** How often, and when last. */
  readonly own: { readonly times: number; readonly last: Date | null };
  /** Of guests of the same network in the last ten minutes, and of the one among them who was denied most; only counts for whoever was never denied. */
  readonly network: { readonly times: number; readonly most: number; readonly last: Date | null };
};
/** When they may ask again; null: now. */
export function mayAskAt({ own, network }: Denials, now: Date): Date | null {
  const { last, pause } =
    own.times > 0
      ? { last: own.last, pause: wait(waits, own.times) }
      : { last: network.last, pause: Math.max(wait(ofNetwork, network.times), wait(waits, network.most)) };
  const at = last ? last.getTime() + pause * 1000 : 0;
  return at > now.getTime() ? new Date(at) : null;
}
/** Denials of a network count for this long. */
export const networkMinutes = 10;
