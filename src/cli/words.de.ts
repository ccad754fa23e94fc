import type { Texts } from '../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  cli: {
    help: `anteroom BEFEHL

  anteroom sign-in ADRESSE                   bei einem Server anmelden; fragt nach E-Mail und Passwort
  anteroom sign-in --url ADRESSE --token TOKEN
                                             mit einem Token kommen; bei „-“ wird danach gefragt
  anteroom sign-out                          diese Anmeldung beenden; ein Token wird hier nur vergessen
  anteroom why --session SITZUNG             warum darf ich eine Sitzung betreten oder nicht?
  anteroom why                               alles, wonach sich so fragen lässt
  anteroom why FRAGE WORÜBER                 dieselbe Frage nach einem davon
      --person PERSON, --email ADRESSE       nach jemand anderem fragen
      --everyone                             wer darf, und wodurch
      --json                                 die Antwort als JSON

ANTEROOM_URL und ANTEROOM_TOKEN gehen dem Gemerkten vor.

Rückgabewerte: 0 erlaubt oder erledigt, 3 nicht erlaubt, 1 ein Problem, 2 falsch aufgerufen.`,
    email: 'E-Mail: ',
    password: 'Passwort: ',
    token: 'Token: ',
    noToken: 'Das ist kein Token von Anteroom. Es beginnt mit atr_.',
    tokenRefused:
      '{origin} nimmt dieses Token nicht an: Es ist gesperrt, abgelaufen oder gelöscht, oder es war nie eines.',
    tokenForgotten:
      'Hier vergessen. Bei {origin} gilt das Token weiter, bis es dort gesperrt wird.',
    signedIn: 'Bei {origin} angemeldet als {name}.',
    signedOut: 'Von {origin} abgemeldet.',
    notSignedIn: 'Nicht angemeldet. Bitte zuerst: anteroom sign-in ADRESSE',
    unknownCommand: 'Den Befehl „{command}“ gibt es nicht.',
    addressNeeded: 'Bitte den Server nennen: anteroom sign-in https://anteroom.example.org',
    subjectNeeded:
      'Bitte sagen, worum es geht, mit der Kennung oder dem Link: anteroom why {gate} WORÜBER',
    unreachable: '{origin} ist nicht erreichbar.',
    missing:
      'So etwas gibt es nicht, oder Sie dürfen nicht danach fragen. Wonach sich fragen lässt: anteroom why',
    allowed: 'Erlaubt{paths, select, none {.} other {: {paths}}}',
    refused:
      '{count, plural, one {Nicht erlaubt: Eines fehlt.} other {Nicht erlaubt: # Dinge fehlen.}}',
  },
};
