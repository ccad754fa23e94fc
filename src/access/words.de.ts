import type { Texts } from '../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    hidden:
      '{ask, select, sender {Falls es unter dieser Adresse etwas gibt, steht es Ihnen nicht offen. Fragen Sie die Person, die Ihnen den Link geschickt hat.} admins {Das kann Ihnen hier nicht gesagt werden. Fragen Sie die Leitung der Organisation.} other {Das kann Ihnen hier nicht gesagt werden. Fragen Sie {ask}.}}',
    notReached: 'Noch nicht geprüft: Etwas anderes kommt zuerst.',
    untold: 'Wird hier nicht gesagt: Das wissen die Person und wer hier leitet.',
    open: '{gate}: Ob {person} das kann, wissen die Person und wer hier leitet.',
    line: '{line}{reason, select, none {} other {: {reason}}}{more, plural, =0 {} one { (und noch etwas)} other { (und # weitere Dinge)}}.',
    paths: {
      link: 'mit dem Link des Raums',
      group: '{known, select, no {durch eine andere Gruppe} other {durch die Gruppe {label}}}',
      manager: 'als Leitung {known, select, no {einer anderen Gruppe} other {von {label}}}',
      host: 'als Gastgeberin oder Gastgeber der Sitzung',
      'event-host': 'als Gastgeberin oder Gastgeber des Termins am {label}',
      admin: 'als Admin von {label}',
      contact: 'als Kontakt von {label}',
      creator: 'weil Sie es angelegt haben',
    },
    ui: {
      check: 'Zugang prüfen',
      why: 'Warum?',
      checklist: 'Was geprüft wird',
      outcomes: {
        passed: 'Erfüllt',
        failed: 'Fehlt',
        'not reached': 'Noch nicht geprüft',
      },
      allowed: 'Erlaubt',
      refused: 'Noch nicht erlaubt',
      missing: '{count, plural, one {Eines fehlt noch.} other {# Dinge fehlen noch.}}',
      through: 'Gewährt',
      repaired: 'Erledigt. Neu geprüft.',
      swapTitle: 'Ändern, wer hinein darf?',
      swap: '{lose, plural, =0 {Niemand verliert den Zugang} one {# Person verliert ihn} other {# Personen verlieren ihn}}, {gain, plural, =0 {niemand bekommt ihn} one {# Person bekommt ihn} other {# Personen bekommen ihn}}. Es gilt sofort: Wer ihn verliert und drinnen ist, muss hinaus.',
      undo: 'Rückgängig',
      undone: 'Zurückgenommen.',
      changed: 'Geändert.',
      show: '{passed, number} erfüllt{waiting, plural, =0 {} other {, {waiting, number} noch nicht geprüft}}',
      fold: 'Nur zeigen, was fehlt',
      foldAll: 'Geprüftes ausblenden',
    },
    checks: {
      'signed-in': {
        title: 'Angemeldet',
        passed: '{self, select, yes {Sie sind angemeldet.} other {{person} kann sich anmelden.}}',
        failed: 'Sie sind nicht angemeldet.',
      },
    },
  },
  journal: {
    subjects: {
      access: 'Abweisungen',
    },
    kinds: {
      access: {
        refused: '{who} wurde abgewiesen: {gate}{failed}',
      },
    },
  },
};
