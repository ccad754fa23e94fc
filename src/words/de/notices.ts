import type { Area } from '../en.ts';

export const notices: Area<'notices'> = {
  kinds: {
    knock: {
      name: 'Jemand möchte in einen meiner Räume',
      title:
        '{others, plural, =0 {{name} möchte an {title} teilnehmen} one {{name} und # weitere Person möchten an {title} teilnehmen} other {{name} und # weitere möchten an {title} teilnehmen}}',
      body: '{others, plural, =0 {Wartet, bis Sie antworten.} other {Sie warten auf Ihre Antwort.}}',
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
      title: 'Sie sind zu {title} eingeladen',
      body: '{dated, select, yes {Termin: {when}.} other {Sehen Sie nach, wann sie stattfindet.}}',
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
      body: '{reasoned, select, yes {Grund: {reason}} other {Ein Grund wurde nicht genannt.}}',
      unnamed: 'Eine Ihrer Sitzungen ist abgesagt.',
    },
    'added-to-group': {
      name: 'Ich werde in eine Gruppe aufgenommen',
      title: 'Sie sind jetzt in der Gruppe {group}',
      body: '{named, select, yes {{name} hat Sie aufgenommen.} other {Ab jetzt sehen Sie deren Sitzungen.}}',
      unnamed: 'Sie wurden in eine Gruppe aufgenommen.',
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
    refused: 'Der Push-Dienst hat abgelehnt. Schalten Sie die Benachrichtigungen in diesem Browser aus und wieder ein.',
    large: 'Die Benachrichtigung war dem Push-Dienst zu lang.',
    gone: 'Dieser Browser nimmt keine Benachrichtigungen mehr an. Schalten Sie sie dort wieder ein.',
  },
  ui: {},
};
