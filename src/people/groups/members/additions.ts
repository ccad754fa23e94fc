import { evaluate, type Judged } from '../../../access/gate.ts';
import type { Tx } from '../../../base/database.ts';
import type { Who } from '../../../base/http.ts';
import type { OrganisationId, PersonId } from '../../../base/ids.ts';
import { Invalid, type Fault } from '../../../base/refusals.ts';
import type { AddFacts, GroupFacts } from '../checks.ts';
import { addToGroup } from '../gates.ts';
import { standingOf } from './store.ts';

export const stranger: AddFacts['person'] = { label: '', email: null, known: false, contact: false, ofOrganisation: false, incoming: null, waiting: false, member: false };

type Additions = { readonly facts: GroupFacts & { readonly group: { readonly id: string } }; readonly organisation: OrganisationId; readonly people: readonly { readonly person: PersonId; readonly pointer: string }[] };

/** Passes when every one of them may be added; otherwise nobody is, and each who may not is named with the reason. */
export async function judgeAdditions(tx: Tx, who: Who, { facts, organisation, people }: Additions): Promise<void> {
  if (people.length === 0) return;
  const others = people.filter(({ person }) => !(facts.admin && person === who.person)); // an admin may seat themselves
  const standing = await standingOf(tx, who.person, facts.admin, facts.group.id as never, organisation, others.map(({ person }) => person));
  const faults = others.flatMap(({ person, pointer }): Fault[] => {
    const verdict = evaluate(addToGroup, { ...facts, person: standing.get(person) ?? stranger });
    const first = verdict.checks.find((check) => check.outcome === 'failed');
    return first ? [{ pointer, ...codeOf(first) }] : [];
  });
  if (faults.length > 0) throw new Invalid(faults);
}

const codeOf = ({ name, args }: Judged): Pick<Fault, 'code' | 'args'> => ({ code: name === 'contact-accepted' ? `contact-${String(args['why'])}` : name, args: { ...args } });
