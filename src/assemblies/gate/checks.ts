import type { Args, Check, Path, Remedy } from '../../access/gate.ts';
import type { AssemblyId, QualificationId } from '../../base/ids.ts';
import {
  ask,
  groupsOf,
  inAudience,
  inGroup,
  known,
  unlessSelf,
  waysIn,
  who,
  type Audience,
  type Facts,
} from '../../people/audience/checks.ts';

/**
 * An assembly as those meet it who see or book it. Its groups and the ways in are those of whoever
 * may book.
 */
export type Assembly = Audience & {
  readonly id: AssemblyId;
  readonly title: string;
  readonly state: 'in-service' | 'on-stock' | 'out-of-service';
  readonly reason: string;
  readonly retired: boolean;
  /** The person is in a group that may see it. */
  readonly shown: boolean;
  /** What it asks for, and whether the person has that now. */
  readonly qualification: { readonly id: QualificationId; readonly name: string } | null;
  readonly qualified: boolean;
};
export type AssemblyFacts<About extends Assembly = Assembly> = Facts<About>;

/** Admin of its organisation. */
const administers = ({ role, suspended }: Assembly): boolean => role === 'admin' && !suspended;

/** Everything that is told of one group, as of those that may book. */
const asked = inGroup<Assembly>({ instead: () => [], also: () => [] });
const bring = (facts: AssemblyFacts): readonly Remedy[] =>
  facts.about && administers(facts.about) ? [openAssembly(facts.about)] : asked.remedies!(facts);
const openAssembly = ({ id }: Assembly): Remedy => ({
  name: 'open-assembly',
  href: `/control/assemblies/${id}`,
});
const audience = (facts: AssemblyFacts): Args => ({
  ...who(facts),
  ask: 'admins',
  ...(facts.about && groupsOf(facts.about)),
});
const adminPath = (about: Assembly): readonly Path[] =>
  administers(about) ? [{ via: 'admin', label: '' }] : [];

/** The SQL function `assemblies_of` says the same as a set. */
export const seesAssembly: Check<AssemblyFacts> = {
  name: 'sees-assembly',
  when: ({ person }) => person.id !== null,
  passes: ({ about }) => about !== null && (administers(about) || about.shown || inAudience(about)),
  hidden: (facts) => !known(facts),
  args: audience,
  remedies: (facts) => unlessSelf(facts, () => asked.remedies!(facts)),
  paths: ({ about }) => [...waysIn(about!), ...adminPath(about!)],
};
export const managesAssembly: Check<AssemblyFacts> = {
  name: 'manages-assembly',
  when: known,
  passes: ({ about }) => administers(about!),
  args: who,
  remedies: () => [{ name: 'ask-manager', args: { ask: 'admins' } }],
  paths: ({ about }) => adminPath(about!),
};
export const mayBookIt: Check<AssemblyFacts> = {
  name: 'may-book',
  when: known,
  passes: ({ about }) => inAudience(about!),
  args: audience,
  remedies: (facts) => unlessSelf(facts, () => bring(facts)),
  paths: ({ about }) => waysIn(about!),
};
export const qualified: Check<AssemblyFacts> = {
  name: 'qualified',
  when: known,
  passes: ({ about }) => about!.qualification === null || about!.qualified,
  args: (facts) => ({
    ...who(facts),
    why: facts.about!.qualification ? 'asked' : 'none',
    qualification: facts.about!.qualification?.name ?? '',
  }),
  remedies: (facts) => [ask(facts)],
};
export const inService: Check<AssemblyFacts> = {
  name: 'in-service',
  when: known,
  passes: ({ about }) => about!.state === 'in-service' && !about!.retired,
  args: ({ about }) => ({
    why: about!.retired ? 'retired' : about!.state,
    reason: about!.reason || 'none',
  }),
  remedies: ({ asker, about }) => (asker.admin ? [openAssembly(about!)] : []),
};
