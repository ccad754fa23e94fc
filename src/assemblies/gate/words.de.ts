import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'see-assembly': 'Die Anlage sehen',
      'manage-assembly': 'Die Anlage verwalten',
      book: 'Die Anlage buchen',
      'see-booking': 'Die Buchung sehen',
      extend: 'Die Buchung verlängern',
      release: 'Die Anlage freigeben',
      move: 'Die Buchung verschieben',
    },
    asked: {
      'see-assembly':
        '{person} sieht die Anlage{title, select, none {} other { „{title}“}}{can, select, yes {} other { nicht}}',
      'manage-assembly':
        '{person} verwaltet die Anlage{title, select, none {} other { „{title}“}}{can, select, yes {} other { nicht}}',
      book: '{person} kann die Anlage{title, select, none {} other { „{title}“}} {can, select, yes {buchen} other {nicht buchen}}',
      'see-booking':
        '{person} sieht die Buchung{title, select, none {} other { von „{title}“}}{can, select, yes {} other { nicht}}',
      extend:
        '{person} kann die Buchung{title, select, none {} other { von „{title}“}} {can, select, yes {verlängern} other {nicht verlängern}}',
      move: '{person} kann die Buchung{title, select, none {} other { von „{title}“}} {can, select, yes {verschieben} other {nicht verschieben}}',
      release:
        '{person} kann die Buchung{title, select, none {} other { von „{title}“}} {can, select, yes {beenden} other {nicht beenden}}',
    },
    checks: {
      'sees-assembly': {
        title: 'Ist zu sehen',
        passed: '{self, select, yes {Sie sehen} other {{person} sieht}} diese Anlage.',
        failed: '{self, select, yes {Sie sehen} other {{person} sieht}} keine solche Anlage.',
      },
      'manages-assembly': {
        title: 'Verwaltet sie',
        passed:
          '{self, select, yes {Sie sind} other {{person} ist}} Admin der Organisation, der sie gehört.',
        failed: 'Das können Admins der Organisation, der sie gehört.',
      },
      'may-book': {
        title: 'Darf buchen',
        passed:
          '{self, select, yes {Sie sind} other {{person} ist}} in {named, select, no {einer Gruppe, die sie buchen darf} other {{group}{more, plural, =0 {} other { und # weiteren}}}}.',
        failed:
          '{self, select, yes {Sie sind} other {{person} ist}} in keiner der Gruppen, die sie buchen dürfen.',
      },
      qualified: {
        title: 'Hat die Qualifikation',
        passed:
          '{why, select, none {Sie verlangt keine Qualifikation.} other {{self, select, yes {Sie haben} other {{person} hat}} die Qualifikation, die sie verlangt: {qualification}.}}',
        failed:
          'Sie verlangt eine Qualifikation, die {self, select, yes {Sie nicht oder nicht mehr haben} other {{person} nicht oder nicht mehr hat}}: {qualification}.',
      },
      'in-service': {
        title: 'In Betrieb',
        passed: 'Sie ist in Betrieb.',
        failed:
          '{why, select, retired {Sie ist ausgemustert.} stock {Sie ist im Lager und nicht angeschlossen.} other {Sie ist außer Betrieb{reason, select, none {.} other {: {reason}}}}}',
      },
      'span-valid': {
        title: 'Möglicher Zeitraum',
        passed:
          '{why, select, none {Nach keinem Zeitraum wurde gefragt.} other {Er dauert mindestens {shortest, number} und höchstens {longest, number} Minuten und endet vor {until}.}}',
        failed:
          '{why, select, order {Das Ende läge vor dem Beginn.} past {Das liegt in der Vergangenheit.} short {Mindestens {shortest, number} Minuten.} long {Höchstens {longest, number} Minuten.} other {Buchungen enden spätestens am {until}.}}',
      },
      'within-limits': {
        title: 'Innerhalb der Grenzen',
        passed: 'Keine Grenze ist erreicht.',
        failed:
          '{why, select, many {Über {group} hat eine Person höchstens {most, plural, one {eine Buchung} other {# Buchungen}} zugleich.} long {Insgesamt höchstens {longest, number} Minuten{latest, select, none {.} other {: Ende spätestens am {latest}.}}} far {Höchstens {days, number} Tage voraus{latest, select, none {.} other {: Ende spätestens am {latest}.}}} other {Das Ende läge in der Vergangenheit.}}',
      },
      'slot-free': {
        title: 'Dann frei',
        passed:
          '{why, select, none {Nach keinem Zeitraum wurde gefragt.} other {Sie ist dann frei.}}',
        failed:
          'Sie ist von {from} bis {to} belegt, Vor- und Nachbereitung eingeschlossen{latest, select, none {.} other {: spätestens bis {latest} geht es weiter.}}',
      },
      'holds-booking': {
        title: 'Hat oder verwaltet sie',
        passed:
          '{self, select, yes {Sie haben oder verwalten} other {{person} hat oder verwaltet}} sie.',
        failed:
          '{self, select, yes {Sie haben und verwalten} other {{person} hat und verwaltet}} diese Buchung nicht.',
      },
      'sees-booking': {
        title: 'Ist zu sehen',
        passed: '{self, select, yes {Sie sehen} other {{person} sieht}} diese Buchung.',
        failed: '{self, select, yes {Sie sehen} other {{person} sieht}} keine solche Buchung.',
      },
      'not-over': {
        title: 'Nicht vorbei',
        passed: 'Sie steht bevor oder läuft.',
        failed:
          '{why, select, cancelled {Sie wurde abgesagt.} released {Sie wurde freigegeben.} other {Sie endete am {ends}.}}',
      },
      'not-begun': {
        title: 'Nicht begonnen',
        passed: 'Sie beginnt am {starts}.',
        failed: 'Sie hat am {starts} begonnen: sie lässt sich verlängern oder freigeben.',
      },
      'running-or-upcoming': {
        title: 'Läuft oder steht bevor',
        passed: 'Sie steht bevor oder läuft.',
        failed:
          '{why, select, cancelled {Sie wurde abgesagt.} released {Sie wurde freigegeben.} other {Sie endete am {ends}.}}',
      },
    },
    reasons: {
      'not-begun': 'sie hat begonnen',
      'span-valid':
        '{why, select, order {Ende vor dem Beginn} past {in der Vergangenheit} short {kürzer als {shortest, number} Minuten} long {länger als {longest, number} Minuten} other {zu weit voraus}}',
      'within-limits':
        '{why, select, many {höchstens {most, plural, one {eine Buchung} other {# Buchungen}} zugleich} long {länger als {longest, number} Minuten} far {mehr als {days, number} Tage voraus} other {Ende in der Vergangenheit}}',
      'slot-free': 'belegt von {from} bis {to}',
      'holds-booking': 'sie gehört jemand anderem',
      'sees-booking': 'nicht zu sehen',
      'not-over': '{why, select, cancelled {abgesagt} released {freigegeben} other {vorbei}}',
      'running-or-upcoming':
        '{why, select, cancelled {abgesagt} released {freigegeben} other {vorbei}}',
      'sees-assembly': 'nicht zu sehen',
      'manages-assembly': 'nur für Admins ihrer Organisation',
      'may-book': 'in keiner der Gruppen, die sie buchen dürfen',
      qualified: 'die Qualifikation {qualification} fehlt',
      'in-service':
        '{why, select, retired {ausgemustert} stock {im Lager, nicht angeschlossen} other {außer Betrieb}}',
    },
    remedies: {
      'open-assembly': {
        says: 'Geändert wird sie auf ihrer Seite in der Leitung.',
        button: 'Anlage öffnen',
      },
    },
  },
};
