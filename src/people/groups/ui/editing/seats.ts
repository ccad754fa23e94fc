import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useUnsaved } from '../../../../base/ui/talk/unsaved.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMe } from '../../../ui/me.tsx';
import type { Changes } from '../../members/contract.ts';
import {
  difference,
  type Difference,
  type Role,
  type Seat,
  type Wish,
} from '../../members/rules.ts';
import { groupKey, membersApi, type Group, type Member } from '../api.ts';

/** Somebody as the list shows them. */
export type Face = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly picture: string | null;
};
export type Seats = {
  /** The role somebody will have after saving; null: not in the group. `was`: what they have now. */
  readonly roleOf: (person: string, was: Role | null) => Role | null;
  readonly set: (person: Face, was: Role | null, role: Role | null) => void;
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
 * Edits of the member list, kept apart from the list itself, of which `rows` are on the page: only
 * they are saved, so what others change meanwhile stays. `onGone`: one has taken oneself out.
 */
export function useSeats(group: Group, rows: readonly Member[], onGone: () => void): Seats {
  const me = useMe().person.id as string;
  const admin = group.gates.edit.paths.some(({ via }) => via === 'admin');
  const { base, wishes, faces, roleOf, put, clear } = useEdits(rows);
  const changes = difference(base, wishes);
  const saving = useSaving(group, wishes, {
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
    roleOf,
    set: (...edit) => {
      saving.setProblem(null);
      put(...edit);
    },
    newcomers: changes.added.flatMap(({ person }) => faces.get(person) ?? []),
    changes,
    count: sizeOf(changes),
    keepsManager: group.managers + managing(wishes) > managing(base),
    save: saving.save,
    busy: saving.busy,
    discard: forget,
    problem: saving.problem,
    meanwhile: saving.meanwhile,
  };
}

const managing = (people: readonly Wish[]): number =>
  people.filter(({ role }) => role === 'manager').length;

type Edit = { readonly face: Face; readonly was: Role | null; readonly role: Role | null };

/** What was chosen and is not saved; `base`: what the same people are now. */
function useEdits(rows: readonly Member[]) {
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const now = new Map<string, Role>(rows.map(({ person, role }) => [person.id, role]));
  const chosen = [...edits].map(([person, { was, role }]) => ({
    person,
    was: now.get(person) ?? was,
    role,
  }));
  return {
    base: chosen.flatMap(({ person, was }): Seat[] =>
      was === null ? [] : [{ person, role: was }],
    ),
    wishes: chosen.map(({ person, role }): Wish => ({ person, role })),
    faces: new Map([...edits].map(([person, { face }]) => [person, face])),
    roleOf: (person: string, was: Role | null) => {
      const edit = edits.get(person);
      return edit ? edit.role : was;
    },
    put: (face: Face, was: Role | null, role: Role | null) =>
      setEdits((known) => {
        const next = new Map(known);
        if (role === was) next.delete(face.id);
        else next.set(face.id, { face, was, role });
        return next;
      }),
    clear: () => setEdits(new Map()),
  };
}

type After = { readonly then: (reload: () => Promise<void>) => Promise<void> | void };

/** Saves the edits; when others were faster, says what they have changed. */
function useSaving({ id, version }: Group, people: readonly Wish[], { then }: After) {
  const t = useTranslations('groups.editor');
  const queries = useQueryClient();
  const [meanwhile, setMeanwhile] = useState<Changes['changes'] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: groupKey(id) });
  const saving = useAct(
    () =>
      membersApi('PATCH /api/groups/{id}/members', {
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
