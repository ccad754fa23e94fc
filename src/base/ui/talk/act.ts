import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { ProblemError } from './api.ts';
import { useKeep } from './keep.ts';
import { useSentence } from './sentence.ts';
import { useUnsaved } from './unsaved.ts';

type Options<Given, Got> = {
  /** Topics to look at again; the live hint would do it too, a moment later. */
  readonly changes?: readonly string[];
  /** A short notice when it worked. */
  readonly done?: string | ((got: Got, given: Given) => string);
  readonly then?: (got: Got, given: Given) => void | Promise<void>;
  /** Return true when the problem is shown elsewhere; otherwise it becomes a notice. */
  readonly failed?: (error: Error) => boolean;
};

const IDLE = {
  isPending: false,
  isSuccess: false,
  data: undefined,
  error: null,
  variables: undefined,
} as const;
/** What became of the newest time. */
type Progress<Given, Got> =
  | typeof IDLE
  | (Omit<typeof IDLE, 'isPending' | 'variables'> & {
      readonly isPending: true;
      readonly variables: Given;
    })
  | (Omit<typeof IDLE, 'isSuccess' | 'data' | 'variables'> & {
      readonly isSuccess: true;
      readonly data: Got;
      readonly variables: Given;
    })
  | (Omit<typeof IDLE, 'error' | 'variables'> & {
      readonly error: Error;
      readonly variables: Given;
    });
/** What follows one time of many. */
type Follows<Given, Got> = {
  readonly onSuccess?: (got: Got, given: Given) => void;
  readonly onError?: (error: Error, given: Given) => void;
  readonly onSettled?: () => void;
};
export type Act<Given, Got> = Progress<Given, Got> & {
  readonly mutate: (given: Given, follows?: Follows<Given, Got>) => void;
  /** Fails when it failed, for whoever goes on with the outcome. */
  readonly mutateAsync: (given: Given) => Promise<Got>;
  /** As if it had never been done. */
  readonly reset: () => void;
};

/**
 * An act of the person: one request, then fresh data, a notice, and an honest sentence when it
 * failed.
 */
export function useAct<Given = void, Got = unknown>(
  act: (given: Given) => Promise<Got>,
  { changes = [], done, then, failed }: Options<Given, Got> = {},
): Act<Given, Got> {
  const { renew } = useKeep();
  const sentence = useSentence();
  return useSteps<Given, Got>({
    act,
    succeeded: async (got, given) => {
      for (const topic of changes) void renew(topic);
      const text = typeof done === 'function' ? done(got, given) : done;
      if (text) notifications.show({ message: text, color: 'green', autoClose: 4000 });
      await then?.(got, given);
    },
    refused: (error) => {
      if (failed?.(error)) return;
      notifications.show({ message: sentence(error), color: 'red', autoClose: 9000 });
    },
  });
}

type Steps<Given, Got> = {
  readonly act: (given: Given) => Promise<Got>;
  readonly succeeded: (got: Got, given: Given) => Promise<void>;
  readonly refused: (error: Error) => void;
};
/** It is under way until what follows it is done, and goes on when nobody looks any more. */
function useSteps<Given, Got>(steps: Steps<Given, Got>): Act<Given, Got> {
  const [progress, setProgress] = useState<Progress<Given, Got>>(IDLE);
  const now = useRef(steps);
  useLayoutEffect(() => void (now.current = steps));
  const newest = useRef(0);
  const mutateAsync = useCallback(async (variables: Given) => {
    const turn = ++newest.current;
    const tell = (next: Progress<Given, Got>) => turn === newest.current && setProgress(next);
    tell({ ...IDLE, isPending: true, variables });
    try {
      const data = await now.current.act(variables);
      await now.current.succeeded(data, variables);
      tell({ ...IDLE, isSuccess: true, data, variables });
      return data;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      now.current.refused(error);
      tell({ ...IDLE, error, variables });
      throw error;
    }
  }, []);
  const mutate = useCallback(
    (given: Given, { onSuccess, onError, onSettled }: Follows<Given, Got> = {}) =>
      void mutateAsync(given)
        .then(
          (got) => onSuccess?.(got, given),
          (error: Error) => onError?.(error, given),
        )
        .finally(onSettled),
    [mutateAsync],
  );
  const reset = useCallback(() => {
    newest.current += 1;
    setProgress(IDLE);
  }, []);
  return { ...progress, mutate, mutateAsync, reset };
}

export type Saving = {
  readonly submit: (event?: SyntheticEvent<HTMLFormElement>) => void;
  readonly busy: boolean;
  /** What fits no field, for `<Problem error={save.problem} />` above the form. */
  readonly problem: Error | null;
};

/**
 * An act whose faults are put at the fields of a form, the first of them focused. `<form
 * onSubmit={save.submit}>`.
 */
export function useSave<Values extends Record<string, unknown>, Got = unknown>(
  form: UseFormReturnType<Values>,
  act: (values: Values) => Promise<Got>,
  {
    fields = {},
    asks = false,
    then,
    ...options
  }: Omit<Options<Values, Got>, 'failed'> & {
    /** Field of the form for a field of the request, where they differ. */ readonly fields?: Readonly<
      Record<string, string>
    >;
    /** What is edited on a page and not saved is not lost without a question. */ readonly asks?: boolean;
  } = {},
): Saving {
  const [problem, setProblem] = useState<Error | null>(null);
  const failed = (error: Error): boolean => {
    const { placed, rest } = sort(error, form, fields);
    form.setErrors(placed);
    focusFirst(form, placed);
    setProblem(rest ? error : null);
    return true;
  };
  const saved = (got: Got, given: Values) => {
    form.resetDirty();
    return then?.(got, given);
  };
  const saving = useAct(act, { ...options, then: saved, failed });
  useUnsaved(() => asks && form.isDirty());
  return {
    submit: form.onSubmit(
      (values) => {
        setProblem(null);
        if (!saving.isPending) saving.mutate(values);
      },
      (errors) => focusFirst(form, errors),
    ),
    busy: saving.isPending,
    problem,
  };
}

/** What is stored fills the form again when it changes, unless somebody is editing it. */
export function useRefill<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  stored: Values,
): void {
  const now = JSON.stringify(stored);
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    if (form.isDirty()) return;
    form.setValues(stored);
    form.resetDirty(stored);
  }, [now, form, stored]);
}

const sort = <V extends Record<string, unknown>>(
  error: Error,
  form: UseFormReturnType<V>,
  fields: Readonly<Record<string, string>>,
) => {
  const faults = error instanceof ProblemError ? (error.document.faults ?? []) : [];
  const placed: Record<string, string> = {};
  let rest = faults.length === 0;
  for (const fault of faults) {
    const name = field(fault.pointer);
    const mine = fields[name] ?? name;
    if (form.getInputNode(mine) ?? mine in form.getValues()) placed[mine] ??= fault.says;
    else rest = true;
  }
  return { placed, rest };
};

const focusFirst = <V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  errors: Readonly<Record<string, unknown>>,
): void => {
  const first = Object.keys(errors)[0];
  if (first !== undefined) form.getInputNode(first)?.focus();
};

/** '#/body/members/0/name' -> 'members.0.name' */
const field = (pointer: string): string =>
  pointer.replace(/^#?\/?(?:body\/)?/u, '').replaceAll('/', '.');
