import type { Texts } from '../../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  journal: {
    kinds: {
      booking: {
        begun: 'Eine Buchung von „{name}“ hat begonnen',
        finished: 'Eine Buchung von „{name}“ ist zu Ende',
        'broken-off': 'Eine Buchung von „{name}“ wurde abgebrochen: {because}',
      },
    },
  },
};
