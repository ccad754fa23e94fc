import type { Answers } from '../notices/ui/slot.ts';
import { KnockAnswer } from './shell/slots.tsx';

/** Kinds of notices that show more inside the bell than the buttons they carry. */
export const answers: Answers = {
  knock: KnockAnswer,
};
