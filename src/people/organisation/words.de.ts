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
    asked: {
      'administer-organisation': '{person} verwaltet {title}{can, select, yes {} other { nicht}}',
      'run-installation':
        '{person} betreibt diese Installation{can, select, yes {} other { nicht}}',
    },
    checks: {
      'admin-of-organisation': {
        title: 'Admin der Organisation',
        passed: '{self, select, yes {Sie sind} other {{person} ist}} Admin von {organisation}.',
        failed: 'Das können nur Admins von {organisation}.',
      },
      'not-suspended': {
        title: 'Nicht gesperrt',
        passed:
          '{self, select, yes {Sie sind} other {{person} ist}} in {organisation} nicht gesperrt.',
        failed: '{self, select, yes {Sie sind} other {{person} ist}} in {organisation} gesperrt.',
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
        passed:
          '{count, plural, =0 {Jede Organisation behält} other {{organisation} behält}} mindestens einen Admin.',
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
    reasons: {
      'admin-of-organisation': 'nicht Admin von {organisation}',
      'not-suspended': 'in {organisation} gesperrt',
    },
    remedies: {
      'open-users': {
        says: 'Rollen und Sperren stehen unter Leitung > Personen.',
        button: 'Personen öffnen',
      },
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
  },
};
