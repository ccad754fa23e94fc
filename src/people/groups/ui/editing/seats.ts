import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useUnsaved } from '../../../../base/ui/talk/unsaved.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMe } from '../../../ui/me.tsx';
import type { Changes } from '../../members/contract.ts';
import { difference, reapply, type Difference, type Role } from '../../members/rules.ts';
import { groupKey, membersApi, type Group } from '../api.ts';

/** Somebody as the list shows them. */
export type Face = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly picture: string | null;
};
export type Seats = {
  /** The role somebody will have after saving; null: not in the group. */
  readonly roleOf: (person: string) => Role | null;
  readonly set: (person: Face, role: Role | null) => void;
  /** People who are not in the group yet. */
  readonly newcomers: readonly Face[];
  readonly changes: Difference<string>;
  readonly count: number;
  readonly keepsManager: boolean;
  readonly save: () => void;
  readonly busy: boolean;
  readonly discard: () => void;
  readonly problem: Error | null;
  /** What others have saved while this list was edited. */
  readonly meanwhile: Changes['changes'] | null;
};

const sizeOf = ({ added, removed, changed }: Difference<string>): number =>
  added.length + removed.length + changed.length;

/**
 * Edits of the member list, kept apart from the list itself: when others change it, these are put
 * on top of how it is now. `onGone`: one has taken oneself out.
 */
export function useSeats(group: Group, onGone: () => void): Seats {
  const me = useMe().person.id as string;
  const admin = group.gates.edit.paths.some(({ via }) => via === 'admin');
  const { base, edits, faces, put, clear } = useEdits(group);
  const wanted = useMemo(() => reapply(base, edits), [base, edits]);
  const changes = useMemo(() => difference(base, wanted), [base, wanted]);
  const roles = useMemo(() => new Map(wanted.map(({ person, role }) => [person, role])), [wanted]);
  const saving = useSaving(group, wanted, {
    then: async (reload) => {
      if (changes.removed.includes(me) && !admin) return onGone();
      await reload();
      forget();
    },
  });
  const forget = () => {
    clear();
    saving.reset();
  };
  useUnsaved(() => sizeOf(changes) > 0 && !saving.busy);
  return {
    roleOf: (person) => roles.get(person) ?? null,
    set: (person, role) => {
      saving.setProblem(null);
      put(person, role);
    },
    newcomers: changes.added.flatMap(({ person }) => faces.get(person) ?? []),
    changes,
    count: sizeOf(changes),
    keepsManager: wanted.some(({ role }) => role === 'manager'),
    save: saving.save,
    busy: saving.busy,
    discard: forget,
    problem: saving.problem,
    meanwhile: saving.meanwhile,
  };
}

type Seat = { readonly person: string; readonly role: Role };

/** What was chosen and is not saved, on top of the list as it is. */
function useEdits({ members }: Group) {
  const [edits, setEdits] = useState<ReadonlyMap<string, Role | null>>(new Map());
  const [faces, setFaces] = useState<ReadonlyMap<string, Face>>(new Map());
  const base = useMemo(
    () => members.map(({ person, role }): Seat => ({ person: person.id, role })),
    [members],
  );
  const put = (person: Face, role: Role | null) => {
    setFaces((known) => new Map(known).set(person.id, person));
    setEdits((known) => {
      const next = new Map(known);
      if (role === (base.find((seat) => seat.person === person.id)?.role ?? null))
        next.delete(person.id);
      else next.set(person.id, role);
      return next;
    });
  };
  return { base, edits, faces, put, clear: () => setEdits(new Map()) };
}

type After = { readonly then: (reload: () => Promise<void>) => Promise<void> | void };

/** Saves the list; when others were faster, says what they have changed. */
function useSaving({ id, version }: Group, people: readonly Seat[], { then }: After) {
  const t = useTranslations('groups.editor');
  const queries = useQueryClient();
  const [meanwhile, setMeanwhile] = useState<Changes['changes'] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: groupKey(id) });
  const saving = useAct(
    () =>
      membersApi('PUT /api/groups/{id}/members', {
        params: { id },
        body: { people: [...people] },
        version,
      }),
    {
      changes: ['groups', 'contacts', 'sessions'],
      done: t('saved'),
      then: () => then(reload),
      failed: (error) => {
        const stale = error instanceof ProblemError && error.document.status === 412;
        setMeanwhile(stale ? (error.document.now as Changes).changes : null);
        setProblem(stale ? null : error);
        if (stale) void reload();
        return true;
      },
    },
  );
  const reset = () => {
    setMeanwhile(null);
    setProblem(null);
  };
  const save = () => saving.mutate();
  return { save, busy: saving.isPending, meanwhile, problem, setProblem, reset };
}
