export type Door = 'open' | 'members' | 'locked' | 'closed';
/** What somebody is to a room: whoever is more than one of these counts as the first. */
export type DoorStanding = 'host' | 'member' | 'person' | 'guest';
export type Outcome = 'enter' | 'ask' | 'refused';

/**
 * The table of the door. Whom a room without guests does not know at all (the last two rows) is not
 * asked for here.
 */
const table: Readonly<Record<DoorStanding, Readonly<Record<Door, Outcome>>>> = {
  host: { open: 'enter', members: 'enter', locked: 'enter', closed: 'enter' },
  member: { open: 'enter', members: 'enter', locked: 'ask', closed: 'refused' },
  person: { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
  guest: { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
};

/** `mustAsk`: sent back or removed by a host, so that even a door that would let them in asks. */
export const atDoor = (standing: DoorStanding, door: Door, mustAsk: boolean): Outcome => {
  const outcome = table[standing][door];
  return outcome === 'enter' && mustAsk && standing !== 'host' ? 'ask' : outcome;
};

/** In place of a link's number: the person was inside by the link when guests were switched off. */
export const insideLink = 0;

const waits = [0, 0, 30, 120, 600]; // seconds after so many denials

/**
 * How often this very account or browser was denied, and when last: nobody waits for what others of
 * their network were told.
 */
export type Denials = { readonly times: number; readonly last: Date | null };
/** When they may ask again; null: now. */
export function mayAskAt({ times, last }: Denials, now: Date): Date | null {
  const at =
    last && times > 0 ? last.getTime() + waits[Math.min(times, waits.length - 1)]! * 1000 : 0;
  return at > now.getTime() ? new Date(at) : null;
}
