import type { Ask } from '../../access/ask.ts';
import { evaluate } from '../../access/gate.ts';
import { hostRoom, manageSession } from '../../sessions/gate/gates.ts';
import { asksOf, asNone } from '../../people/audience/asks.ts';
import { bySession, listedHosts, listedSeers, ofSessions } from '../../sessions/why/asks.ts';
import type { DoorFacts, Room } from './checks.ts';
import { answerKnock, closeAgain, openEarly, ownRoom, toEnter, toKnock, toSee } from './gates.ts';
import { loadFacts } from './store.ts';

/**
 * Who asked, was let in, was denied, is blocked or inside is between them and those who run the
 * room; so is how full it is.
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
          within: false,
          inside: 0,
        },
      };
/** For whoever may not see it, a session looks like none at all, and so do its checklists. */
const asSeen = (facts: DoorFacts): DoorFacts =>
  facts.asker.self &&
  !evaluate(toSee(facts), facts).allowed &&
  !evaluate(manageSession, facts).allowed
    ? asNone(facts)
    : facts;

/** Both ways to the same door are asked about by one name; the facts say which it is. */
export const roomAsks: readonly Ask[] = asksOf(
  ofSessions,
  { load: bySession<Room>(loadFacts), withheld: (facts: DoorFacts) => asSeen(discreet(facts)) },
  [
    { gate: 'enter-room', by: toEnter, people: listedSeers },
    { gate: 'knock', by: toKnock },
    { gate: 'host-room', by: () => hostRoom, people: listedHosts },
    { gate: 'answer-knock', by: () => answerKnock },
    { gate: 'open-early', by: () => openEarly },
    { gate: 'close-again', by: () => closeAgain },
  ],
  [{ gate: 'own-room', by: () => ownRoom }],
);
