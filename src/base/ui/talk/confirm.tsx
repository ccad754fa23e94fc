import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

export type Question = {
  readonly title: string;
  readonly body?: ReactNode;
  /** The verb on the button: "End contact", not "OK". */
  readonly confirm?: string;
  readonly danger?: boolean;
};
type Asked = Question & { readonly open: boolean; readonly answer: (sure: boolean) => void };

let asked: Asked | null = null;
const hearers = new Set<() => void>();
const ask = (next: Asked): void => {
  asked = next;
  hearers.forEach((tell) => tell());
};
const hear = (hearer: () => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};

/** What the dialog of the page asks, or asked last. */
export const useAsked = (): Asked | null => useSyncExternalStore(hear, () => asked);

/**
 * `const confirm = useConfirm(); if (await confirm({ title, body, confirm, danger: true })) ...`
 */
export const useConfirm = (): ((question: Question) => Promise<boolean>) => confirm;
const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    const answer = (sure: boolean): void => {
      resolve(sure);
      ask({ ...question, open: false, answer: () => undefined });
    };
    asked?.answer(false);
    ask({ ...question, open: true, answer });
  });
