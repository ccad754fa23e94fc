import type { Texts } from '../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    product: 'Anteroom',
    ui: {
      unsaved: {
        title: 'Verlassen, ohne zu speichern?',
        body: 'Was Sie hier geändert haben, ist noch nicht gespeichert.',
        leave: 'Verlassen, ohne zu speichern',
      },
      rows: '{more, select, yes {Die ersten {count, number}} other {{count, number} insgesamt}}',
      broken:
        'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu; wenn es wieder geschieht, sagen Sie es denen, die Anteroom hier betreiben.',
      notLoadedTitle: 'Die Seite ist nicht angekommen',
      notLoaded:
        'Anteroom ist nicht erreichbar oder wurde inzwischen erneuert. Prüfen Sie Ihre Verbindung; die Seite kommt von selbst, sobald sie wieder da ist.',
      offline: 'Anteroom ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung.',
      reconnecting: 'Verbindung unterbrochen, wird wiederhergestellt …',
      retry: 'Noch einmal versuchen',
      reload: 'Seite neu laden',
      loading: 'Wird geladen …',
      more: 'Mehr anzeigen',
      nothing: 'Hier ist noch nichts',
      noMatch: 'Nichts passt zu „{text}“',
      search: 'Suchen',
      clear: 'Leeren',
      copy: 'Kopieren',
      copied: 'Kopiert',
      onlyHere: 'Diese Adresse gilt nur auf diesem Rechner.',
      cancel: 'Abbrechen',
      close: 'Schließen',
      confirm: 'Ja, weiter',
      save: 'Speichern',
      back: 'Zurück',
      actions: 'Aktionen',
      actionsFor: 'Aktionen für {what}',
      breadcrumbs: 'Eine Ebene höher',
      showPassword: 'Passwort zeigen oder verbergen',
      stale:
        'Jemand anders hat dies inzwischen geändert. Laden Sie neu, um den jetzigen Stand zu sehen; Ihre Eingaben hier gehen dabei verloren.',
      unknownTitle: 'Hier ist nichts',
      unknown:
        'Unter dieser Adresse gibt es nichts, oder es ist nicht für Sie bestimmt. Wenn Sie den Link erhalten haben, bitten Sie die Absenderin oder den Absender, Ihren Zugang zu prüfen.',
      brokenTitle: 'Diese Seite ist gestört',
      closeNotice: 'Diesen Hinweis schließen',
    },
    problems: {
      refused: 'Das steht Ihnen nicht offen.',
      'signed-out': 'Bitte melden Sie sich an.',
      missing: 'Hier gibt es nichts, oder es ist nicht für Sie bestimmt.',
      'no-such-gate':
        'Eine Frage dieses Namens gibt es nicht. GET /api/why nennt alle, die es gibt.',
      clash: 'Jemand anders war schneller.',
      stale: 'Das wurde inzwischen von jemand anderem geändert.',
      'version-needed': 'Bitte angeben, welche Fassung bearbeitet wurde (If-Match).',
      invalid: 'Etwas an der Anfrage stimmt nicht.',
      'too-large': 'Das ist zu groß.',
      'wrong-type': 'Bitte JSON senden (Inhaltstyp application/json).',
      'too-often':
        '{seconds, plural, one {Zu viele Versuche. Bitte warten Sie eine Sekunde.} other {Zu viele Versuche. Bitte warten Sie # Sekunden.}}',
      crowded:
        'In diesem Moment fragen zu viele gleichzeitig. Bitte in einigen Sekunden noch einmal versuchen.',
      'no-room':
        'Die Festplatte dieser Installation ist voll, deshalb lässt sich gerade nichts speichern. Wer sie betreibt, muss Platz schaffen; gelesen werden kann weiter.',
      'wrong-method': 'Diese Adresse nimmt diese Methode nicht an.',
      'by-sign-in': 'Das geht nur mit einer Anmeldung, nicht mit einem Token.',
      'by-admin-token': 'Das ändert, wer wozu gehört; dafür braucht ein Token die Rolle „Admin“.',
      'for-people': 'So etwas hat ein technischer Benutzer nicht; das ist für Personen.',
      'foreign-origin': 'Die Anfrage kam von einer anderen Website.',
      fault: 'Bei uns ist etwas schiefgegangen. Es wurde vermerkt.',
      unavailable: 'Die Datenbank ist nicht erreichbar. Bitte gleich noch einmal versuchen.',
    },
    faults: {
      'not-a-date': 'Dieses Datum gibt es nicht.',
      needed: 'Bitte ausfüllen.',
      'too-much': 'Das ist zu viel auf einmal. Bitte in Teilen senden.',
      'too-long': 'Das ist zu lang.',
      'too-short': 'Das ist zu kurz.',
      'no-control-characters': 'Das enthält Zeichen, die sich nicht darstellen lassen.',
      'unknown-zone': 'Diese Zeitzone ist nicht bekannt.',
      'not-an-address': 'Das ist keine E-Mail-Adresse.',
      'not-an-id': 'Das ist keine gültige Kennung.',
      'wrong-key':
        'Ein Idempotency-Key hat 16 bis 200 Buchstaben, Ziffern oder Zeichen und keine Leerzeichen.',
      'key-used':
        'Dieser Idempotency-Key wurde schon für eine andere Anfrage benutzt. Nehmen Sie für jede Handlung einen neuen.',
      'unknown-field': 'Dieses Feld ist nicht bekannt.',
      'wrong-value': 'Dieser Wert ist hier nicht möglich.',
    },
  },
};
