import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    problems: {
      over: 'Das ist schon vorbei.',
      'slot-free': 'Sie ist dann belegt.',
      'none-free': 'Keine davon ist dann frei.',
    },
    faults: {
      'ends-or-minutes': 'Nennen Sie das Ende oder die Dauer in Minuten: eines von beiden.',
      'which-assembly':
        'Nennen Sie eine Anlage, mehrere oder irgendeine mit bestimmten Schlagwörtern: eines davon.',
      'not-later': 'Das ist nicht später, als sie jetzt endet.',
      'span-order': 'Das Ende läge vor dem Beginn.',
      'span-past': 'Das liegt in der Vergangenheit.',
      'span-short': 'Mindestens {shortest, number} Minuten.',
      'span-long': 'Höchstens {longest, number} Minuten.',
      'span-far': 'Buchungen enden höchstens {days, number} Tage voraus.',
    },
  },
  journal: {
    subjects: {
      booking: 'Buchungen',
    },
    kinds: {
      booking: {
        made: '{who} hat „{name}“ von {starts} bis {ends} gebucht',
        extended: '{who} hat eine Buchung von „{name}“ von {before} auf {ends} verlängert',
        moved: '{who} hat eine Buchung von „{name}“ auf {starts} bis {ends} verschoben',
        reworded: '{who} hat geändert, wofür eine Buchung von „{name}“ ist',
        released: '{who} hat „{name}“ um {ends} freigegeben',
        cancelled: '{who} hat eine Buchung von „{name}“ von {starts} bis {ends} abgesagt',
        freed:
          'Eine Buchung von „{name}“ von {starts} bis {ends} wurde frei: Wer sie hatte, darf nicht mehr buchen',
        flagged:
          'Eine Buchung von „{name}“ von {starts} bis {ends} wurde markiert: Wer sie hat, darf nicht mehr buchen',
      },
    },
  },
};
