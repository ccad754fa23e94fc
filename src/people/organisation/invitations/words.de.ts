import type { Texts } from '../../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  organisation: {
    invitation: {
      title: '{organisation} beitreten',
      lead: '{by} lädt Sie, {email}, zu {organisation} ein.',
      intoGroup: 'Sie kommen in die Gruppe {group}.',
      notInGroup:
        'Sie sind nicht in der Gruppe {group}: Es gibt sie nicht mehr, oder niemand kann hinzugefügt werden. Fragen Sie, wer Sie eingeladen hat.',
      asAdmin: 'Sie werden dort Admin.',
      open: '{organisation} beitreten',
      newHere:
        'Wählen Sie einen Namen und ein Passwort. Ihre Adresse ist schon bestätigt: Die Einladung hat Sie dort erreicht.',
      newUnproved:
        'Noch keines? Wählen Sie einen Namen und ein Passwort. Wir schreiben dann an Ihre Adresse; bestätigen Sie sie und öffnen Sie diesen Link erneut, um beizutreten.',
      submitUnproved: 'Konto anlegen',
      confirmFirst:
        'Es gibt eine Mail an {email}. Öffnen Sie den Link darin und danach den Link der Einladung erneut, um beizutreten.',
      either: 'Haben Sie zu dieser Adresse schon ein Konto?',
      haveOne: 'Ich habe ein Konto: anmelden',
      name: 'Ihr Name',
      email: 'E-Mail-Adresse',
      password: 'Passwort',
      submit: 'Konto anlegen und beitreten',
      known: 'Zu dieser Adresse haben Sie schon ein Konto. Melden Sie sich an, um beizutreten.',
      signIn: 'Anmelden und beitreten',
      otherwise: 'Sie sind mit einer anderen Adresse angemeldet',
      switch: 'Abmelden und weiter',
      joined: 'Sie gehören jetzt zu {organisation}.',
      go: 'Zu „Meine Sitzungen“',
      gone: {
        missing: 'Dieser Link funktioniert nicht',
        missingSays:
          'Er ist vielleicht unvollständig, oder es kam eine neuere Mail mit einem anderen Link. Öffnen Sie die neueste Mail, oder bitten Sie um eine neue Einladung.',
        expired: 'Diese Einladung ist abgelaufen',
        expiredSays: 'Bitten Sie {by}, sie erneut zu senden.',
        revoked: 'Diese Einladung wurde zurückgezogen',
        revokedSays: 'Fragen Sie {by}, falls das ein Versehen ist.',
        accepted: 'Diese Einladung wurde schon benutzt',
        acceptedSays: 'Sie brauchen sich nur anzumelden.',
      },
    },
    invitations: {
      table: 'Offene Einladungen',
      none: 'Keine offenen Einladungen',
      noneSays: 'Wen Sie einladen, der steht hier, bis er oder sie beigetreten ist.',
      columns: {
        email: 'Adresse',
        role: 'Rolle',
        group: 'Gruppe',
        by: 'Eingeladen von',
        sent: 'Gesendet',
        expires: 'Gilt bis',
      },
      expired: 'Abgelaufen',
      act: {
        copy: 'Link kopieren',
        copyOf: 'Link für {email} kopieren',
        again: 'Erneut senden',
        revoke: 'Zurückziehen',
      },
      link: {
        title: 'Link der Einladung',
        label: 'Link',
        says: 'Geben Sie diesen Link selbst an {email} weiter. Er gilt 14 Tage und nur für diese Adresse; ein früher kopierter gilt nicht mehr. Der aus der Mail gilt weiter.',
        confirms:
          'Wer noch kein Konto hat, legt damit eines an, bestätigt die Adresse per Mail und tritt dann bei.',
      },
      done: {
        again: 'Es gibt eine neue Mail an {email}. Die alten Links gelten nicht mehr.',
        revoked: 'Die Einladung an {email} wurde zurückgezogen.',
      },
      kept: 'Es ist kein Mailserver eingerichtet, deshalb warten Einladungen unter Leitung > E-Mails. Dort können Sie sie lesen, oder Sie kopieren hier den Link und geben ihn selbst weiter.',
      keptLink: 'E-Mails öffnen',
      dialog: {
        title: 'Personen einladen',
        addresses: 'Adressen',
        addressesHint:
          "Eine je Zeile oder aus einer Tabelle eingefügt. „Ada Lovelace '<'ada@example.org>“ geht auch.",
        file: 'Oder eine CSV-Datei wählen',
        role: 'Sie kommen als',
        group: 'Gruppe',
        noGroup: 'Keine Gruppe',
        noSuchGroup: 'Keine Gruppe mit diesem Namen',
        roleHint: 'Admins leiten die Organisation: Personen, Gruppen, Einstellungen.',
        preview: '{count, plural, =0 {Noch keine Adressen} one {# Zeile} other {# Zeilen}}',
        unclear:
          '{count, plural, one {# Zeile ohne eindeutige Adresse} other {# Zeilen ohne eindeutige Adresse}}',
        submit:
          '{count, plural, =0 {Einladen} one {# Person einladen} other {# Personen einladen}}',
        guessed:
          'Die Datei sagt nicht, wie ihre Buchstaben gespeichert sind; sie wurde so gelesen, wie ältere Windows-Programme schreiben. Bitte prüfen Sie die Umlaute.',
        tooLarge: 'Diese Datei ist zu groß. Nehmen Sie eine mit höchstens {max} Zeilen.',
        progress: '{done} von {count} Zeilen',
        stopped: 'Abgebrochen: Die übrigen Zeilen wurden nicht gesendet.',
        again: 'Weitere einladen',
        result: 'Was aus jeder Zeile wurde',
        line: 'Zeile',
        outcome: 'Ergebnis',
        sum: '{count, plural, =0 {Niemand wurde eingeladen} one {Eine Person ist eingeladen} other {# Personen sind eingeladen}}',
      },
      results: {
        invited: 'Eingeladen',
        'sent-again': 'War schon eingeladen; es gibt eine neue Mail mit neuem Link',
        'just-sent': 'Wurde vor weniger als einer Minute eingeladen',
        member: 'Gehört schon zur Organisation',
        repeated: 'Steht zweimal in der Liste',
        'not-an-address': 'Keine E-Mail-Adresse',
        'too-many': 'Zu viele Einladungen für heute; versuchen Sie es morgen wieder',
      },
    },
  },
};
