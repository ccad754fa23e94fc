import type { Ask } from '../../access/ask.ts';
import { evaluate } from '../../access/gate.ts';
import { hostRoom, manageSession, seeSession } from '../../sessions/gate/gates.ts';
import { hosts, seers } from '../../sessions/gate/store.ts';
import { asksOf, asNone } from '../../people/audience/asks.ts';
import { asSeen, bySession, listed, ofSessions } from '../../sessions/why/asks.ts';
import { isForGroups } from '../../sessions/why/store.ts';
import type { DoorFacts, Room } from './checks.ts';
import {
  answerKnock,
  closeAgain,
  openEarly,
  ownRoom,
  seeDoor,
  toEnter,
  toKnock,
  toSee,
  toStay,
} from './gates.ts';
import { entitled, known, loadFacts } from './store.ts';

/**
 * Who holds the link, asked, was let in, was denied, is blocked or inside is between them and those
 * who run the room; so is how full it is.
 */
const discreet = (facts: DoorFacts): DoorFacts =>
  facts.asker.self || !facts.about || facts.about.askerHosts || facts.asker.admin
    ? facts
    : {
        ...facts,
        about: {
          ...facts.about,
          asked: null,
          denials: { times: 0, last: null },
          blocked: false,
          removedNear: false,
          link: false,
          within: false,
          inside: 0,
          taken: 0,
          withheld: true,
        },
      };
/** For whoever may not see it, a session looks like none at all, and so do its checklists. */
const asMet = (facts: DoorFacts): DoorFacts =>
  facts.asker.self &&
  !evaluate(toSee(facts), facts).allowed &&
  !evaluate(manageSession, facts).allowed
    ? asNone(facts)
    : facts;

/** Of a room without dates whoever is met at its door sees it; of a group session its people. */
const hasDoorAlone = ({ about }: DoorFacts): boolean => about !== null && about.kind !== 'group';
const toBehold = (facts: DoorFacts) => (hasDoorAlone(facts) ? seeDoor : seeSession);
const beholders: (typeof seers)['page'] = async (db, session, page) =>
  ((await isForGroups(db, session)) ? seers : known).page(db, session, page);
const load = bySession<Room>(loadFacts);

/** Both ways to the same door are asked about by one name; the facts say which it is. */
export const roomAsks: readonly Ask[] = [
  ...asksOf(
    ofSessions,
    {
      load,
      withheld: (facts: DoorFacts) => (hasDoorAlone(facts) ? asMet : asSeen)(discreet(facts)),
    },
    [
      {
        gate: 'see-session',
        by: toBehold,
        people: listed(beholders, toBehold, load),
      },
    ],
    [],
  ),
  ...asksOf(
    ofSessions,
    { load, withheld: (facts: DoorFacts) => asMet(discreet(facts)) },
    [
      { gate: 'enter-room', by: toEnter, people: listed(entitled.page, toStay, load) },
      { gate: 'knock', by: toKnock },
      {
        gate: 'host-room',
        by: () => hostRoom,
        people: listed(hosts.page, () => hostRoom, load),
      },
      { gate: 'answer-knock', by: () => answerKnock },
      { gate: 'open-early', by: () => openEarly },
      { gate: 'close-again', by: () => closeAgain },
    ],
    [{ gate: 'own-room', by: () => ownRoom }],
  ),
];
