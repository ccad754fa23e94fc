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
  tokens: {
    title: 'Token',
    lead: 'Mit einem persönlichen Token handelt ein Programm als Sie: ein Skript oder die Kommandozeile. Was eine Anmeldung braucht, kann es nicht, zum Beispiel Ihr Passwort ändern.',
    list: 'Ihre Token',
    listOf: 'Token von {name}',
    none: 'Noch keine Token',
    noneSays:
      'Ein Skript oder die Kommandozeile kommt mit einem Token statt mit Ihrem Passwort. Erstellen Sie für jedes ein eigenes, dann lässt sich eines ohne die anderen sperren.',
    noneSaysOf:
      'Eine Pipeline kommt mit einem Token. Erstellen Sie für jede Stelle, an der es benutzt wird, ein eigenes, dann lässt sich eines ohne die anderen sperren.',
    neverUsed: 'nie',
    neverExpires: 'nie',
    columns: {
      name: 'Name',
      state: 'Zustand',
      used: 'Zuletzt benutzt',
      expires: 'Läuft ab',
      made: 'Erstellt von',
    },
    states: {
      good: 'gültig',
      revoked: 'gesperrt',
      expired: 'abgelaufen',
    },
    roles: {
      admin: 'Admin',
    },
    make: {
      button: 'Token erstellen',
      title: 'Token erstellen',
      name: 'Name',
      nameHint: 'Wo es benutzt wird, zum Beispiel „Laptop“ oder „Nachtlauf“.',
      role: 'Rolle',
      roles: {
        user: 'Benutzer',
        admin: 'Admin',
      },
      means: {
        user: 'Tut, was Sie dürfen, erzwingt aber nichts und ändert nicht, wer wozu gehört.',
        admin: 'Tut, was Sie dürfen, und ändert auch, wer wozu gehört.',
      },
      meansOf: {
        user: 'Tut, was ein Mitglied der Gruppe darf, für sich selbst.',
        admin: 'Tut für die Buchungen der Gruppe, was deren Leitung darf.',
      },
      lasts: 'Läuft ab',
      lastsHint: 'Wer sich darum kümmert, erfährt es eine Woche vorher.',
      foreverHint: 'Es öffnet alles, was es darf, bis jemand es sperrt. Ein Datum ist sicherer.',
      days: '{days, plural, other {nach # Tagen}}',
      forever: 'Nie',
    },
    made: {
      title: 'Ihr neues Token',
      once: 'Kopieren Sie es jetzt. Es wird nur dieses eine Mal gezeigt.',
      label: 'Token „{name}“',
      copy: 'Token kopieren',
      kept: 'Ich habe es aufbewahrt',
      use: 'Programme senden es in der Kopfzeile „Authorization: Bearer …“. Die Kommandozeile fragt danach:',
    },
    revoke: {
      action: 'Sperren',
      title: '„{name}“ sperren?',
      says: 'Es öffnet ab jetzt nichts mehr. Das lässt sich zurücknehmen.',
      done: '„{name}“ ist gesperrt.',
    },
    restore: {
      action: 'Sperre aufheben',
      done: '„{name}“ gilt wieder.',
    },
    remove: {
      action: 'Löschen',
      title: '„{name}“ löschen?',
      says: 'Es öffnet nichts mehr, und das lässt sich nicht zurücknehmen. Was damit getan wurde, bleibt unter seinem Namen im Protokoll.',
      done: '„{name}“ ist gelöscht.',
    },
  },
  technical: {
    lead: 'Ein technischer Benutzer ist ein Konto für Programme, etwa für eine Pipeline. Er darf buchen, was {group} buchen darf, und handelt nur mit seinen Token. Er steht in keiner Liste von Personen.',
    list: 'Technische Benutzer von {group}',
    one: 'Technischer Benutzer von {group}. Er handelt nur mit diesen Token.',
    search: 'Nach Namen suchen',
    none: 'Noch keine technischen Benutzer',
    noneSays:
      'Erstellen Sie einen für eine Pipeline, die für diese Gruppe Anlagen bucht. Er braucht niemandes Konto und bleibt, wenn Menschen gehen.',
    name: 'Name',
    nameHint:
      'Steht dort, wo sonst der Name einer Person steht, zum Beispiel im Kalender einer Anlage.',
    tokens: 'Token',
    neverUsed: 'nie',
    columns: {
      name: 'Name',
      tokens: 'Gültige Token',
      used: 'Zuletzt benutzt',
      made: 'Erstellt von',
    },
    make: {
      button: 'Neuer technischer Benutzer',
      title: 'Neuer technischer Benutzer',
      confirm: 'Erstellen',
      done: '{name} ist erstellt. Jetzt braucht er ein Token.',
    },
    rename: {
      action: 'Umbenennen',
      title: '{name} umbenennen',
      button: 'Umbenennen',
      done: 'Er heißt jetzt {name}.',
    },
    remove: {
      action: 'Löschen',
      title: '{name} löschen?',
      says: '{count, plural, =0 {Es gibt kein gültiges Token.} one {Sein Token öffnet ab jetzt nichts mehr.} other {Seine # Token öffnen ab jetzt nichts mehr.}} Er bucht nichts mehr, und das lässt sich nicht zurücknehmen. Was er getan hat, bleibt im Protokoll.',
      done: '{name} ist gelöscht.',
    },
  },
};
