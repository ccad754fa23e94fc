import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'see-assembly': 'Die Anlage sehen',
      'manage-assembly': 'Die Anlage verwalten',
      book: 'Die Anlage buchen',
    },
    asked: {
      'see-assembly':
        '{person} sieht die Anlage{title, select, none {} other { „{title}“}}{can, select, yes {} other { nicht}}',
      'manage-assembly':
        '{person} verwaltet die Anlage{title, select, none {} other { „{title}“}}{can, select, yes {} other { nicht}}',
      book: '{person} kann die Anlage{title, select, none {} other { „{title}“}} {can, select, yes {buchen} other {nicht buchen}}',
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
          '{why, select, retired {Sie ist ausgemustert.} on-stock {Sie ist im Lager und nicht angeschlossen.} other {Sie ist außer Betrieb{reason, select, none {.} other {: {reason}}}}}',
      },
    },
    reasons: {
      'sees-assembly': 'nicht zu sehen',
      'manages-assembly': 'nur für Admins ihrer Organisation',
      'may-book': 'in keiner der Gruppen, die sie buchen dürfen',
      qualified: 'die Qualifikation {qualification} fehlt',
      'in-service':
        '{why, select, retired {ausgemustert} on-stock {im Lager, nicht angeschlossen} other {außer Betrieb}}',
    },
    remedies: {
      'open-assembly': {
        says: 'Geändert wird sie auf ihrer Seite in der Leitung.',
        button: 'Anlage öffnen',
      },
    },
  },
};
