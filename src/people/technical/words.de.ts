import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'manage-technical-users': 'Technische Benutzer verwalten',
      'make-token': 'Token erstellen',
      'change-token': 'Token ändern',
    },
    asked: {
      'manage-technical-users':
        '{person} kann die technischen Benutzer von {title} {can, select, yes {verwalten} other {nicht verwalten}}',
    },
    checks: {
      'runs-token': {
        title: 'Es ist Ihr Token',
        passed: 'Sie dürfen {name} ändern.',
        failed: 'Ein Token ändert nur, wem es gehört.',
      },
      'tokens-few': {
        title: 'Es ist Platz für eines mehr',
        passed: 'Es ist Platz für ein weiteres Token.',
        failed: 'Es gibt {most, number} Token, mehr geht nicht. Löschen Sie zuerst eines.',
      },
    },
  },
  base: {
    problems: {
      'technical-name-free': 'Diese Gruppe hat schon einen technischen Benutzer mit diesem Namen.',
    },
  },
  notices: {
    kinds: {
      'token-expiring': {
        name: 'Ein Token, um das ich mich kümmere, läuft bald ab',
        title: 'Das Token {name} läuft bald ab',
        body: '{whoseGiven, select, yes {Es gehört dem technischen Benutzer {whose}. } other {}}{atGiven, select, yes {Ab {at} öffnet es nichts mehr.} other {Dann öffnet es nichts mehr.}} Erstellen Sie vorher ein neues und setzen Sie es dort ein, wo dieses benutzt wird.',
        unnamed: 'Ein Token läuft bald ab.',
      },
    },
  },
  journal: {
    subjects: {
      'technical-user': 'Technische Benutzer',
      token: 'Token',
    },
    kinds: {
      'technical-user': {
        made: '{who} hat den technischen Benutzer {name} in {group} erstellt',
        renamed: '{who} hat den technischen Benutzer {before} von {group} in {name} umbenannt',
        deleted:
          '{because, select, group_deleted {Der technische Benutzer {name} ging mit seiner Gruppe {group}} other {{who} hat den technischen Benutzer {name} von {group} gelöscht}}',
      },
      token: {
        made: '{who} hat das Token {name} erstellt{role, select, admin {, mit der Rolle Admin} other {}}',
        revoked: '{who} hat das Token {name} gesperrt',
        restored: '{who} hat die Sperre des Tokens {name} aufgehoben',
        deleted: '{who} hat das Token {name} gelöscht',
        expiring: 'Das Token {name} läuft bald ab',
      },
    },
  },
};
