import type { Area } from '../en.ts';

export const base: Area<'base'> = {
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
    saved: 'Gespeichert',
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
    calendar: {
      monthLevelControl: 'Monat wählen',
      yearLevelControl: 'Jahr wählen',
      nextMonth: 'Nächster Monat',
      previousMonth: 'Voriger Monat',
      nextYear: 'Nächstes Jahr',
      previousYear: 'Voriges Jahr',
      nextDecade: 'Nächstes Jahrzehnt',
      previousDecade: 'Voriges Jahrzehnt',
    },
  },
  problems: {
    'queue-full': 'An dieser Tür warten zu viele. Versuchen Sie es in einigen Minuten wieder.',
    'host-stays':
      'Wer den Raum führt, kann nicht hinausgebeten werden. Nehmen Sie zuerst die Gastgeberrolle.',
    'owner-stays': 'Wem ein Raum gehört, führt ihn immer.',
    'already-contacts': 'Sie sind bereits in Kontakt.',
    'request-open': 'Diese Kontaktanfrage ist nicht mehr offen.',
    'groups-confirmed':
      'Die Gruppen, die auf diesem Kontakt beruhen, haben sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
    'sessions-confirmed':
      'Die Sitzungen dieser Gruppe haben sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
    'group-name-free': 'Eine Gruppe mit diesem Namen gibt es schon.',
    'group-has-place':
      'Eine Gruppe fasst höchstens 2000 Personen. Nehmen Sie stattdessen eine Gruppe in die Gruppe auf.',
    'not-member-yet': 'Die Person ist schon in der Gruppe.',
    'no-cycle': 'Eine Gruppe kann sich nicht selbst enthalten.',
    refused: 'Das steht Ihnen nicht offen.',
    'signed-out': 'Bitte melden Sie sich an.',
    missing: 'Hier gibt es nichts, oder es ist nicht für Sie bestimmt.',
    clash: 'Jemand anders war schneller.',
    stale: 'Das wurde inzwischen von jemand anderem geändert.',
    'version-needed': 'Bitte angeben, welche Fassung bearbeitet wurde (If-Match).',
    invalid: 'Etwas an der Anfrage stimmt nicht.',
    'too-large': 'Das ist zu groß.',
    'wrong-type': 'Bitte JSON senden (Inhaltstyp application/json).',
    'too-often':
      '{seconds, plural, one {Zu viele Versuche. Bitte warten Sie eine Sekunde.} other {Zu viele Versuche. Bitte warten Sie # Sekunden.}}',
    'no-room':
      'Die Festplatte dieser Installation ist voll, deshalb lässt sich gerade nichts speichern. Wer sie betreibt, muss Platz schaffen; gelesen werden kann weiter.',
    'wrong-method': 'Diese Adresse nimmt diese Methode nicht an.',
    'by-sign-in': 'Das geht nur mit einer Anmeldung, nicht mit einem Token.',
    'foreign-origin': 'Die Anfrage kam von einer anderen Website.',
    fault: 'Bei uns ist etwas schiefgegangen. Es wurde vermerkt.',
    unavailable: 'Die Datenbank ist nicht erreichbar. Bitte gleich noch einmal versuchen.',
    'persons-email': 'Diese Adresse gehört zu einem anderen Konto.',
    'just-sent':
      'Dorthin ging vor weniger als einer Minute eine Mail. Bitte warten Sie einen Moment.',
    'account-exists':
      'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich an, um weiterzumachen.',
    'mail-gone': 'Der Text dieser Mail wird nicht mehr aufbewahrt.',
    'invitation-open': 'Diese Adresse wurde gerade von jemandem eingeladen.',
    'nothing-to-ask':
      'Hier gibt es nichts, worum dieser Admin gebeten werden müsste. Sehen Sie sich die Prüfung noch einmal an.',
    'browsers-full':
      'Benachrichtigungen gehen an höchstens 16 Browser. Entfernen Sie zuerst einen.',
  },
  faults: {
    'name-of-host':
      'So heißt jemand, der den Raum führt. Bitte nehmen Sie einen anderen Namen, damit niemand verwechselt wird.',
    'has-dates': 'Diese Sitzung hat Termine; sie sagen, wann der Raum offen ist.',
    'closes-before-opens': 'Das Ende liegt vor dem Anfang.',
    'cannot-host':
      'Nur Personen der Organisation und Kontakte der Besitzerin oder des Besitzers können einen Raum führen.',
    'not-invitable': 'Sie können Ihre Kontakte und Personen der Organisation einladen.',
    'time-does-not-exist':
      'Am {at} werden die Uhren vorgestellt: Diese Uhrzeit gibt es nicht. Bitte eine andere wählen.',
    'until-before-start': 'Der letzte Tag liegt vor dem ersten.',
    'too-many-occurrences':
      'Höchstens 104 Termine (zwei Jahre lang wöchentlich) passen in eine Sitzung.',
    'in-the-past': 'Das liegt in der Vergangenheit.',
    'not-in-group': 'Diese Person ist nicht in der Gruppe.',
    'not-a-date': 'Dieses Datum gibt es nicht.',
    'range-too-long': 'Bitte höchstens 62 Tage auf einmal abfragen.',
    'own-address': 'Das ist Ihre eigene Adresse.',
    'needs-manager': 'Eine Gruppe braucht mindestens eine Leitung.',
    'person-twice': 'Diese Person steht zweimal in der Liste.',
    'person-known': 'Zu dieser Kennung gibt es niemanden, den Sie kennen.',
    'contact-waiting': '{person} hat Ihre Kontaktanfrage noch nicht angenommen.',
    'contact-incoming':
      '{person} hat Sie um Kontakt gebeten, und Sie haben noch nicht geantwortet.',
    'contact-missing':
      '{person} ist nicht Ihr Kontakt. Nur Kontakte können in eine Gruppe aufgenommen werden.',
    'unknown-group': 'Zu dieser Kennung gibt es keine Gruppe, die Sie sehen können.',
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
    'password-short': 'Nehmen Sie mindestens 10 Zeichen. Mehrere Wörter merken sich leicht.',
    'password-common':
      'Dieses Passwort gehört zu den häufigsten und wird zuerst probiert. Wählen Sie ein anderes.',
    'password-personal':
      'Das ist Ihr eigener Name oder Ihre Adresse. Wählen Sie ein anderes Passwort.',
    'wrong-password': 'Das ist nicht Ihr Passwort.',
    'wrong-sign-in': 'Adresse oder Passwort stimmt nicht.',
    'link-spent':
      'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
    'choose-password':
      'Das Konto wurde in einem anderen Browser angelegt: Wählen Sie hier sein Passwort, um die Adresse zu bestätigen.',
    'picture-large': 'Das Bild ist zu groß: höchstens 48 kB.',
    'not-a-picture': 'Das ist kein Bild im Format WebP, JPEG oder PNG.',
    'wrong-code':
      'Das ist nicht der Code auf der Konsole. Jeder Start des Servers gibt einen neuen aus.',
    'address-taken': 'Zu dieser Adresse gibt es schon ein Konto.',
    'push-service':
      'An diese Adresse wird nichts gesendet: Sie gehört zu keinem der bekannten Push-Dienste.',
  },
};
