import type { Area } from '../en.ts';

export const notices: Area<'notices'> = {
  kinds: {
    knock: {
      name: 'Jemand möchte in einen meiner Räume',
      title:
        '{others, plural, =0 {{name} möchte an {title} teilnehmen} one {{name} und # weitere Person möchten an {title} teilnehmen} other {{name} und # weitere möchten an {title} teilnehmen}}',
      body: 'Bis Sie antworten, wird vor der Tür gewartet.',
      unnamed: 'Jemand möchte in einen Ihrer Räume.',
      mailHint: 'Nach einer Minute ohne Antwort, höchstens einmal in der Stunde',
    },
    'contact-request': {
      name: 'Jemand bittet mich um Kontakt',
      title: '{name} bittet Sie um Kontakt',
      body: 'Sie können annehmen oder ablehnen.',
      unnamed: 'Jemand bittet Sie um Kontakt.',
    },
    'contact-accepted': {
      name: 'Eine Kontaktanfrage von mir wird angenommen',
      title: '{name} ist jetzt Ihr Kontakt',
      body: 'Ihre Anfrage wurde angenommen.',
      unnamed: 'Eine Ihrer Kontaktanfragen wurde angenommen.',
    },
    'session-invited': {
      name: 'Ich werde zu einer Sitzung eingeladen',
      title:
        '{named, select, yes {{name} lädt Sie zu {title} ein} other {Sie sind zu {title} eingeladen}}',
      body: '{messaged, select, yes {„{message}“} other {{dated, select, yes {Termin: {when}.} other {Der Link führt in ihren Vorraum.}}}}',
      unnamed: 'Sie sind zu einer Sitzung eingeladen.',
    },
    'session-changed': {
      name: 'Eine meiner Sitzungen ändert sich',
      title: '{title} wurde geändert',
      body: '{dated, select, yes {Termin: {when}.} other {Sehen Sie nach, was anders ist.}}',
      unnamed: 'Eine Ihrer Sitzungen wurde geändert.',
    },
    'session-cancelled': {
      name: 'Eine meiner Sitzungen wird abgesagt',
      title: '{title} ist abgesagt',
      body: '{dated, select, yes {Termin war {when}{more, plural, =0 {.} one {, dazu ein weiterer am {last}.} other {, dazu # weitere bis {last}.}} } other {}}{reasoned, select, yes {Grund: {reason}} other {Ein Grund wurde nicht genannt.}}',
      unnamed: 'Eine Ihrer Sitzungen ist abgesagt.',
    },
    'access-asked': {
      name: 'Ich werde als Admin um Hilfe bei einem Zugang gebeten',
      title: '{name} bittet Sie, den Zugang zu {title} zu prüfen',
      body: 'Jemand kommt nicht hinein, und was fehlt, kann nur ein Admin tun. Der Link öffnet die Prüfung.',
      unnamed: 'Sie werden gebeten, einen Zugang zu prüfen.',
    },
    'added-to-group': {
      name: 'Ich werde in eine Gruppe aufgenommen',
      title: 'Sie sind jetzt in der Gruppe {group}',
      body: '{named, select, yes {{name} hat Sie aufgenommen.} other {Ab jetzt sehen Sie deren Sitzungen.}}',
      unnamed: 'Sie wurden in eine Gruppe aufgenommen.',
    },
    'access-lost': {
      name: 'Ich verliere einen Zugang',
      title:
        '{role, select, manager {Sie leiten {group} nicht mehr} admin {Sie sind kein Admin von {group} mehr} suspended {Sie sind in {group} gesperrt} other {Sie sind nicht mehr in {group}}}',
      body: '{role, select, manager {In der Gruppe sind Sie weiterhin.} admin {Zur Organisation gehören Sie weiterhin.} other {Sie sehen nicht mehr, was für die Personen darin ist.}}',
      unnamed: 'Sie haben einen Zugang verloren.',
    },
    'role-given': {
      name: 'Ich werde Gruppenleitung oder Admin',
      title:
        '{role, select, admin {Sie sind jetzt Admin von {group}} other {Sie leiten jetzt {group}}}',
      body: '{named, select, yes {{name} hat Ihnen diese Rolle gegeben.} other {Sie haben eine neue Rolle.}} {role, select, admin {Auch die Steuerung steht Ihnen offen.} other {Sie können ändern, wer in der Gruppe ist, und Sitzungen für sie anlegen.}}',
      unnamed: 'Sie haben eine neue Rolle.',
    },
    'browser-stopped': {
      name: 'Benachrichtigungen in einem meiner Browser haben aufgehört',
      title: 'Benachrichtigungen haben aufgehört: {browser}',
      body: 'Der Push-Dienst nimmt keine mehr an. Öffnen Sie Anteroom dort einmal; hilft das nicht, schalten Sie die Benachrichtigungen dort wieder ein.',
      unnamed: 'Benachrichtigungen in einem Ihrer Browser haben aufgehört.',
    },
  },
  mail: {
    open: 'Öffnen',
    why: 'Diese E-Mail kam wegen Ihrer Wahl unter Einstellungen > Benachrichtigungen („{kind}“). Dort können Sie sie abschalten.',
  },
  push: {
    anteroom: 'Anteroom',
    test: 'Dies ist ein Test',
    testBody: 'Benachrichtigungen erreichen diesen Browser.',
    done: 'Erledigt.',
    stale: 'Das ist schon beantwortet.',
  },
  troubles: {
    unreachable: 'Der Push-Dienst des Browsers war nicht erreichbar.',
    busy: 'Der Push-Dienst des Browsers bittet um Geduld.',
    fault: 'Der Push-Dienst des Browsers hat eine Störung.',
    refused:
      'Der Push-Dienst hat abgelehnt. Schalten Sie die Benachrichtigungen in diesem Browser aus und wieder ein.',
    large: 'Die Benachrichtigung war dem Push-Dienst zu lang.',
    gone: 'Dort kommt nichts mehr an. Öffnen Sie Anteroom dort einmal; hilft das nicht, schalten Sie die Benachrichtigungen dort wieder ein.',
  },
  ui: {
    title: 'Benachrichtigungen',
    lead: 'Alles, worüber Sie benachrichtigt wurden, das Neueste zuerst.',
    bell: '{count, plural, =0 {Benachrichtigungen} other {Benachrichtigungen, # ungelesen}}',
    unread: 'Ungelesen',
    waits: 'Wartet auf Antwort',
    times: '{count, plural, one {einmal} other {#-mal}}',
    markAll: 'Alle als gelesen markieren',
    markOne: 'Als gelesen markieren',
    markOneOf: 'Als gelesen markieren: {title}',
    all: 'Alle Benachrichtigungen',
    settings: 'Einstellungen für Benachrichtigungen',
    filter: { label: 'Welche Benachrichtigungen', all: 'Alle', open: 'Wartet auf Antwort' },
    empty: 'Noch ist nichts geschehen',
    emptyHint:
      'Hier steht, wer vor Ihrer Tür wartet, wer Sie um Kontakt bittet und was sich an Ihren Sitzungen ändert.',
    emptyOpen: 'Niemand wartet auf Ihre Antwort',
    emptyOpenHint:
      'Wer in einen Ihrer Räume möchte oder Sie um Kontakt bittet, steht hier, bis Sie antworten.',
    contact: {
      accept: 'Annehmen',
      decline: 'Ablehnen',
      acceptOf: 'Annehmen: {title}',
      declineOf: 'Ablehnen: {title}',
      declined: 'Abgelehnt. Die Person erfährt davon nichts.',
    },
    accepted: '{name} ist jetzt Ihr Kontakt.',
    tabs: { label: 'Einstellungen', general: 'Allgemein', notices: 'Benachrichtigungen' },
    here: {
      title: 'Dieser Browser',
      states: {
        on: 'An',
        off: 'Aus',
        blocked: 'Vom Browser gesperrt',
        unsupported: 'Hier nicht möglich',
      },
      on: 'Dieser Browser zeigt Benachrichtigungen, auch wenn keine Seite von Anteroom offen ist.',
      off: 'Solange keine Seite von Anteroom offen ist, wird hier nichts gezeigt. Beim Einschalten fragt der Browser, ob er darf.',
      blocked:
        'Sie oder Ihre Administration haben diesem Browser verboten, Benachrichtigungen von Anteroom zu zeigen. Nur der Browser kann das ändern:',
      unblock:
        'Öffnen Sie mit dem Symbol links neben der Adresse die Einstellungen der Website, stellen Sie „Benachrichtigungen“ auf „Zulassen“ und kommen Sie zurück. Diese Seite merkt es von selbst.',
      insecure:
        'Browser zeigen Benachrichtigungen nur über eine sichere Verbindung. Öffnen Sie Anteroom mit einer Adresse, die mit https:// beginnt.',
      install:
        'Auf iPhone und iPad erhalten nur installierte Apps Benachrichtigungen. Tippen Sie auf „Teilen“, dann auf „Zum Home-Bildschirm“, öffnen Sie Anteroom von dort und kommen Sie auf diese Seite zurück.',
      browser:
        'Dieser Browser kann keine Benachrichtigungen empfangen, oder sie sind im privaten Fenster abgeschaltet. Glocke und E-Mails erreichen Sie trotzdem.',
      turnOn: 'Benachrichtigungen hier einschalten',
      turnOff: 'Hier ausschalten',
      turnedOn: 'Benachrichtigungen sind in diesem Browser eingeschaltet.',
      turnedOff: 'Benachrichtigungen sind in diesem Browser ausgeschaltet.',
      unanswered: 'Der Browser hat kein „Zulassen“ erhalten, daher hat sich nichts geändert.',
      stopped:
        'Die Benachrichtigungen in diesem Browser haben aufgehört, und er konnte sie nicht erneuern. Schalten Sie sie wieder ein.',
      stoppedTitle: 'Benachrichtigungen haben aufgehört',
      unreachable:
        'Dieser Browser hat seinen Push-Dienst nicht erreicht. Prüfen Sie die Verbindung, oder ob der Browser Push-Dienste abgeschaltet hat.',
      test: 'Test senden',
      tested:
        'Der Push-Dienst dieses Browsers hat den Test angenommen. Er sollte gleich erscheinen.',
    },
    browsers: {
      title: 'Meine Browser',
      lead: 'Überall, wo Sie Benachrichtigungen eingeschaltet haben. Höchstens {most, number}.',
      empty: 'Noch kein Browser.',
      emptyHint: 'Schalten Sie Benachrichtigungen in jedem Browser ein, in dem Sie sie möchten.',
      nameOn: '{browser} auf {system}',
      unknown: 'Unbekannter Browser',
      this: 'Dieser Browser',
      signedIn: 'Angemeldet',
      signedOut: 'Abgemeldet',
      delivered: 'zuletzt zugestellt',
      never: 'noch nichts zugestellt',
      since: 'eingeschaltet',
      test: 'Testen',
      testOf: 'Testen: {name}',
      tested: 'Der Push-Dienst von {name} hat den Test angenommen.',
      remove: 'Entfernen',
      removeOf: 'Entfernen: {name}',
      removed: '{name} erhält keine Benachrichtigungen mehr.',
      signedOutToo: 'Auch wenn abgemeldet',
      signedOutTooHint:
        'Benachrichtigungen kommen auch nach dem Abmelden, ohne Namen und ohne Schaltflächen, bis sich dort jemand anders anmeldet.',
      names: 'Namen zeigen, wenn abgemeldet',
      namesHint: 'Wer diesen Bildschirm sieht, kann dann lesen, wer wartet und vor welchem Raum.',
      namesWhy: 'Nur möglich mit „Auch wenn abgemeldet“.',
      of: '{what} ({name})',
    },
    kinds: {
      title: 'Worüber Sie benachrichtigt werden',
      lead: 'Wählen Sie für jede Art, wo Sie benachrichtigt werden. Es gilt ab dem nächsten Mal.',
      kind: 'Was',
      bell: 'Glocke',
      browser: 'Browser',
      mail: 'E-Mail',
      of: '{kind}: {channel}',
      noBrowser: 'Kein Browser ist eingeschaltet, daher kommt auf diesem Weg noch nichts an.',
      security: 'E-Mails zur Sicherheit Ihres Kontos kommen immer.',
      saved: 'Gespeichert',
    },
    quiet: {
      title: 'Ruhezeiten',
      lead: 'In dieser Zeit kommt nichts per Browser oder E-Mail. Die Glocke behält alles. Die Zeiten gelten in Ihrer Zeitzone, {zone}.',
      on: 'Ruhezeiten',
      from: 'Von',
      until: 'Bis',
      same: 'Wählen Sie zwei verschiedene Zeiten.',
    },
    sounds: {
      title: 'Töne auf diesem Gerät',
      lead: 'Dafür muss eine Seite von Anteroom offen sein.',
      knock: 'Wenn jemand um Einlass bittet',
      knockHint: 'In Räumen, in denen Sie antworten dürfen, bis es jemand tut.',
      join: 'Wenn jemand hereinkommt',
      joinHint: 'Im Gespräch, in dem Sie sind.',
      play: 'Anhören',
      playOf: 'Anhören: {sound}',
      silent:
        'Der Browser hat den Ton nicht zugelassen. Prüfen Sie seine Erlaubnis, Töne abzuspielen.',
    },
  },
};
