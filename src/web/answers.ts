import { ContactAnswer } from '../notices/ui/ContactAnswer.tsx';
import type { Answers } from '../notices/ui/slot.ts';
import { KnockAnswer } from './shell/slots.tsx';

/**
 * How each kind of notice is answered inside the bell. Kinds that wait for nothing have no line.
 */
export const answers: Answers = {
  'contact-request': ContactAnswer,
  knock: KnockAnswer,
};
