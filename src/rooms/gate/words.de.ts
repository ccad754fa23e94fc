import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'see-door': 'Zur Tür kommen',
      wait: 'An der Tür warten',
      'wait-by-link': 'An der Tür warten',
      stay: 'Im Raum bleiben',
      'stay-by-link': 'Im Raum bleiben',
      'enter-by-link': 'Den Raum betreten',
      knock: 'Um Einlass bitten',
      'knock-by-link': 'Um Einlass bitten',
      'host-room': 'Den Raum führen',
      'open-early': 'Den Raum früher öffnen',
      'close-again': 'Den Raum wieder schließen',
      'answer-knock': 'Eine Anfrage beantworten',
      'be-inside': 'Im Raum mitmachen',
    },
    asked: {
      knock:
        '{person} kann {title, select, none {} other {bei „{title}“ }}{can, select, yes {} other {nicht }}um Einlass bitten',
      'host-room':
        '{person} führt {title, select, none {diesen Raum} other {den Raum von „{title}“}}{can, select, yes {} other { nicht}}',
      'answer-knock':
        '{person} beantwortet {can, select, yes {Anfragen} other {keine Anfragen}}{title, select, none {} other { bei „{title}“}}',
      'open-early':
        '{person} kann {title, select, none {diesen Raum} other {den Raum von „{title}“}} {can, select, yes {} other {nicht }}früher öffnen',
      'close-again':
        '{person} kann {title, select, none {diesen Raum} other {den Raum von „{title}“}} {can, select, yes {} other {nicht }}wieder schließen',
      'own-room':
        '{person} besitzt {title, select, none {diesen Raum} other {den Raum von „{title}“}}{can, select, yes {} other { nicht}}',
    },
    checks: {
      'link-held': {
        title: 'Hat den Link',
        passed:
          '{why, select, host {{self, select, yes {Sie führen} other {{person} führt}} diesen Raum.} member {{self, select, yes {Sie gehören} other {{person} gehört}} zu seiner Gruppe.} other {{self, select, yes {Sie sind} other {{person} ist}} mit dem Link gekommen.}}',
        failed:
          '{self, select, yes {Dieser Raum ist nicht für Sie offen, oder sein Link wurde erneuert.} other {{person} hat den Link dieses Raums nicht geöffnet.}}',
      },
      'not-blocked': {
        title: 'Nicht gesperrt',
        passed: '{self, select, yes {Sie sind} other {{person} ist}} hier nicht gesperrt.',
        failed:
          '{self, select, yes {Die Gastgebenden dieses Raums nehmen von Ihnen keine Anfragen an.} other {{person} ist in diesem Raum gesperrt.}}',
      },
      'door-takes-knocks': {
        title: 'Die Tür nimmt Anfragen an',
        passed: 'Man kann um Einlass bitten.',
        failed:
          '{why, select, enter {Es braucht keine Anfrage: Die Tür lässt {self, select, yes {Sie} other {{person}}} ein.} other {Die Tür ist geschlossen und nimmt keine Anfragen an.}}',
      },
      'cooled-down': {
        title: 'Pause nach einer Ablehnung',
        passed: 'Es läuft keine Pause.',
        failed: 'Wieder fragen ist möglich: {at}.',
      },
      'hosts-room': {
        title: 'Führt den Raum',
        passed: '{self, select, yes {Sie führen} other {{person} führt}} diesen Raum.',
        failed:
          '{why, select, event {{self, select, yes {Sie führen} other {{person} führt}} den Raum nur für das, was {starts} beginnt: von der Öffnung des Raums bis er schließt.} other {Das können nur Gastgebende dieses Raums.}}',
      },
      'date-ahead': {
        title: 'Ein Termin steht an',
        passed: 'Der Raum öffnet {opens}.',
        failed:
          '{why, select, open {Der Raum ist bis {closes} geöffnet.} always {Der Raum ist geöffnet.} other {Es steht kein Termin an.}}',
      },
      'soon-enough': {
        title: 'Nicht zu früh',
        passed: 'Es beginnt in höchstens {hours, number} Stunden.',
        failed:
          'Gastgebende können den Raum {hours, number} Stunden vor dem Beginn öffnen, ab {from}.',
      },
      'opened-early': {
        title: 'Früher geöffnet',
        passed: 'Der Raum wurde früher geöffnet; er würde {opens} öffnen.',
        failed: 'Der Raum wurde nicht früher geöffnet, oder seine Zeit ist gekommen.',
      },
      'nobody-inside': {
        title: 'Niemand ist im Raum',
        passed: 'Sonst ist niemand im Raum.',
        failed:
          '{count, plural, one {Noch # Person ist} other {Noch # Personen sind}} im Raum. Warten Sie, bis niemand mehr darin ist, oder beenden Sie die Sitzung für alle.',
      },
      'answers-knocks': {
        title: 'Beantwortet Anfragen',
        passed: '{self, select, yes {Sie beantworten} other {{person} beantwortet}} hier Anfragen.',
        failed:
          '{why, select, members {Hier antworten nur Gastgebende und wer im Raum ist.} other {Hier antworten nur Gastgebende.}}',
      },
      'inside-room': {
        title: 'Ist im Raum',
        passed: '{self, select, yes {Sie sind} other {{person} ist}} im Raum.',
        failed: 'Das kann nur, wer im Raum ist.',
      },
      'door-lets-in': {
        title: 'Tür',
        passed: 'Die Tür ist offen.',
        failed:
          '{why, select, near {Jemand aus demselben Netz wurde entfernt, darum fragen Gäste von dort erst.} other {Die Tür lässt {self, select, yes {Sie} other {{person}}} nicht hinein.}}',
      },
      'room-has-place': {
        title: 'Platz im Raum',
        passed: 'Im Raum ist Platz.',
        failed: 'Der Raum ist voll: {places} Personen sind darin.',
      },
    },
    reasons: {
      'link-held':
        '{self, select, yes {der Raum steht Ihnen nicht offen} other {der Link dieses Raums wurde nicht geöffnet}}',
      'not-blocked': 'in diesem Raum blockiert',
      'door-lets-in': 'die Tür lässt niemanden ohne Erlaubnis ein',
      'door-takes-knocks':
        '{why, select, enter {die Tür lässt die Person ohne Anfrage ein} other {die Tür ist geschlossen}}',
      'cooled-down': 'bis {at} läuft eine Pause',
      'hosts-room': 'nicht unter den Gastgebenden',
      'answers-knocks': 'nicht unter den Gastgebenden',
      'date-ahead':
        '{why, select, open {der Raum ist offen} always {der Raum ist offen} other {kein Termin steht an}}',
      'soon-enough': 'dafür ist es zu früh',
      'opened-early': 'niemand hat ihn früher geöffnet',
      'nobody-inside': 'jemand ist im Raum',
      'owns-room': 'der Raum gehört jemand anderem',
      'room-has-place': 'der Raum ist voll',
    },
    remedies: {
      'ask-to-join': {
        says: 'Bitten Sie um Einlass; die Gastgebenden werden benachrichtigt.',
        button: 'Zum Vorraum',
      },
      'await-answer': {
        says: 'Warten Sie auf die Antwort: Sie können diese Seite schließen, die Anfrage bleibt.',
        button: '',
      },
      'await-host': {
        says: 'Bitten Sie Gastgebende, die Tür zu öffnen.',
        button: '',
      },
      'turn-door': {
        says: 'Öffnen Sie die Tür oder lassen Sie die Person ein.',
        button: 'Raumeinstellungen',
      },
      'lift-block': {
        says: 'Gastgebende können die Sperre aufheben.',
        button: 'Raumeinstellungen',
      },
      'enter-first': {
        says: 'Treten Sie zuerst ein.',
        button: '',
      },
      'open-early': {
        says: 'Sie können den Raum jetzt öffnen, für alle, die eintreten dürfen.',
        button: 'Jetzt öffnen',
      },
      'wait-for-place': {
        says: 'Versuchen Sie es erneut, wenn jemand gegangen ist.',
        button: '',
      },
    },
  },
};
