import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    problems: {
      'queue-full': 'An dieser Tür warten zu viele. Versuchen Sie es in einigen Minuten wieder.',
    },
  },
  journal: {
    subjects: {
      knock: 'Bitten um Einlass',
    },
    kinds: {
      knock: {
        asked: '{name} bat um Einlass zu „{title}“',
        reworded:
          '{name} änderte die Nachricht einer Bitte um Einlass{room, select, named { zu „{title}“} other {}}',
        answered:
          '{decision, select, allow {{who} hat {name} zu „{title}“ eingelassen} block {{who} hat {name} bei „{title}“ abgewiesen und gesperrt} other {{who} hat {name} bei „{title}“ abgewiesen}}',
        held: '{who} bat {name} um etwas Geduld{room, select, named { vor „{title}“} other {}}',
        'taken-back':
          '{who} nahm eine Antwort an {name}{room, select, named { bei „{title}“} other {}} zurück',
        withdrawn:
          '{name} zog eine Bitte um Einlass{room, select, named { zu „{title}“} other {}} zurück',
        expired:
          'Eine Bitte von {name} um Einlass{room, select, named { zu „{title}“} other {}} lief ab',
        voided:
          'Eine Bitte von {name} um Einlass{room, select, named { zu „{title}“} other {}} brauchte keine Antwort mehr',
      },
    },
  },
  knocks: {
    moment: 'Einen Moment bitte.',
    stands:
      '{blocked, select, yes {{name} ist gesperrt.} other {{state, select, pending {{hold, select, yes {{name} wurde um etwas Geduld gebeten.} other {{name} wartet.}}} allowed {{by} hat {name} eingelassen.} denied {{by} hat {name} abgewiesen.} withdrawn {{name} hat die Anfrage zurückgezogen.} expired {Die Anfrage von {name} ist abgelaufen.} other {{name} braucht keine Antwort mehr.}}}}',
    push: {
      title:
        '{others, plural, =0 {{name} bittet um Einlass} =1 {{name} und eine weitere Person bitten um Einlass} other {{name} und # weitere bitten um Einlass}}',
      body: '{title}{message, select, none {} other {: {message}}}',
      nameless: 'Jemand bittet um Einlass',
      namelessBody: 'Melden Sie sich an, um zu antworten.',
      allow: 'Einlassen',
      deny: 'Abweisen',
      done: 'Beantwortet',
      stale: 'Schon beantwortet',
    },
    mail: {
      subject:
        '{others, plural, =0 {{name} wartet auf Einlass zu „{title}“} =1 {{name} und eine weitere Person warten auf Einlass zu „{title}“} other {{name} und # weitere warten auf Einlass zu „{title}“}}',
      says: 'Seit einer Minute bittet jemand um Einlass zu „{title}“, und noch niemand hat geantwortet:',
      line: '{name}{guest, select, yes { (Gast)} other {}}{message, select, none {} other {: {message}}}',
      more: '{count, plural, =1 {Die Person wartet, bis Sie antworten.} other {# Personen warten, bis Sie antworten.}} Sie bekommen diese E-Mail, weil Sie den Raum führen; unter Einstellungen > Benachrichtigungen lässt sich das ändern.',
      button: 'Zum Vorraum',
    },
    log: {
      knock: {
        asked: '{name} bat um Einlass',
        answered:
          '{decision, select, allow {{who} hat {name} eingelassen} block {{who} hat {name} abgewiesen und gesperrt} other {{who} hat {name} abgewiesen}}',
        held: '{who} bat {name} um etwas Geduld',
        'taken-back':
          '{decision, select, allow {{who} nahm zurück, dass {name} eintreten darf} other {{who} nahm zurück, dass {name} abgewiesen wurde}}',
        withdrawn: '{name} zog die Anfrage zurück',
        expired: 'Niemand hat {name} rechtzeitig geantwortet',
        voided:
          '{because, select, opened {{name} brauchte keine Antwort mehr: Die Tür wurde geöffnet} closed {{name} wurde abgewiesen: Die Tür wurde geschlossen} link_renewed {{name} wurde abgewiesen: Der Link wurde erneuert} ended {{name} wurde abgewiesen: Die Sitzung wurde beendet} made_host {{name} führt nun den Raum mit} other {{name} darf nicht mehr hierher}}',
      },
      door: {
        moved:
          '{who} stellte die Tür von {from, select, open {offen} members {nur Mitglieder} locked {verschlossen} other {geschlossen}} auf {to, select, open {offen} members {nur Mitglieder} locked {verschlossen} other {geschlossen}}',
        set: '{who} änderte die Einstellungen des Raums',
        tried: 'Jemand stand vor der geschlossenen Tür',
        'link-renewed': '{who} erneuerte den Link',
      },
      host: {
        named: '{who} machte {name} zur Gastgeberin oder zum Gastgeber',
        dismissed: '{who} nahm {name} die Gastgeberrolle',
      },
      block: {
        made: '{who} sperrte {name}',
        lifted: '{who} hob die Sperre von {name} auf',
      },
      room: {
        left: '{because, select, sent_back {{who} schickte {name} zurück in den Warteraum} other {{who} bat {name} aus dem Raum}}',
      },
      session: {
        ended: '{who} beendete die Sitzung für alle',
        'opened-early': '{who} öffnete den Raum früher',
        'closed-again': '{who} schloss den Raum wieder bis zu seiner Zeit',
      },
    },
  },
  notices: {
    kinds: {
      knock: {
        name: 'Jemand möchte in einen meiner Räume',
        title:
          '{others, plural, =0 {{name} möchte an {title} teilnehmen} one {{name} und # weitere Person möchten an {title} teilnehmen} other {{name} und # weitere möchten an {title} teilnehmen}}',
        body: 'Bis Sie antworten, wird vor der Tür gewartet.',
        unnamed: 'Jemand möchte in einen Ihrer Räume.',
        mailHint: 'Nach einer Minute ohne Antwort, höchstens einmal in der Stunde',
      },
    },
  },
};
