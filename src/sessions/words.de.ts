import type { Texts } from '../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'see-session': 'Die Sitzung sehen',
      'enter-room': 'Den Raum betreten',
      'manage-session': 'Die Sitzung verwalten',
      'change-session': 'Die Sitzung ändern',
      'make-session': 'Eine Sitzung für die Gruppe anlegen',
    },
    asked: {
      'make-session':
        '{person} kann für {title} {can, select, yes {} other {keine }}Sitzungen anlegen',
      'see-session':
        '{person} sieht {title, select, none {diese Sitzung} other {„{title}“}}{can, select, yes {} other { nicht}}',
      'enter-room':
        '{person} kann {title, select, none {{can, select, yes {jetzt} other {nicht}} eintreten} other {„{title}“ {can, select, yes {jetzt} other {nicht}} betreten}}',
      'manage-session':
        '{person} verwaltet {title, select, none {diese Sitzung} other {„{title}“}}{can, select, yes {} other { nicht}}',
      'change-session':
        '{person} kann {title, select, none {diese Sitzung} other {„{title}“}} {can, select, yes {} other {nicht }}ändern',
    },
    checks: {
      assigned: {
        title: 'Sitzung ist für eine Gruppe',
        passed: 'Die Sitzung ist für {group}{more, plural, =0 {} other { und # weitere}}.',
        failed: 'Die Sitzung ist keiner Gruppe zugeordnet.',
      },
      'manages-session': {
        title: 'Verwaltet die Sitzung',
        passed: 'Sie verwalten die Sitzung.',
        failed:
          'Nur die Leitung {groups, plural, one {der Gruppe} other {einer der Gruppen}} und der Organisation verwaltet die Sitzung.',
      },
      'has-dates': {
        title: 'Sitzung hat Termine',
        passed: 'Die Sitzung hat eigene Termine.',
        failed:
          'Es ist ein Raum ohne Termine: Name, Zeiten, Tür und Gastgebende werden in den Raumeinstellungen geändert.',
      },
      'not-hidden': {
        title: 'Sitzung ist nicht verborgen',
        passed: 'Die Sitzung ist nicht verborgen.',
        failed: 'Die Sitzung ist verborgen: Nur Gastgebende und Leitung sehen sie.',
      },
      'not-cancelled': {
        title: 'Sitzung findet statt',
        passed: 'Die Sitzung findet statt.',
        failed: 'Die Sitzung wurde abgesagt{reason, select, none {} other {: {reason}}}.',
      },
      'within-time': {
        title: 'Zeit',
        passed:
          '{why, select, always {Der Raum hat keine Schließzeit.} other {Der Raum ist bis {closes} geöffnet.}}',
        failed:
          '{why, select, early {Der Raum öffnet {opens}.} none {Es steht kein Termin an.} other {Die Sitzung endete {ended}.}}',
      },
    },
    reasons: {
      assigned: 'die Sitzung ist für keine Gruppe',
      'not-hidden': 'die Sitzung ist verborgen',
      'not-cancelled': 'die Sitzung wurde abgesagt',
      'manages-session': 'verwaltet sie nicht',
      'has-dates': 'es ist ein Raum ohne Termine',
      'within-time':
        '{why, select, early {der Raum öffnet {opens}} none {kein Termin steht an} other {die Sitzung endete {ended}}}',
    },
    remedies: {
      'change-group': {
        says: 'Oder die Sitzung stattdessen {group} zuordnen. Das tauscht aus, wer hinein darf.',
        button: 'Gruppe auf {group} ändern',
      },
      'choose-group': {
        says: 'Der Sitzung eine Gruppe geben.',
        button: 'Gruppe wählen',
      },
      'unhide-session': {
        says: 'Die Sitzung {groups, plural, one {ihrer Gruppe} other {ihren Gruppen}} zeigen.',
        button: 'Sitzung zeigen',
      },
      'name-host': {
        says: '{person} bei der Sitzung als Gastgeberin oder Gastgeber eintragen.',
        button: 'Gastgebende wählen',
      },
      'change-time': {
        says: 'Die Leitung kann die Zeit der Sitzung ändern.',
        button: 'Zeit ändern',
      },
      'set-room': {
        says: 'Ändern Sie das in den Raumeinstellungen.',
        button: 'Raumeinstellungen',
      },
      'wait-for-time': {
        says: 'Kommen Sie dann wieder; die Seite der Sitzung zählt herunter.',
        button: '',
      },
      'tell-admin': {
        says: '{only, select, yes {Das kann nur ein Admin: {admin}.} other {Oder {admin} macht es als Admin ohne das.}}',
        button: '{admin} fragen',
      },
      'told-admin': {
        says: 'Sie haben {admin} am {at} gefragt. Der Link zu dieser Prüfung liegt dort vor.',
        button: '',
      },
    },
  },
  base: {
    problems: {
      'nothing-to-ask':
        'Hier gibt es nichts, worum dieser Admin gebeten werden müsste. Sehen Sie sich die Prüfung noch einmal an.',
    },
    faults: {
      'time-does-not-exist':
        'Am {at} werden die Uhren vorgestellt: Diese Uhrzeit gibt es nicht. Bitte eine andere wählen.',
      'until-before-start': 'Der letzte Tag liegt vor dem ersten.',
      'too-many-occurrences':
        'Höchstens 104 Termine (zwei Jahre lang wöchentlich) passen in eine Sitzung.',
      'in-the-past': 'Das liegt in der Vergangenheit.',
      'not-in-group': 'Diese Person ist nicht in der Gruppe.',
      'range-too-long': 'Bitte höchstens 62 Tage auf einmal abfragen.',
    },
  },
  journal: {
    subjects: {
      session: 'Sitzungen',
    },
    kinds: {
      feed: {
        made: '{who} hat einen Link für den eigenen Kalender erstellt',
        revoked: '{who} hat den Link für den eigenen Kalender zurückgezogen',
      },
      session: {
        made: '{who} hat die Sitzung „{title}“ für {groups} geplant',
        changed: '{who} hat die Sitzung „{title}“ geändert',
        cancelled: '{who} hat die Sitzung „{title}“ abgesagt',
      },
    },
  },
  sessions: {
    cancelledBecause: '{reason, select, none {Abgesagt} other {Abgesagt: {reason}}}',
    feed: {
      hosts: 'Gastgebende: {hosts}',
      cancelled: 'Abgesagt: {title}',
      title: 'Im Kalender abonnieren',
      copy: 'Link kopieren',
      lead: 'Ein geheimer Link zeigt Ihre Sitzungen in jedem Kalenderprogramm. Er enthält nur, was Sie in dem Moment sehen dürfen.',
      make: 'Link erstellen',
      again: 'Neuen Link erstellen',
      againHint: 'Der bisherige Link funktioniert dann nicht mehr.',
      revoke: 'Link widerrufen',
      revoked: 'Der Link funktioniert nicht mehr.',
      once: 'Dieser Link wird nur jetzt gezeigt. Wer ihn hat, sieht Ihre Sitzungen: Behalten Sie ihn für sich.',
      open: 'Im Kalender öffnen',
      since: 'Sie haben {when} einen Link erstellt.',
      read: 'Ein Kalender hat ihn zuletzt {when} gelesen.',
      unread: 'Noch kein Kalender hat ihn gelesen.',
    },
    first: {
      title: 'Erste Schritte',
      done: 'Erledigt.',
      invited: {
        title: 'Personen einladen',
        hint: 'Unter Steuerung > Personen, mit ihrer E-Mail-Adresse.',
      },
      grouped: {
        title: 'Eine Gruppe anlegen',
        hint: 'Sitzungen sind für Gruppen: Alle darin sehen sie.',
      },
      planned: {
        title: 'Eine Sitzung planen',
        hint: 'Wählen Sie die Gruppe und eine Zeit.',
      },
      entered: {
        title: 'Eintreten',
        hint: 'Sie erscheint auf dieser Seite, mit einem Knopf zum Eintreten ab 15 Minuten vor Beginn.',
      },
    },
    mine: {
      tomorrow: 'Morgen',
      week: 'Diese Woche',
      further: '{count, plural, one {und # weiterer Termin} other {und # weitere Termine}}',
      emptyAsk: 'Wenn Sie auf eine warten, fragen Sie {names}.',
      title: 'Meine Sitzungen',
      now: 'Jetzt',
      today: 'Heute',
      later: 'Später',
      past: 'Vergangen',
      upcoming: 'Demnächst',
      search: 'Meine Sitzungen durchsuchen',
      calendar: 'Kalender',
      subscribe: 'Abonnieren',
      enter: 'Eintreten',
      manage: 'Sitzungen, die ich verwalte',
      openEnd: 'offenes Ende',
      overrun: 'Endete {time}, der Raum bleibt bis {closes} offen',
      weekly: 'wöchentlich',
      hidden: 'Verborgen',
      cancelled: 'Abgesagt',
      empty: 'Noch keine Sitzungen',
      emptyHint:
        'Sobald jemand eine Sitzung für eine Ihrer Gruppen anlegt, erscheint sie hier von selbst.',
      emptyAlone:
        'Sie gehören noch zu keiner Organisation. Bitten Sie die Person, die Sie einlädt, um eine Kontaktanfrage: Sobald Sie sie angenommen haben, kann sie Sie in die Gruppe ihrer Sitzung aufnehmen.',
      contacts: 'Meine Kontakte',
      nothingNow: 'Gerade läuft nichts',
      nextUp: 'Als Nächstes: {title}, {when}',
      nothingPast: 'Keine vergangenen Sitzungen',
      noMatch: 'Keine Ihrer Sitzungen hat „{text}“ im Titel.',
      hosts: 'mit {hosts}',
    },
    calendar: {
      title: 'Kalender',
      month: 'Monat',
      week: 'Woche',
      day: 'Tag',
      view: 'Ansicht',
      today: 'Heute',
      before: 'Früher',
      after: 'Später',
      zone: 'Zeiten in {zone}',
      more: '{count, plural, one {# weitere} other {# weitere}}',
      none: 'Nichts an diesem Tag',
      noneThen: 'Keine Sitzungen in dieser Zeit.',
      count: '{count, plural, =0 {keine Sitzungen} one {# Sitzung} other {# Sitzungen}}',
    },
    page: {
      people: 'Personen in {group}',
      morePeople: '{count, plural, one {und # weitere} other {und # weitere}}',
      when: 'Wann',
      group: 'Für',
      hosts: 'Gastgebende',
      nobody: 'Keine Gastgebenden genannt',
      about: 'Worum es geht',
      yours: 'Ihre Zeit ({zone})',
      theirs: 'Zeit der Sitzung ({zone})',
      shift:
        'An anderen Terminen zeigt Ihre Uhr eine andere Zeit: In {zone} und in Ihrer Zone werden die Uhren an verschiedenen Tagen umgestellt.',
      enter: 'Raum betreten',
      countdown: 'Der Raum öffnet in {time}.',
      openBefore: 'Der Raum ist offen. Es beginnt {when}.',
      openNow: 'Jetzt ist es so weit.',
      openAfter: 'Es ist zu Ende; der Raum ist noch offen.',
      noMore: 'Es steht kein Termin an.',
      why: 'Warum kann ich nicht eintreten?',
      whyNot: 'Warum habe ich keinen Zugang?',
      whyAnyway: 'Was wird geprüft?',
      copy: 'Link kopieren',
      edit: 'Bearbeiten',
      check: 'Zugang prüfen',
      dates: 'Alle Termine',
      nothing: 'Hier ist nichts',
      nothingHint: 'Unter dieser Adresse gibt es nichts, oder es ist nicht für Sie.',
      askThem:
        'Schicken Sie das an die Person, die Ihnen den Link gegeben hat, oder an Ihre Gruppenleitung. Der zweite Link zeigt dort, was fehlt:',
      message: 'Ich kann {link} nicht öffnen. Bitte prüfen Sie meinen Zugang ({email}): {check}',
      copyMessage: 'Für Ihre Leitung kopieren',
      repeats: 'Jede Woche bis {until}',
      managed: 'Sie verwalten diese Sitzung, gehören aber nicht zu denen, die eintreten.',
    },
    manage: {
      count:
        '{more, select, yes {Die ersten {count, plural, one {# Sitzung} other {# Sitzungen}}, nach dem nächsten Datum} other {{count, plural, one {# Sitzung} other {# Sitzungen}}}}',
      title: 'Meine Sitzungen',
      lead: 'Sitzungen, die Sie verwalten. Was Sie betreten dürfen, steht auf der Startseite.',
      make: 'Neue Sitzung',
      search: 'Nach Titel suchen',
      name: 'Sitzung',
      group: 'Gruppe',
      noGroup: 'Keine Gruppe',
      next: 'Nächster Termin',
      last: 'zuletzt {when}',
      none: 'keiner',
      edit: 'Bearbeiten',
      check: 'Zugang prüfen',
      open: 'Öffnen',
      cancel: 'Sitzung absagen',
      cancelled: 'Abgesagt',
      cancelTitle: '„{title}“ absagen?',
      cancelText:
        'Alle kommenden Termine entfallen endgültig. Wer die Sitzung sieht, sieht auch den Grund; wer im Raum ist, muss hinaus.',
      reason: 'Grund',
      reasonHint: 'Diesen Satz sehen die Leute.',
      keep: 'Behalten',
      cancelDone: 'Abgesagt.',
      empty: 'Noch keine Sitzungen',
      emptyHint: 'Legen Sie die erste an: Gruppe wählen, Zeit wählen, fertig.',
      noGroups: 'Sie leiten noch keine Gruppe',
      noGroupsHint:
        'Sitzungen werden für Gruppen angelegt. Bitten Sie die Leitung Ihrer Organisation, Ihnen die Leitung einer Gruppe zu geben.',
    },
    wall: {
      never: 'In dieser Nacht werden die Uhren vorgestellt: {time} gibt es nicht.',
      take: '{time} nehmen',
      twice:
        'In dieser Nacht werden die Uhren zurückgestellt: {time} kommt zweimal, gemeint ist das erste Mal.',
      ends: 'Die Uhren werden währenddessen umgestellt: Ende um {time}',
      half: 'Das ist unvollständig. Bitte Datum und Uhrzeit eingeben oder das Feld leeren.',
    },
    edit: {
      new: 'Neue Sitzung',
      title: 'Titel',
      titleHint: 'Wonach die Leute in ihrer Liste suchen.',
      description: 'Beschreibung',
      group: 'Gruppe',
      groupHint: 'Alle in dieser Gruppe sehen die Sitzung und können eintreten.',
      noGroup: 'Diese Sitzung ist keiner Gruppe zugeordnet: Niemand kann eintreten.',
      choose: 'Gruppe wählen',
      people: '{count, plural, =0 {niemand} one {# Person} other {# Personen}}',
      audience:
        '{count, plural, =0 {In dieser Gruppe ist noch niemand.} one {Erreicht # Person.} other {Erreicht # Personen.}}',
      swap: 'Eine andere Gruppe tauscht das Publikum sofort aus: {gain, plural, =0 {niemand bekommt} one {# Person bekommt} other {# Personen bekommen}} Zugang, {lose, plural, =0 {niemand verliert} one {# Person verliert} other {# Personen verlieren}} ihn. Wer ihn verliert und im Raum ist, muss hinaus.',
      date: 'Datum',
      time: 'Beginn',
      end: 'Ende',
      lasts: 'Dauer',
      minutes:
        '{hours, plural, =0 {} one {# Std.} other {# Std.}}{minutes, plural, =0 {} other { # Min.}}',
      openEnd: 'Offenes Ende',
      openEndHint: 'Der Raum bleibt 12 Stunden offen.',
      zone: 'Zeitzone',
      zoneHint: 'Die Sitzung behält diese Uhrzeit, auch wenn die Uhren umgestellt werden.',
      weekly: 'Wöchentlich wiederholen',
      until: 'Bis',
      dates: '{count, plural, one {# Termin} other {# Termine}}',
      hosts: 'Gastgebende',
      hostsHint: 'Personen der Gruppe, die die Sitzung führen.',
      hidden: 'Verborgen',
      hiddenHint: 'Nur Gastgebende und Leitung sehen sie, bis Sie sie zeigen.',
      make: 'Sitzung anlegen',
      save: 'Speichern',
      made: 'Die Sitzung ist angelegt.',
      saved: 'Gespeichert.',
      stale:
        'Jemand anderes hat diese Sitzung inzwischen geändert. Laden Sie sie neu; was Sie hier getippt haben, geht dabei verloren.',
      reload: 'Neu laden',
      when: 'Wann',
      who: 'Für wen',
      what: 'Was',
      yourTime: 'In Ihrer Zone: {when}',
      wrongTime: 'Bitte eine Uhrzeit wie 09:30 eingeben.',
      lengthNeeded: 'Mindestens 5 Minuten, höchstens 24 Stunden.',
      nextDay: 'am nächsten Tag',
      onDay:
        '{near, select, yesterday {Gestern, } today {Heute, } tomorrow {Morgen, } other {}}{day}',
      begun: 'Diese Zeit ist schon vorbei',
      cancelled: 'Diese Sitzung wurde abgesagt und lässt sich nicht mehr ändern.',
    },
    access: {
      title: 'Zugang prüfen',
      lead: 'Warum jemand eine Sitzung betreten oder dort etwas anderes tun darf oder nicht: was fehlt, und der Schritt, der hilft.',
      help: 'Wie der Zugang funktioniert',
      subject: 'Zugang zu',
      subjectHint: 'Nach Titel suchen oder einen Link einfügen',
      person: 'Person',
      personHint: 'Name oder E-Mail-Adresse',
      what: 'Was',
      pickBoth: 'Wählen Sie eine Person und worum es geht.',
      allowedHint: 'Schicken Sie den Link:',
      copy: 'Link kopieren',
      missing: 'Das oder diese Person gibt es nicht, oder Sie sind für beides nicht zuständig.',
      everyone:
        '{gate, select, enter {Wer eintreten kann} see {Wer die Sitzung sieht} host {Wer den Raum führt} other {Wer es kann}}',
      everyoneLead:
        '{gate, select, enter {Alle, die zu dieser Sitzung ein Recht haben, solange der Raum offen ist, und woher es kommt.} other {Alle, die das Recht dazu haben, und woher es kommt.}}',
      nobody: '{gate, select, enter {Niemand kann diese Sitzung betreten.} other {Niemand.}}',
      check: 'Prüfen',
      watching: 'Diese Seite prüft von selbst immer wieder.',
      change: 'Andere Auswahl',
      noSubjects: 'Nichts, was Sie sehen oder verwalten, passt',
      noPeople: 'Niemand, den Sie kennen, passt',
    },
  },
  notices: {
    kinds: {
      'session-changed': {
        name: 'Eine meiner Sitzungen ändert sich',
        title: '{title} wurde geändert',
        body: '{startsGiven, select, yes {Termin: {starts}.} other {Sehen Sie nach, was anders ist.}}',
        unnamed: 'Eine Ihrer Sitzungen wurde geändert.',
      },
      'session-cancelled': {
        name: 'Eine meiner Sitzungen wird abgesagt',
        title: '{title} ist abgesagt',
        body: '{startsGiven, select, yes {Termin war {starts}{more, plural, =0 {.} one {, dazu ein weiterer am {last}.} other {, dazu # weitere bis {last}.}} } other {}}{reasonGiven, select, yes {Grund: {reason}} other {Ein Grund wurde nicht genannt.}}',
        unnamed: 'Eine Ihrer Sitzungen ist abgesagt.',
      },
      'access-asked': {
        name: 'Ich werde als Admin um Hilfe bei einem Zugang gebeten',
        title: '{name} bittet Sie, den Zugang zu {title} zu prüfen',
        body: 'Jemand kommt nicht hinein, und was fehlt, kann nur ein Admin tun. Der Link öffnet die Prüfung.',
        unnamed: 'Sie werden gebeten, einen Zugang zu prüfen.',
      },
    },
  },
};
