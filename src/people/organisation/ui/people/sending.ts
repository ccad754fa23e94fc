import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LINES } from '../../invitations/rules.ts';
import { invitationsApi } from '../api.ts';
import type { Here } from '../InControl.tsx';

export type Role = 'admin' | 'member';
type As = { readonly role: Role; readonly group: string | null };
const send = (id: string, lines: readonly string[], { role, group }: As) =>
  invitationsApi('POST /api/organisations/{id}/invitations', {
    params: { id },
    body: { lines: [...lines], role, ...(group ? { group } : {}) },
  });
/** What became of one line. */
export type Outcome = Awaited<ReturnType<typeof send>>['lines'][number];
export type OnDone = (outcomes: readonly Outcome[], problem: Error | null) => void;

/**
 * Long lists go in parts, so that each request stays short; what was sent before a fault is told.
 */
export function useSending(here: Here, onDone: OnDone) {
  const queries = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const submit = async (lines: readonly string[], as: As): Promise<void> => {
    const outcomes: Outcome[] = [];
    let failed: Error | null = null;
    setProblem(null);
    for (let at = 0; at < lines.length && !failed; at += LINES) {
      setDone(at);
      try {
        outcomes.push(...(await send(here.id, lines.slice(at, at + LINES), as)).lines);
      } catch (error) {
        failed = error as Error;
      }
    }
    setDone(null);
    for (const topic of [`organisation:${here.id}`, 'mails', 'journal'])
      void queries.invalidateQueries({ queryKey: [topic] });
    if (outcomes.length > 0) onDone(outcomes, failed);
    else setProblem(failed);
  };
  return { submit, done, problem };
}
