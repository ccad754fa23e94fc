import { beforeEach, expect, test, vi } from 'vitest';
import { people, useCast, world } from '../../../test/world/cast.ts';
import { ask, enter, open, own, remove, turn } from '../../../test/world/doors.ts';
import { suspend } from '../../../test/world/organisation.ts';
import { dropHost, makeHost } from '../../../test/world/sessions.ts';
import type { SessionId } from '../../base/ids.ts';
import { tellAnswers, tellKnocks, whoAnswers } from './hints.ts';

type Queue = typeof import('../queue/actions.ts');
type Knocks = typeof import('../knocks/store.ts');
/** What happens, once, when that which is told has been read. */
const meanwhile = vi.hoisted(() => ({ happens: null as (() => Promise<unknown>) | null }));
function thenHappens<Given extends unknown[], Found>(
  read: (...given: Given) => Promise<Found>,
): (...given: Given) => Promise<Found> {
  return async (...given) => {
    const found = await read(...given);
    const { happens } = meanwhile;
    meanwhile.happens = null;
    await happens?.();
    return found;
  };
}
vi.mock('../queue/actions.ts', async (original) => {
  const queue = await original<Queue>();
  return { ...queue, queueFor: thenHappens(queue.queueFor) };
});
vi.mock('../knocks/store.ts', async (original) => {
  const knocks = await original<Knocks>();
  return { ...knocks, countPending: thenHappens(knocks.countPending) };
});

useCast();
beforeEach(() => void (meanwhile.happens = null));

type Losing = { readonly session: string; readonly stay: string };
/** How a member who hosts, or is inside a room whose members answer, ceases to. */
const ways: Record<string, (at: Losing) => Promise<unknown>> = {
  'nothing happens': async () => undefined,
  'they are suspended': async () => {
    const chief = await world.person('Chief', { organisation: people.organisation, role: 'admin' });
    return suspend(chief, people.organisation, people.member);
  },
  'they host no more, and answer as a member': ({ session }) =>
    dropHost(people.host, session, people.member),
  'they are removed': ({ stay }) => remove(people.host, stay, { block: true }),
  'members answer no more': ({ session }) => turn(people.host, session, { answeredBy: 'hosts' }),
};
const hosting = [
  'nothing happens',
  'they are suspended',
  'they host no more, and answer as a member',
];
const inside = [
  'nothing happens',
  'they are suspended',
  'they are removed',
  'members answer no more',
];

const cases = [
  ...hosting.map((way) => ['host', way] as const),
  ...inside.map((way) => ['member', way] as const),
];
test.each(
  cases.flatMap(([as, way]) => (['knocks', 'answered'] as const).map((t) => [as, t, way] as const)),
)('who answers as a %s is told %s only while they may: %s', async (as, kind, way) => {
  const { host, member, stranger } = people;
  const place = await own(host, people.organisation, { kind: 'standing', guests: true });
  const session = place.id as SessionId;
  if (as === 'host') await makeHost(host, place.id, member);
  else await open(member, place);
  await turn(host, place.id, { answeredBy: 'members', door: 'open' });
  const { stay } = await enter(member, place.id);
  await turn(host, place.id, { door: 'locked' });
  const { id } = await ask(await world.guest(place.link, 'Gus'), place.id);
  const told: unknown[] = [];
  const live = {
    ...world.app.deps.live,
    here: () => [member.id, stranger.id],
    tell: (person: string, { t }: Readonly<Record<string, unknown>>) => void told.push([person, t]),
  };
  const deps = { db: world.fresh.db, live };
  const at = await whoAnswers(deps, session);
  expect(at.persons).toContain(member.id);
  meanwhile.happens = () => ways[way]!({ session, stay });
  await (kind === 'knocks' ? tellKnocks : tellAnswers)(deps, at, [id]);
  expect([told, meanwhile.happens]).toEqual([
    way === 'nothing happens' ? [[member.id, kind]] : [],
    null,
  ]);
});
