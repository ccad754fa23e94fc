import type { Texts } from '../../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  account: {
    settings: {
      title: 'Einstellungen',
      person: 'Sie',
      picture: 'Bild',
      pictureHint:
        'Das sehen Ihre Kontakte, Gruppen und Organisation. Es wird quadratisch zugeschnitten.',
      choosePicture: 'Bild wählen',
      changePicture: 'Bild ändern',
      removePicture: 'Bild entfernen',
      pictureBroken: 'Diese Datei lässt sich nicht als Bild lesen.',
      language: 'Sprache',
      languageHint: 'Von Seiten und Mails.',
      zone: 'Zeitzone',
      zoneHint: 'Alle Zeiten werden darin gezeigt.',
      zoneHere: 'Die dieses Geräts nehmen: {zone}',
      look: 'Aussehen',
      lookHint: 'In diesem Browser.',
      save: 'Speichern',
      saved: 'Gespeichert',
      more: 'Adresse, Passwort und Anmeldungen stehen unter <link>Konto & Passwort</link>.',
    },
    account: {
      title: 'Konto & Passwort',
      help: 'Hilfe zu dieser Seite',
      address: 'E-Mail-Adresse',
      addressNow: 'Sie melden sich mit {email} an. Auch Mails gehen dorthin.',
      changeAddress: 'Adresse ändern',
      newAddress: 'Neue E-Mail-Adresse',
      askAddress: 'Bestätigungsmail senden',
      password: 'Passwort',
      passwordLead:
        'Wenn Sie es ändern, werden Sie überall sonst abgemeldet. Auch Ihr Kalender-Link, Ihre Token und Benachrichtigungen in anderen Browsern enden.',
      changePassword: 'Passwort ändern',
      passwordChanged:
        '{ended, plural, =0 {Passwort geändert.} one {Passwort geändert. Ein anderes Gerät wurde abgemeldet.} other {Passwort geändert. # andere Geräte wurden abgemeldet.}}',
      signIns: 'Wo Sie angemeldet sind',
      signInsLead:
        'Sie erkennen etwas nicht wieder? Beenden Sie es und ändern Sie dann Ihr Passwort. Überall oder überall sonst abmelden beendet auch Ihren Kalender-Link, Ihre Token und Benachrichtigungen in anderen Browsern.',
      here: 'Dieser Browser',
      unknownBrowser: 'Unbekanntes Programm',
      browserOn: '{browser} auf {system}',
      from: 'aus {place}',
      used: 'Zuletzt benutzt',
      since: 'Angemeldet',
      place: 'Netz',
      browser: 'Browser',
      end: 'Abmelden',
      endOf: '{browser} abmelden',
      ended: 'Dort abgemeldet.',
      endOthers: 'Überall sonst abmelden',
      endedOthers:
        '{ended, plural, =0 {Sie waren nirgends sonst angemeldet.} one {Ein anderes Gerät wurde abgemeldet.} other {# andere Geräte wurden abgemeldet.}}',
      endAll: 'Überall abmelden',
      endAllSure:
        'Sie werden auch hier abgemeldet und müssen sich neu anmelden. Ihr Kalender-Link, Ihre Token und Benachrichtigungen in allen Browsern enden.',
      data: 'Ihre Daten',
      dataLead: 'Alles, was über Sie gespeichert ist, in einer Datei (JSON).',
      export: 'Meine Daten herunterladen',
      delete: 'Konto löschen',
      deleteLead:
        'Ihr Konto, Ihre Kontakte und Mitgliedschaften verschwinden. Woran Sie teilgenommen haben, bleibt in der Geschichte anderer stehen, ohne Ihren Namen. Das lässt sich nicht rückgängig machen.',
      deleteSure: 'Ihr Konto endgültig löschen?',
      deleteType: 'Geben Sie zur Bestätigung Ihr Passwort ein.',
      deleteButton: 'Mein Konto löschen',
      keep: 'Behalten',
    },
    help: {
      title: 'Hilfe: Konto & Passwort',
      lead: 'Das Wenige, was bei Konten schiefgeht, und was Sie dann tun.',
      items: {
        noMail: {
          asks: 'Die Bestätigungsmail kommt nicht',
          says: 'Schauen Sie in den Spam-Ordner und prüfen Sie, ob die Adresse richtig geschrieben ist. Melden Sie sich auf der Anmeldeseite mit Adresse und Passwort an: Dort sendet ein Knopf die Mail noch einmal. Eine Installation ohne Mailserver behält ihre Mails: Die Leitung findet den Link unter Leitung > E-Mails und kann ihn Ihnen weitergeben.',
        },
        link: {
          asks: 'Der Link sei schon benutzt oder abgelaufen',
          says: 'Ein Link gilt einmal. Links, die eine Adresse bestätigen, gelten zwei Tage, Links für ein neues Passwort eine Stunde. Fordern Sie einen neuen an; beim Passwort gilt nur der neueste.',
        },
        password: {
          asks: 'Ich habe mein Passwort vergessen',
          says: 'Wählen Sie auf der Anmeldeseite „Passwort vergessen?“ und geben Sie Ihre Adresse ein. Die Mail enthält einen Link, mit dem Sie ein neues wählen. Alle Ihre Geräte werden dabei abgemeldet.',
        },
        good: {
          asks: 'Was ist ein gutes Passwort?',
          says: 'Ein langes, das Sie nirgends sonst benutzen: mindestens 10 Zeichen. Vier Wörter, die nichts miteinander zu tun haben, merken sich leicht. Ein Passwortmanager darf es ausfüllen, und Einfügen ist erlaubt.',
        },
        tooOften: {
          asks: 'Da steht „Zu viele Versuche“',
          says: 'Nach fünf falschen Passwörtern für eine Adresse warten Sie bis zu zehn Minuten, damit niemand es erraten kann. Aus einem anderen Netz können Sie sich währenddessen anmelden.',
        },
        stranger: {
          asks: 'Ich sehe eine Anmeldung, die nicht von mir ist',
          says: 'Wählen Sie unter Konto & Passwort „Überall sonst abmelden“ und ändern Sie dann Ihr Passwort. Offene Seiten dort schließen sich sofort, und auch ein Kalender-Link, Token und Benachrichtigungen, die jemand eingerichtet haben mag, enden. Sagen Sie der Leitung Bescheid.',
        },
        address: {
          asks: 'Ich habe eine neue E-Mail-Adresse',
          says: 'Geben Sie unter Konto & Passwort die neue Adresse und Ihr Passwort ein. Öffnen Sie den Link in der Mail, die dorthin geht; bis dahin gilt die alte Adresse. Die alte bekommt einen Hinweis.',
        },
        seen: {
          asks: 'Wer sieht meinen Namen und mein Bild?',
          says: 'Ihre Kontakte und die Leute Ihrer Gruppen und Organisationen. Sonst niemand, und niemand, bevor beide Seiten den Kontakt angenommen haben.',
        },
        leave: {
          asks: 'Ich möchte gehen',
          says: 'Unter Konto & Passwort können Sie alles herunterladen, was über Sie gespeichert ist, und Ihr Konto löschen. Wenn eine Gruppe oder Organisation dann niemanden hätte, der sie leitet, benennen Sie vorher jemand anderen; die Seite sagt, wo.',
        },
      },
    },
  },
};
