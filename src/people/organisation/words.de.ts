import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      unknown: 'Etwas ändern, das nicht zu sehen ist',
      'administer-organisation': 'Die Organisation leiten',
      'run-installation': 'Diese Installation betreiben',
      'change-role': 'Die Rolle ändern',
      'suspend-member': 'Die Person sperren',
      'remove-member': 'Die Person aus der Organisation entfernen',
      'leave-organisation': 'Die Organisation verlassen',
      'accept-invitation': 'Die Einladung annehmen',
    },
    checks: {
      'admin-of-organisation': {
        title: 'Admin der Organisation',
        passed: 'Sie sind Admin von {organisation}.',
        failed: 'Das können nur Admins von {organisation}.',
      },
      'not-suspended': {
        title: 'Nicht gesperrt',
        passed: 'Sie sind in {organisation} nicht gesperrt.',
        failed: 'Sie sind in {organisation} gesperrt.',
      },
      'runs-installation': {
        title: 'Betreibt diese Installation',
        passed: '{organisation} betreibt diese Installation.',
        failed:
          'Das können nur Admins der Organisation, die diese Installation betreibt; {organisation} ist hier zu Gast.',
      },
      'not-oneself': {
        title: 'Jemand anders',
        passed: 'Es betrifft jemand anderen.',
        failed:
          'Das können Sie nicht mit sich selbst tun. Eine andere Person mit Adminrolle kann es.',
      },
      'admin-remains': {
        title: 'Ein Admin bleibt',
        passed: '{organisation} behält mindestens einen Admin.',
        failed: '{organisation} hätte dann keinen Admin mehr.',
      },
      'groups-keep-manager': {
        title: 'Gruppen behalten eine Leitung',
        passed: 'Jede Gruppe behält eine Leitung.',
        failed:
          '{count, plural, one {Die Gruppe {groups} hätte} other {Die Gruppen {groups} hätten}} dann keine Leitung mehr.',
      },
      'invitation-open': {
        title: 'Einladung ist offen',
        passed: 'Die Einladung zu {organisation} ist offen.',
        failed:
          '{why, select, expired {Die Einladung ist abgelaufen.} revoked {Die Einladung wurde zurückgezogen.} accepted {Die Einladung wurde schon benutzt.} other {Die Einladung kann nicht benutzt werden.}}',
      },
      'invited-address': {
        title: 'Ihre Adresse wurde eingeladen',
        passed: '{invited} wurde eingeladen.',
        failed:
          'Die Einladung ging an {invited}, und Sie sind mit einer anderen Adresse angemeldet.',
      },
    },
    remedies: {
      'invite-person': {
        says: '{person} per E-Mail einladen.',
        button: '{person} einladen',
      },
      'lift-suspension': {
        says: 'Die Sperre kann unter Leitung > Personen aufgehoben werden.',
        button: 'Sperre aufheben',
      },
      'ask-admin': {
        says: 'Fragen Sie einen Admin: {ask}.',
        button: '',
      },
      'name-admin': {
        says: 'Machen Sie zuerst jemand anderen zum Admin, unter Leitung > Personen.',
        button: 'Personen öffnen',
      },
      'ask-invitation': {
        says: 'Bitten Sie die Person, die Sie eingeladen hat, die Einladung erneut zu senden.',
        button: '',
      },
      'sign-in-as': {
        says: 'Melden Sie sich ab und als {invited} wieder an. Falls Sie jetzt eine andere Adresse benutzen, lassen Sie sich mit dieser einladen.',
        button: '',
      },
    },
  },
  base: {
    problems: {
      'just-sent':
        'Dorthin ging vor weniger als einer Minute eine Mail. Bitte warten Sie einen Moment.',
      'account-exists':
        'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich an, um weiterzumachen.',
      'mail-gone': 'Der Text dieser Mail wird nicht mehr aufbewahrt.',
      'invitation-open': 'Diese Adresse wurde gerade von jemandem eingeladen.',
    },
    faults: {
      'wrong-code':
        'Das ist nicht der Code auf der Konsole. Jeder Start des Servers gibt einen neuen aus.',
      'address-taken': 'Zu dieser Adresse gibt es schon ein Konto.',
    },
  },
  journal: {
    subjects: {
      organisation: 'Organisation',
      member: 'Mitglieder',
      invitation: 'Einladungen',
      mail: 'E-Mails',
    },
    kinds: {
      organisation: {
        made: '{who} hat die Organisation {name} angelegt',
        renamed: '{who} hat die Organisation von {before} in {name} umbenannt',
      },
      member: {
        left: '{member} hat die Organisation verlassen',
        removed: '{who} hat {member} aus der Organisation entfernt',
        suspended: '{who} hat {member} gesperrt',
        'suspension-lifted': '{who} hat die Sperre von {member} aufgehoben',
        'role-changed':
          '{who} hat {member} zum {role, select, admin {Admin} other {Mitglied}} gemacht',
      },
      invitation: {
        sent: '{who} hat {email} als {role, select, admin {Admin} other {Mitglied}} eingeladen',
        'link-copied': '{who} hat einen Link für {email} kopiert',
        revoked: '{who} hat die Einladung an {email} zurückgezogen',
        accepted:
          '{who} hat die Einladung an {email} angenommen und ist als {role, select, admin {Admin} other {Mitglied}} beigetreten',
      },
      mail: {
        opened: '{who} hat die aufbewahrte Mail „{title}“ an {email} gelesen',
        'sent-again': '{who} hat die Mail „{title}“ an {email} erneut zustellen lassen',
      },
    },
  },
  organisation: {
    roles: {
      admin: 'Admin',
      member: 'Mitglied',
    },
    mails: {
      invitation: {
        subject: '{by} lädt Sie zu {organisation} ein',
        says: '{by} lädt Sie ein, {organisation} auf Anteroom beizutreten. Dort finden die Sitzungen statt.',
        more: 'Der Link gilt 14 Tage und nur für diese Adresse. Falls Sie diese Mail nicht erwartet haben, können Sie sie einfach ignorieren.',
        button: 'Einladung öffnen',
      },
    },
    setUp: {
      title: 'Anteroom einrichten',
      lead: 'Eine Minute, dann können Sie Ihre Leute einladen.',
      code: {
        legend: 'Ist das Ihr Rechner?',
        label: 'Code aus der Konsole',
        hint: 'Er steht dort, wo Anteroom gestartet wurde, und sieht aus wie ABCD‑EFGH‑JKLM.',
      },
      organisation: {
        legend: 'Ihre Organisation',
        label: 'Name der Organisation',
        hint: 'Eine Firma, ein Verein, eine Schule oder ein Team. Später änderbar.',
      },
      you: {
        legend: 'Sie, der erste Admin',
        name: 'Ihr Name',
        email: 'E-Mail-Adresse',
        password: 'Passwort',
      },
      submit: 'Organisation anlegen',
      welcome: 'Willkommen. {organisation} ist bereit.',
    },
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
    noOrganisation: {
      title: 'Sie gehören zu keiner Organisation',
      says: 'Dieser Bereich ist für die Admins einer Organisation. Lassen Sie sich von einem Admin einladen.',
    },
    users: {
      title: 'Personen',
      lead: 'Alle in {organisation}.',
      tabs: {
        people: 'Personen',
        invitations: 'Einladungen',
      },
      invite: 'Personen einladen',
      search: 'Nach Name oder Adresse suchen',
      filter: 'Zeigen',
      filters: {
        all: 'Alle',
        active: 'Aktive',
        suspended: 'Gesperrte',
        admin: 'Admins',
      },
      columns: {
        person: 'Person',
        role: 'Rolle',
        groups: 'Gruppen',
        since: 'Seit',
        lastSignIn: 'Letzte Anmeldung',
      },
      suspended: 'Gesperrt',
      oneself: 'Sie',
      never: 'Länger nicht',
      table: 'Personen in {organisation}',
      none: 'Niemand passt dazu',
      act: {
        admin: 'Zum Admin machen',
        member: 'Zum Mitglied machen',
        suspend: 'Sperren',
        lift: 'Sperre aufheben',
        remove: 'Aus der Organisation entfernen',
        journal: 'Im Protokoll zeigen',
      },
      done: {
        admin: '{name} ist jetzt Admin.',
        member: '{name} ist jetzt Mitglied.',
        suspended: '{name} ist gesperrt.',
        lifted: '{name} ist nicht mehr gesperrt.',
        removed: '{name} wurde entfernt.',
      },
      suspend: {
        title: '{name} sperren?',
        says: '{name} sieht sofort nichts mehr von {organisation} und muss deren Räume verlassen. Konto und Gruppen bleiben erhalten; Sie können die Sperre jederzeit aufheben.',
      },
      remove: {
        title: '{name} entfernen?',
        says: '{name} sieht sofort nichts mehr von {organisation}. Das Konto bleibt erhalten, und Sie können die Person wieder einladen.',
        groups: 'Entfernt aus diesen Gruppen:',
        manager: 'Leitung',
        passes: 'einzige Leitung: Sie übernehmen die Gruppe',
        none: '{name} ist in keiner ihrer Gruppen.',
      },
    },
    person: {
      title: 'Person',
      language: 'Sprache',
      zone: 'Zeitzone',
      groups: 'Gruppen',
      noGroups: 'In keiner Gruppe dieser Organisation.',
      through: 'über {groups}',
      signIns: 'Anmeldungen',
      noSignIns: 'Nirgends angemeldet.',
      sessions: 'Nächste Sitzungen',
      noSessions: 'Keine Sitzungen in Sicht.',
      audit: 'Protokoll',
      allAudit: 'Alle zeigen',
      noAudit: 'Noch nichts.',
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
    mail: {
      title: 'E-Mails',
      kept: 'Es ist kein Mailserver eingerichtet (SMTP_URL). Mails bleiben 30 Tage hier, damit beim Ausprobieren nichts verloren geht: Öffnen Sie eine, um ihren Link zu benutzen oder weiterzugeben. Jedes Öffnen wird im Protokoll vermerkt.',
      sent: 'Mails gehen über den Mailserver hinaus. Ihr Text wird danach nicht aufbewahrt.',
      search: 'Nach Adresse oder Betreff suchen',
      filter: 'Zeigen',
      filters: {
        all: 'Alle',
        queued: 'Unterwegs',
        sent: 'Gesendet',
        kept: 'Aufbewahrt',
        failed: 'Gescheitert',
        dropped: 'Verworfen',
      },
      states: {
        queued: 'Unterwegs',
        sent: 'Gesendet',
        kept: 'Aufbewahrt',
        failed: 'Gescheitert',
        dropped: 'Verworfen',
      },
      dropped: {
        gone: 'Das Konto, für das sie war, gibt es nicht mehr.',
        'sender-gone': 'Das Konto, von dem sie kam, gibt es nicht mehr.',
        'other-address': 'Das ist nicht mehr die Adresse dieser Person.',
        suspended: 'Die Person ist gesperrt.',
        'switched-off': 'Die Person möchte solche E-Mails nicht mehr.',
        over: 'Wovon sie erzählt, ist vorbei, beantwortet oder nicht mehr für diese Person.',
        expired: 'Ihr Link wurde benutzt, ist abgelaufen oder durch einen neueren ersetzt.',
        later: 'Eine spätere E-Mail über dasselbe hat sie ersetzt.',
        unknown: 'Diese Version von Anteroom kennt solche E-Mails nicht.',
      },
      table: 'Mails dieser Installation',
      columns: {
        to: 'An',
        subject: 'Betreff',
        state: 'Zustand',
        at: 'Geschrieben',
      },
      none: 'Noch keine Mails',
      noneSays: 'Einladungen, Bestätigungen und andere Mails stehen hier.',
      open: 'Öffnen',
      again: 'Erneut zustellen',
      againDone: 'Sie wartet wieder auf den Versand.',
      to: 'An {address}',
      gone: 'Der Text dieser Mail wird nicht mehr aufbewahrt.',
      foreign:
        'Diese Mail ist für jemanden außerhalb der Organisationen, in denen Sie Admin sind. Ihr Link öffnet, was diesen Personen gehört, deshalb wird der Text nicht gezeigt. Sobald ein Mailserver eingerichtet ist, kann sie zugestellt werden; bis dahin findet sie nur, wer den Server betreibt, in der Tabelle „mails“ der Datenbank.',
      copyLink: 'Link kopieren',
      openLink: 'Link öffnen',
      tries: '{count, plural, one {# Versuch} other {# Versuche}}',
    },
    settings: {
      title: 'Einstellungen',
      name: {
        title: 'Organisation',
        label: 'Name',
        saved: 'Die Organisation hat einen neuen Namen.',
      },
      people: '{count, plural, one {# Person} other {# Personen}}',
      since: 'Sie gehören seit {day} dazu.',
      admins: {
        title: 'Admins',
        lead: 'Sie leiten {organisation}: Personen, Gruppen, Einstellungen. Wer Admin ist, ändern Sie unter Leitung > Personen.',
      },
      installation: {
        title: 'Diese Installation',
        lead: 'Festgelegt beim Start des Servers, über Umgebungsvariablen.',
        value: 'Wert',
        setting: 'Einstellung',
        variable: 'Variable',
        signUp: 'Wer ein Konto anlegen darf',
        signUps: {
          open: 'Alle',
          invited: 'Nur Eingeladene',
          domains: 'Adressen bei {domains} und Eingeladene',
        },
        mail: 'Mails',
        mails: {
          sent: 'Werden über einen Mailserver gesendet',
          kept: 'Bleiben unter Leitung > E-Mails',
        },
        mailFrom: 'Absender der Mails',
        address: 'Öffentliche Adresse',
      },
      more: {
        title: 'Weitere Organisation',
        lead: 'Für Personen und Gruppen, die nichts von {organisation} wissen sollen. Sie werden dort Admin.',
        label: 'Name der neuen Organisation',
        submit: 'Organisation anlegen',
        done: '{name} ist bereit. Sie sind jetzt dort.',
      },
      leave: {
        title: 'Organisation verlassen',
        lead: 'Sie sehen sofort nichts mehr von {organisation} und sind in keiner ihrer Gruppen mehr. Ihr Konto bleibt erhalten.',
        submit: '{organisation} verlassen',
        sure: '{organisation} verlassen?',
        done: 'Sie haben {organisation} verlassen.',
      },
    },
    mine: {
      title: 'Meine Organisationen',
      none: 'Sie gehören zu keiner Organisation.',
    },
    audit: {
      title: 'Protokoll',
      lead: 'Wer was wann in {organisation} geändert hat. Einträge lassen sich weder ändern noch entfernen.',
      what: 'Was',
      everything: 'Alles',
      who: 'Person',
      anyone: 'Alle',
      from: 'Von',
      to: 'Bis',
      clear: 'Filter leeren',
      none: 'Kein Eintrag passt',
      noneSays: 'Wählen Sie eine längere Spanne oder weniger Filter.',
      list: 'Protokoll von {organisation}',
      system: 'System',
      kind: 'Art',
      subject: 'Gegenstand',
      how: 'Auf dem Weg',
      when: 'Genaue Zeit',
      refused: 'Abgewiesen',
      former: 'Ein früheres Mitglied',
    },
  },
};
