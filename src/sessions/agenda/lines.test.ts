import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { newId, type PersonId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { agenda, between } from './actions.ts';
import type { LinesAsked, Line, Lines } from './lines.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

const who = { person: newId<'person'>() as PersonId, language: 'en' } as Who;
const organisation = { id: newId<'organisation'>(), name: 'Home' };
const instant = (hour: number, year = 2030): string =>
  new Date(Date.UTC(year, 0, 1, hour)).toISOString();

/** Of those at some hours the room is open now, of one of these it is off. */
const lineAt = (what: string, hour: number): Line => ({
  shown: {
    event: newId<'event'>(),
    what,
    title: `${what} at ${hour}`,
    link: `/${what}`,
    enters: null,
    organisation,
    hosts: [],
    starts: instant(hour),
    ends: instant(hour + 1),
    openEnd: false,
    opens: instant(hour, 2020),
    closes: instant(hour + 1, hour % 2 === 0 ? 2100 : 2021),
    cancelled: hour === 4,
    reason: '',
  },
  entered: `room of ${what}`,
  further: 0,
  sequence: 0,
});
const isOn = ({ starts }: Line['shown']): boolean => [instant(0), instant(2)].includes(starts);

const key = ({ shown }: Pick<Line, 'shown'>): string => `${shown.starts} ${shown.event}`;
const inOrder = (all: readonly Line[], latestFirst: boolean): Line[] => {
  const sorted = all.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return latestFirst ? sorted.toReversed() : sorted;
};

/** A feature that keeps its lines in memory, and notes how many it was asked for. */
const madeUp = (what: string, all: readonly Line[], asked: number[] = []): Lines => ({
  what,
  list: async (_, { stretch, after, limit }: LinesAsked) => {
    asked.push(limit);
    const latestFirst = stretch.when === 'past';
    const place = after ? `${after.starts} ${after.event}` : null;
    return inOrder(all, latestFirst)
      .filter((line) => place === null || (latestFirst ? key(line) < place : key(line) > place))
      .slice(0, limit);
  },
  entering: async (_, __, entered) =>
    entered.map((thing, at) => {
      if (entered.indexOf(thing) !== at) throw new Error(`${thing} was asked about twice`);
      if (thing !== `room of ${what}`) throw new Error(`${what} was asked about ${thing}`);
      return {
        verdict: { gate: `use-${what}`, allowed: true, checks: [], paths: [] },
        zone: 'UTC',
      };
    }),
});

// few hours, so that lines of one and of several features often share one
const worlds = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 0, maxLength: 12 }), {
  minLength: 1,
  maxLength: 3,
});

test.each(['upcoming', 'past'] as const)(
  '%s: pages of any size show the lines of all features once, in one order',
  async (when) => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 1, max: 9 }), async (hours, limit) => {
        const made = hours.map((list, at) => list.map((hour) => lineAt(`feature-${at}`, hour)));
        const asked: number[] = [];
        const lines = made.map((list, at) => madeUp(`feature-${at}`, list, asked));
        const seen: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await agenda({ db: fresh.db, lines }, who, { when, cursor, limit });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          for (const item of page.items)
            expect(item.gates?.enter.allowed).toBe(isOn(item) || undefined);
          seen.push(...page.items.map(({ event }) => event));
          if (!page.next) break;
          cursor = page.next;
        }
        expect(seen).toEqual(inOrder(made.flat(), when === 'past').map(({ shown }) => shown.event));
        expect(asked.every((count) => count <= limit + 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);

test('a calendar shows what all features have between two instants', async () => {
  const [bench, course] = [lineAt('bench', 3), lineAt('course', 2)];
  const lines = [madeUp('bench', [bench]), madeUp('course', [course])];
  const asked = { from: instant(0), to: instant(24) };
  expect(await between({ db: fresh.db, lines }, who, asked)).toEqual({
    items: [course.shown, bench.shown],
    more: false,
  });
});
