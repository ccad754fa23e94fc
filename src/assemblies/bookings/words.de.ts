import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  assemblies: {
    mine: {
      title: 'Meine Anlagen',
      book: 'Anlage buchen',
      upcoming: 'Laufend und kommend',
      past: 'Vergangen',
      reach: 'Wessen',
      own: 'Meine',
      managed: 'Alle, die ich verwalte',
      running: 'Läuft gerade',
      coming: 'Kommt noch',
      nothing:
        '{reach, select, mine {Sie haben keine Anlage gebucht} other {Niemand hat eine Anlage gebucht, die Sie verwalten}}',
      nothingHint: 'Der Zeitplan zeigt, was wann frei ist.',
      nothingPast: 'Nichts Vergangenes',
      heldBy: '{name}',
      held: 'Belegt',
      weekly: 'wöchentlich',
      flagged: 'Darf nicht mehr buchen',
      left: '{near, select, yes {Noch {minutes, number} min {seconds, number} s} other {Noch {hours, plural, =0 {} other {{hours, number} h }}{minutes, number} min}}',
      gone: 'Vergangene Zeit',
      extend: 'Verlängern',
      extendOf: '{name} verlängern',
      by: '+ {time}',
      untilLatest: 'Bis {time}',
      extended: '{name} gehört Ihnen bis {time}.',
      release: '{kind, select, running {Freigeben} other {Buchung absagen}}',
      released:
        '{kind, select, running {{name} ist freigegeben.} other {Die Buchung von {name} ist abgesagt.}}',
      releaseTitle:
        '{kind, select, running {{name} freigeben?} other {Die Buchung von {name} absagen?}}',
      releaseBody:
        '{kind, select, running {Gebucht ist bis {time}. Andere können sie haben, sobald aufgeräumt ist.} other {Die Zeit bis {time} ist sofort für andere frei.}}',
      because: {
        released: 'Früher freigegeben',
        cancelled: 'Abgesagt',
        'no-show': 'Niemand meldete sich',
        displaced: 'Wich einer Wartung',
        'access-lost': 'Darf nicht mehr buchen',
        'lease-lost': 'Verbindung verloren',
      },
    },
  },
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
