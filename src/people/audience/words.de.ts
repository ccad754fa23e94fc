import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    checks: {
      'can-sign-in': {
        title: 'Kann sich anmelden',
        passed:
          '{self, select, yes {Sie können sich anmelden.} other {{person} kann sich anmelden.}}',
        failed:
          '{why, select, unknown {Zur Adresse {person} gibt es kein Konto.} untold {Ob es zur Adresse {person} ein Konto gibt, wird hier nicht gesagt: Schicken Sie den Link.} unverified {{self, select, yes {Sie haben Ihre E-Mail-Adresse noch nicht bestätigt.} other {{person} hat die E-Mail-Adresse noch nicht bestätigt.}}} suspended {{self, select, yes {Sie sind in dieser Organisation gesperrt.} other {{person} ist in dieser Organisation gesperrt.}}} other {{person} kann sich nicht anmelden.}}',
      },
      'is-contact': {
        title: 'Angenommener Kontakt',
        passed:
          '{why, select, organisation {Nicht nötig: {self, select, yes {Sie gehören} other {{person} gehört}} zur selben Organisation.} group {Nicht nötig: {self, select, yes {Sie gehören} other {{person} gehört}} zur Organisation der Gruppe.} other {{self, select, yes {Sie sind} other {{person} ist}} mit {groups, plural, one {einer Leitung der Gruppe} other {der Leitung einer der Gruppen}} in Kontakt.}}',
        failed:
          '{self, select, yes {Sie sind mit keiner Leitung der {groups, plural, one {Gruppe} other {Gruppen}} dieser Sitzung in Kontakt.} other {{person} ist von außerhalb der Organisation und kein angenommener Kontakt {groups, plural, one {der Gruppenleitung} other {einer der Gruppenleitungen}}.}}',
      },
      'in-group': {
        title: 'Ist in der Gruppe',
        passed:
          '{self, select, yes {Sie sind} other {{person} ist}} in {named, select, no {einer Gruppe dieser Sitzung} other {{group}{more, plural, =0 {} other { und # weiteren}}}}.',
        failed:
          '{self, select, yes {{groups, plural, one {Sie sind nicht in der Gruppe dieser Sitzung.} other {Sie sind in keiner der Gruppen dieser Sitzung.}}} other {{groups, plural, one {{person} ist nicht in der Gruppe {group}} other {{person} ist in keiner {named, select, no {der Gruppen dieser Sitzung} other {der Gruppen {group}{more, plural, =0 {} other { und # weiteren}}}}}}{other, select, none {} other {, aber in {other}}}.}}',
      },
    },
    reasons: {
      'can-sign-in':
        '{why, select, unknown {kein Konto mit dieser Adresse} untold {für diese Adresse nicht gesagt} unverified {E-Mail-Adresse noch nicht bestätigt} suspended {in der Organisation gesperrt} other {Anmelden nicht möglich}}',
      'is-contact':
        'von außerhalb der Organisation und kein angenommener Kontakt {groups, plural, one {der Gruppenleitung} other {einer der Gruppenleitungen}}',
      'in-group':
        '{groups, plural, one {nicht in der Gruppe {group}} other {in keiner {named, select, no {der Gruppen dieser Sitzung} other {der Gruppen {group}{more, plural, =0 {} other { und # weiteren}}}}}}',
    },
  },
};
