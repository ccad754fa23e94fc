import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'see-group': 'Die Gruppe sehen',
      'edit-group': 'Die Gruppe bearbeiten',
      'delete-group': 'Die Gruppe löschen',
      'add-to-group': 'In die Gruppe aufnehmen',
      'remove-from-group': 'Aus der Gruppe nehmen',
      'leave-group': 'Die Gruppe verlassen',
      'nest-group': 'Eine Gruppe in eine Gruppe aufnehmen',
    },
    asked: {
      'see-group': '{person} sieht {title}{can, select, yes {} other { nicht}}',
      'edit-group': '{person} kann {title} {can, select, yes {} other {nicht }}bearbeiten',
      'delete-group': '{person} kann {title} {can, select, yes {} other {nicht }}löschen',
    },
    checks: {
      'knows-group': {
        title: 'Gehört zur Gruppe',
        passed: '{self, select, yes {Sie gehören} other {{person} gehört}} zu {group}.',
        failed: '{self, select, yes {Sie gehören} other {{person} gehört}} nicht zu {group}.',
      },
      'manages-group': {
        title: 'Leitet die Gruppe',
        passed: '{self, select, yes {Sie leiten} other {{person} leitet}} {group}.',
        failed: 'Das können nur die Leitung von {group} und die Verwaltung der Organisation.',
      },
      'person-known': {
        title: 'Ist Ihnen bekannt',
        passed: 'Sie kennen {person}.',
        failed: 'Zu dieser Kennung gibt es niemanden, den Sie kennen.',
      },
      'contact-accepted': {
        title: 'Ist Ihr Kontakt',
        passed:
          '{why, select, organisation {{person} gehört zu Ihrer Organisation.} other {{person} ist Ihr Kontakt.}}',
        failed:
          '{why, select, waiting {{person} hat Ihre Kontaktanfrage noch nicht angenommen.} incoming {{person} hat Sie um Kontakt gebeten, und Sie haben noch nicht geantwortet.} uncounted {{person} ist Ihr Kontakt, würde in dieser Gruppe aber nicht zählen: Wer von außerhalb kommt, ist Kontakt einer Person, die sie leitet, und niemand darin ist gesperrt.} other {{person} ist nicht Ihr Kontakt. Nur Kontakte können in eine Gruppe aufgenommen werden.}}',
      },
      'not-member-yet': {
        title: 'Noch nicht in der Gruppe',
        passed: '{person} ist noch nicht in {group}.',
        failed: '{person} ist schon in {group}.',
      },
      'listed-member': {
        title: 'Steht auf der Liste der Gruppe',
        passed: 'Die Person steht auf der Liste von {group}.',
        failed:
          'Die Person steht nicht auf der Liste von {group}; sie gehört über eine enthaltene Gruppe dazu oder gar nicht.',
      },
      'manages-inner': {
        title: 'Leitet die innere Gruppe',
        passed: 'Sie leiten {group}.',
        failed:
          'Nur wer {group} leitet, kann sie in eine andere Gruppe aufnehmen, denn ihre Mitglieder erhalten, was jene Gruppe öffnet.',
      },
      'groups-same-organisation': {
        title: 'Beide Gruppen gehören zu einer Organisation',
        passed: '{inner} und {group} gehören zur selben Organisation.',
        failed: '{inner} und {group} gehören zu verschiedenen Organisationen.',
      },
      'no-cycle': {
        title: 'Keine Gruppe in sich selbst',
        passed: '{group} ist nicht in {inner} enthalten.',
        failed:
          '{group} ist bereits in {inner} enthalten: Eine Gruppe kann sich nicht selbst enthalten.',
      },
    },
    reasons: {
      'knows-group': 'gehört nicht zu {group}',
      'manages-group': 'leitet {group} nicht',
    },
    remedies: {
      'open-group': {
        says: 'Die Liste sagt, wer in {group} ist und wer die Gruppe leitet.',
        button: '{group} öffnen',
      },
      'ask-manager': {
        says: '{ask, select, sender {Bitten Sie die Person, die Ihnen den Link geschickt hat, Ihren Zugang zu prüfen.} admins {Fragen Sie die Leitung der Organisation.} other {Fragen Sie {ask}.}}',
        button: '',
      },
      'add-to-group': {
        says: '{person} zu {group} hinzufügen.',
        button: 'Zu {group} hinzufügen',
      },
      'name-manager': {
        says: 'Benennen Sie zuerst eine andere Leitung für {group}.',
        button: '{group} öffnen',
      },
    },
  },
  base: {
    problems: {
      'sessions-confirmed':
        'Die Sitzungen dieser Gruppe haben sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
      'group-name-free': 'Eine Gruppe mit diesem Namen gibt es schon.',
      'group-has-place':
        'Eine Gruppe fasst höchstens 2000 Personen. Nehmen Sie stattdessen eine Gruppe in die Gruppe auf.',
      'not-member-yet': 'Die Person ist schon in der Gruppe.',
      'no-cycle': 'Eine Gruppe kann sich nicht selbst enthalten.',
    },
    faults: {
      'needs-manager':
        'Eine Gruppe braucht mindestens eine Leitung, die zählt: aus der Organisation und nicht gesperrt, oder Kontakt einer anderen Leitung.',
      'person-twice': 'Diese Person steht zweimal in der Liste.',
      'person-known': 'Zu dieser Kennung gibt es niemanden, den Sie kennen.',
      'contact-uncounted':
        '{person} würde in dieser Gruppe nicht zählen: Wer von außerhalb kommt, ist Kontakt einer Person, die sie leitet, und niemand darin ist gesperrt.',
      'contact-waiting': '{person} hat Ihre Kontaktanfrage noch nicht angenommen.',
      'contact-incoming':
        '{person} hat Sie um Kontakt gebeten, und Sie haben noch nicht geantwortet.',
      'contact-missing':
        '{person} ist nicht Ihr Kontakt. Nur Kontakte können in eine Gruppe aufgenommen werden.',
      'unknown-group': 'Zu dieser Kennung gibt es keine Gruppe, die Sie sehen können.',
    },
  },
  journal: {
    subjects: {
      group: 'Gruppen',
    },
    kinds: {
      group: {
        created: '{who} hat die Gruppe {group} angelegt',
        renamed: '{who} hat die Gruppe {before} in {name} umbenannt',
        described: '{who} hat die Beschreibung von {group} geändert',
        deleted: '{who} hat die Gruppe {name} gelöscht',
        nested: '{who} hat die Gruppe {name} in {group} aufgenommen',
        unnested: '{who} hat die Gruppe {inner} aus {group} genommen',
        'member-added': '{who} hat {persons} zu {group} hinzugefügt',
        'member-removed':
          '{because, select, left {{persons} hat {group} verlassen} contact_ended {{persons} ist nicht mehr in {group}: Der Kontakt endete} other {{who} hat {persons} aus {group} genommen}}',
        'role-changed':
          '{who} hat {persons} zu {role, select, manager {einer Leitung} other {einem Mitglied}} von {group} gemacht',
      },
    },
  },
  groups: {
    title: 'Meine Gruppen',
    lead: 'Eine Gruppe entscheidet, wer ihre Sitzungen sieht und betritt.',
    tabs: {
      manager: 'Die ich leite',
      member: 'In denen ich bin',
      people: 'Personen',
      roles: 'Rollen',
      technical: 'Technische Benutzer',
      settings: 'Einstellungen',
    },
    columns: {
      name: 'Name',
      people: 'Personen',
      managers: 'Gruppenleitung',
      role: 'Ihre Rolle',
    },
    people: '{count, plural, =0 {niemand} one {# Person} other {# Personen}}',
    role: {
      manager: 'Gruppenleitung',
      member: 'Mitglied',
    },
    search: 'Gruppen suchen',
    edit: 'Bearbeiten',
    open: 'Öffnen',
    manage: {
      empty: 'Sie leiten noch keine Gruppe',
      emptyHint:
        'Die Verwaltung der Organisation legt Gruppen unter Leitung > Gruppen an und benennt, wer sie leitet.',
      emptyAdmin: 'Legen Sie unter Leitung > Gruppen eine an.',
      toControl: 'Zu Leitung > Gruppen',
    },
    member: {
      empty: 'Sie sind noch in keiner Gruppe',
      emptyHint: 'Sobald eine Gruppenleitung Sie aufnimmt, steht die Gruppe hier.',
    },
    gone: {
      title: 'Diese Gruppe steht Ihnen nicht mehr offen',
      says: 'Sie wurden herausgenommen, oder die Gruppe wurde gelöscht. Die Gruppenleitung kann Ihnen mehr sagen.',
    },
    leave: {
      action: 'Gruppe verlassen',
      title: '{group} verlassen?',
      body: 'Sie sehen die Sitzungen dieser Gruppe dann nicht mehr. Nur die Gruppenleitung kann Sie wieder aufnehmen.',
      done: 'Sie haben {group} verlassen.',
    },
    control: {
      title: 'Gruppen',
      lead: 'Alle Gruppen von {organisation}.',
      empty: 'Noch keine Gruppen',
      emptyHint:
        'Eine Gruppe sind die Menschen eines Kurses, eines Teams oder eines Projekts. Sitzungen werden für eine Gruppe angelegt.',
    },
    create: {
      button: 'Gruppe anlegen',
      title: 'Gruppe anlegen',
      name: 'Name',
      description: 'Beschreibung (freiwillig)',
      managers: 'Sie leiten die Gruppe. Unter Rollen können Sie andere benennen.',
      submit: 'Gruppe anlegen',
      done: '{group} ist angelegt.',
    },
    editor: {
      search: 'Personen suchen',
      list: 'Personen, die in {group} sind oder sein können',
      ticked:
        '{count, plural, =0 {Niemand ist angekreuzt.} one {# Person ist angekreuzt.} other {# Personen sind angekreuzt.}}',
      hint: 'Kreuzen Sie an, wer zur Gruppe gehört, und speichern Sie einmal. Nur Ihre Kontakte lassen sich ankreuzen.',
      hintAdmin:
        'Kreuzen Sie an, wer zur Gruppe gehört, und speichern Sie einmal. Als Admin können Sie alle aus der Organisation ankreuzen.',
      added: '{count, plural, one {# hinzugefügt} other {# hinzugefügt}}',
      removed: '{count, plural, one {# herausgenommen} other {# herausgenommen}}',
      changed: '{count, plural, one {# Rolle geändert} other {# Rollen geändert}}',
      save: 'Speichern',
      discard: 'Verwerfen',
      saved: 'Gespeichert.',
      unsaved: 'Noch nicht gespeichert',
      outside: 'von außerhalb',
      idle: 'sieht zurzeit nichts',
      idleWhy: 'Gesperrt oder mit keiner Gruppenleitung mehr in Kontakt',
      lastManager:
        'Die letzte Leitung kann nicht herausgenommen werden. Benennen Sie zuerst unter Rollen eine andere.',
      through:
        '{count, plural, one {Eine weitere Person gehört über eine enthaltene Gruppe dazu.} other {# weitere Personen gehören über enthaltene Gruppen dazu.}}',
      noMatch: 'Niemand passt zu „{text}“',
      noMatchHint: 'Wen Sie nicht finden, ist noch nicht Ihr Kontakt.',
      askContact: 'Kontaktanfrage senden',
      nobody: 'Noch niemand',
      since: 'seit {day}',
      since_by: 'seit {day}, aufgenommen von {name}',
      new: 'neu',
      page: 'Seite von {name}',
      leaves: 'wird herausgenommen',
    },
    stale: {
      title: 'Jemand anders hat diese Gruppe inzwischen geändert',
      reapply:
        'Ihre Änderungen stehen unten auf dem neuen Stand. Sehen Sie sie an und speichern Sie noch einmal.',
      added: '{by} hat {people} aufgenommen',
      removed: '{by} hat {people} herausgenommen',
      role: '{by} hat die Rolle von {people} geändert',
      settings: '{by} hat die Einstellungen geändert',
      groups: '{by} hat die enthaltenen Gruppen geändert',
      someone: 'Jemand',
    },
    add: {
      button: 'Person hinzufügen',
      title: 'In {group} aufnehmen',
      one: 'Aufnehmen',
      oneFor: '{name} aufnehmen',
      done: '{name} ist jetzt in {group}.',
      in: 'in der Gruppe',
    },
    roles: {
      lead: 'Die Leitung nimmt Personen auf, ändert Rollen und verwaltet die Sitzungen der Gruppe. Mindestens eine bleibt immer.',
      manager: 'Gruppenleitung',
      managerFor: 'Gruppenleitung: {name}',
      update: 'Gruppenrollen aktualisieren',
    },
    settings: {
      name: 'Name',
      description: 'Beschreibung',
      save: 'Speichern',
      saved: 'Gespeichert.',
      inner: 'Gruppen in dieser Gruppe',
      innerLead:
        'Alle in diesen Gruppen gehören auch zu dieser Gruppe, ebenso wer später dazukommt.',
      innerNone: 'In dieser Gruppe ist keine andere enthalten.',
      innerAdd: 'Gruppe aufnehmen',
      innerSearch: 'Eine Gruppe wählen, die Sie leiten',
      innerNothing: 'Es gibt keine weitere Gruppe, die Sie leiten',
      innerDone: '{group} ist jetzt enthalten.',
      innerRemove: 'Herausnehmen',
      innerRemoveFor: '{group} herausnehmen',
      innerRemoved: '{group} ist herausgenommen.',
      insideOf: 'Diese Gruppe ist enthalten in',
      remove: 'Gruppe löschen',
      removeLead:
        'Die Menschen bleiben, die Gruppe verschwindet. Das lässt sich nicht rückgängig machen.',
      removeTitle: '{group} löschen?',
      removePeople:
        '{count, plural, =0 {Niemand ist darin.} one {# Person verliert, was die Gruppe öffnet.} other {# Personen verlieren, was die Gruppe öffnet.}}',
      removeRooms:
        '{count, plural, one {# eigener Raum ist für diese Gruppe offen: Ihre Leute verlieren ihn, und wer nur durch die Gruppe darin ist, ist draußen.} other {# eigene Räume sind für diese Gruppe offen: Ihre Leute verlieren sie, und wer nur durch die Gruppe darin ist, ist draußen.}}',
      removeSessions:
        '{count, plural, =0 {Keine kommende Sitzung ist für diese Gruppe.} one {Diese Sitzung ist danach für keine Gruppe, bis jemand ihr eine andere gibt:} other {Diese # Sitzungen sind danach für keine Gruppe, bis jemand ihnen eine andere gibt:}}',
      removeConfirm: 'Gruppe löschen',
      removed: '{group} ist gelöscht.',
    },
  },
  notices: {
    kinds: {
      'added-to-group': {
        name: 'Ich werde in eine Gruppe aufgenommen',
        title: 'Sie sind jetzt in der Gruppe {group}',
        body: '{nameGiven, select, yes {{name} hat Sie aufgenommen.} other {Ab jetzt sehen Sie deren Sitzungen.}}',
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
        body: '{nameGiven, select, yes {{name} hat Ihnen diese Rolle gegeben.} other {Sie haben eine neue Rolle.}} {role, select, admin {Auch die Steuerung steht Ihnen offen.} other {Sie können ändern, wer in der Gruppe ist, und Sitzungen für sie anlegen.}}',
        unnamed: 'Sie haben eine neue Rolle.',
      },
    },
  },
};
