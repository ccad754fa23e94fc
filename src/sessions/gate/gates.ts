import { gate, type Verdict } from '../../access/gate.ts';
import type { Db } from '../../base/data/database.ts';
import type { Part } from '../../base/data/one-moment.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { canSignIn, isContact } from '../../people/audience/checks.ts';
import {
  assigned,
  hasDates,
  hostsRoom,
  inSessionGroup,
  managesIt,
  notCancelled,
  notHidden,
  withinTime,
  type MeetingFacts,
} from './checks.ts';

/** The parts that other gates are composed of. */
export const belongs = [canSignIn, isContact, inSessionGroup, assigned, notHidden] as const;
export const inTime = [notCancelled, withinTime] as const;
export const hosting = [canSignIn, hostsRoom] as const;
const managing = [canSignIn, managesIt] as const;

/** Whoever may not see a session does not learn that it exists. */
export const seeSession = gate('see-session', ...belongs);
export const hostRoom = gate('host-room', ...hosting);
/** Judged with the manager as the person, too: a suspended or erased account manages nothing. */
export const manageSession = gate('manage-session', ...managing);
export const changeSession = gate('change-session', ...managing, hasDates, notCancelled);

export type Entering = {
  readonly verdict: Verdict;
  /** All that it, and what else was asked, was judged on. */
  readonly facts: MeetingFacts;
  readonly door: 'open' | 'members' | 'locked' | 'closed';
  /** Of the one who asks. */
  readonly zone: string;
};
/**
 * What only the door of a session knows. It stands on a higher floor and is handed in by the table
 * of contents.
 */
export type Entrance = {
  /** May this one, asking for themselves, enter? The checklists that refuse tell all. */
  readonly entering: (
    db: Db,
    person: PersonId,
    sessions: readonly SessionId[],
  ) => Promise<readonly Entering[]>;
  /** The same of one session, with the names told to this one, and what else is read of it then. */
  readonly enteringWith: <Row>(
    db: Db,
    person: PersonId,
    session: SessionId,
    also: { readonly name: string; readonly part: Part<Row> },
  ) => Promise<Entering & { readonly rows: readonly Row[] }>;
  /** Of these sessions, those that are there and that this person may not know of. */
  readonly lostTo: (
    db: Db,
    person: PersonId,
    sessions: readonly string[],
  ) => Promise<ReadonlySet<string>>;
  /** Those of `among` whom the room knows. */
  readonly knownTo: (db: Db, session: SessionId, among: readonly PersonId[]) => Promise<PersonId[]>;
};
