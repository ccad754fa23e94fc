import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    asked: {
      'make-room':
        '{person} kann bei {title} {can, select, yes {einen} other {keinen}} Raum anlegen',
    },
    gates: {
      'own-room': 'Den Raum besitzen',
      'make-room': 'Einen Raum anlegen',
    },
    checks: {
      'owns-room': {
        title: 'Besitzt den Raum',
        passed: 'Der Raum gehört Ihnen.',
        failed: 'Das kann nur, wem der Raum gehört.',
      },
      'member-of-organisation': {
        title: 'Gehört zur Organisation',
        passed: 'Sie gehören zu {organisation}.',
        failed: 'Sie gehören nicht zu dieser Organisation oder sind dort ausgesetzt.',
      },
    },
  },
  base: {
    faults: {
      'not-invitable': 'Sie können Ihre Kontakte und Personen der Organisation einladen.',
    },
  },
  door: {
    rooms: {
      title: 'Meine Räume',
      lead: 'Treffen Sie sich sofort mit einem Link, oder behalten Sie einen eigenen Raum.',
      start: 'Ad-hoc-Sitzung beginnen',
      startTitle: 'Jetzt treffen',
      startLead: 'Eine Sitzung mit eigenem Link, sofort offen.',
      make: 'Ständigen Raum anlegen',
      noOrganisation:
        'Sie gehören noch zu keiner Organisation und können daher keinen Raum öffnen.',
      standing: 'Ständige Räume',
      standingHint: 'Ein fester Ort mit immer demselben Link.',
      standingNone: 'Sie haben noch keinen ständigen Raum.',
      now: 'Ad-hoc-Sitzungen',
      none: 'Keine Ad-hoc-Sitzung läuft.',
      noneHint:
        'Beginnen Sie eine und verschicken Sie ihren Link: Alle warten, bis Sie sie einlassen.',
      over: 'Vorbei',
      showOver: 'Zeigen, was vorbei ist',
      hideOver: 'Ausblenden, was vorbei ist',
      overNone: 'Noch ist nichts vorbei.',
      of: 'von {owner}',
      inside: '{count, plural, =0 {Niemand darin} one {# Person darin} other {# Personen darin}}',
      until: 'bis {when}',
      opens: 'öffnet {when}',
      toLobby: 'Vorraum',
      lobbyOf: 'Zum Vorraum von {title}',
      link: 'Link und Einladungen',
      rename: 'Umbenennen',
      settings: 'Raumeinstellungen',
      remove: 'Löschen',
      adHocTitle: 'Ad-hoc-Sitzung von {name}',
      roomTitle: 'Raum von {name}',
      home: 'Ihre Räume',
      all: 'Alle meine Räume',
      form: {
        title: 'Titel',
        guests: 'Gäste ohne Konto dürfen kommen',
        guestsHint:
          'Wer den Link hat, kommt an die Tür; alle außer den Gastgebenden warten dort, bis jemand sie einlässt.',
        group: 'Gruppe',
        groupHint:
          'Ihre Leute kommen ohne zu fragen herein, solange die Tür nicht verschlossen ist.',
        noGroup: 'Keine Gruppe',
        adHocHint: 'Sie endet nach 24 Stunden von selbst.',
        start: 'Beginnen',
        make: 'Raum anlegen',
        save: 'Speichern',
        renamed: 'Umbenannt.',
      },
      ready: {
        adHoc: 'Die Sitzung ist offen',
        standing: 'Der Raum ist bereit',
        lead: 'Schicken Sie diesen Link denen, die kommen sollen. Sie warten, bis Sie sie einlassen.',
        go: 'Zum Vorraum',
        copy: 'Link kopieren',
      },
      share: {
        title: 'Link und Einladungen',
        link: 'Teilnahme-Link',
        invite: 'Per E-Mail einladen',
        people: 'Personen',
        peopleHint:
          'Ihre Kontakte und Leute der Organisation. Sie erhalten den Link als Benachrichtigung, und per E-Mail, wo Mails verschickt werden.',
        search: 'Nach Namen suchen',
        none: 'Niemand gefunden',
        message: 'Nachricht',
        send: 'Einladungen senden',
        sent: '{count, plural, one {Eine Person ist} other {# Personen sind}} durch Benachrichtigung und Mail eingeladen.',
        kept: '{count, plural, one {Eine Person ist} other {# Personen sind}} durch eine Benachrichtigung eingeladen. Mails werden hier nicht verschickt, sondern aufbewahrt: Kopieren Sie den Link auch selbst.',
      },
    },
  },
  journal: {
    subjects: {
      own: 'Eigene Räume',
    },
    kinds: {
      own: {
        made: '{who} öffnete den Raum „{title}“',
        renamed: '{who} benannte den Raum {before} in „{title}“ um',
        deleted: '{who} löschte den Raum „{title}“',
        invited: '{who} lud {persons} zu „{title}“ ein',
      },
    },
  },
  notices: {
    kinds: {
      'session-invited': {
        name: 'Ich werde zu einer Sitzung eingeladen',
        title:
          '{nameGiven, select, yes {{name} lädt Sie zu {title} ein} other {Sie sind zu {title} eingeladen}}',
        body: '{messageGiven, select, yes {„{message}“} other {{startsGiven, select, yes {Termin: {starts}.} other {Der Link führt in ihren Vorraum.}}}}',
        unnamed: 'Sie sind zu einer Sitzung eingeladen.',
      },
      'room-lost-host': {
        name: 'Ein Raum von mir verliert Gastgebende',
        title:
          '{nameGiven, select, yes {{name}} other {Jemand mit gelöschtem Konto}} {others, plural, =0 {ist in {title} nicht mehr unter den Gastgebenden} one {und # weitere Person sind in {title} nicht mehr unter den Gastgebenden} other {und # weitere sind in {title} nicht mehr unter den Gastgebenden}}',
        body: 'Wer dazugehört, bestimmen Sie in den Raumeinstellungen.',
        unnamed: 'Jemand ist in einem Ihrer Räume nicht mehr unter den Gastgebenden.',
      },
      'room-lost-group': {
        name: 'Eine Gruppe, für die ein Raum von mir ist, wird gelöscht',
        title: 'Eine Gruppe, für die {title} war, ist gelöscht',
        body: 'Ihre Leute kommen jetzt wie alle anderen, die den Link haben: Darüber entscheidet die Tür.',
        unnamed: 'Eine Gruppe, für die ein Raum von Ihnen war, ist gelöscht.',
      },
    },
  },
};
