import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    remedies: {
      'open-contacts': {
        says: 'Bitten Sie die Person zuerst um Kontakt.',
        button: 'Meine Kontakte',
      },
      'request-contact': {
        says: '{person} eine Kontaktanfrage senden; sie muss angenommen werden.',
        button: 'Kontaktanfrage senden',
      },
      'await-contact': {
        says: '{person} hat Ihre Kontaktanfrage noch nicht beantwortet.',
        button: 'Meine Kontakte',
      },
      'accept-contact': {
        says: '{person} hat Ihnen eine Kontaktanfrage gesendet.',
        button: 'Kontaktanfrage annehmen',
      },
    },
  },
  base: {
    problems: {
      'already-contacts': 'Sie sind bereits in Kontakt.',
      'request-open': 'Diese Kontaktanfrage ist nicht mehr offen.',
      'groups-confirmed':
        'Die Gruppen, die auf diesem Kontakt beruhen, haben sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
    },
    faults: {
      'own-address': 'Das ist Ihre eigene Adresse.',
    },
  },
  journal: {
    kinds: {
      contact: {
        requested: '{who} hat eine Kontaktanfrage gesendet',
        accepted: '{who} hat eine Kontaktanfrage angenommen',
        declined: '{who} hat eine Kontaktanfrage abgelehnt',
        withdrawn: '{who} hat eine Kontaktanfrage zurückgezogen',
        ended: '{who} hat einen Kontakt beendet',
        blocked: '{who} hat jemanden blockiert',
        unblocked: '{who} hat eine Blockierung aufgehoben',
        'request-found': 'Eine Kontaktanfrage hat ihr neues Konto gefunden',
      },
    },
  },
  contacts: {
    title: 'Meine Kontakte',
    lead: 'Kontakte sind Menschen, die einander hier kennen wollen. Nur Kontakte können in eine Gruppe aufgenommen werden.',
    tabs: {
      contacts: 'Kontakte',
      incoming: 'Anfragen an mich',
      outgoing: 'Anfragen von mir',
      blocked: 'Blockiert',
    },
    columns: {
      name: 'Name',
      address: 'Adresse',
      since: 'Kontakt seit',
      organisations: 'Gemeinsam in',
      asked: 'Angefragt',
      state: 'Stand',
      blocked: 'Blockiert',
    },
    outside: 'Von außerhalb',
    add: {
      button: 'Kontaktanfrage senden',
      title: 'Kontaktanfrage senden',
      lead: 'Die Anfrage geht an diese Adresse. Ob ein Konto dahintersteht, wird nicht verraten: Den Namen sehen Sie, sobald die Anfrage angenommen ist.',
      email: 'E-Mail-Adresse',
      message: 'Nachricht (freiwillig)',
      messageHint: 'Wird mit Ihrem Namen und Ihrer Adresse Menschen gezeigt, die ein Konto haben.',
      send: 'Kontaktanfrage senden',
      sent: 'Sie haben {email} um Kontakt gebeten.',
      connected: '{email} hatte Sie ebenfalls angefragt: Sie sind jetzt in Kontakt.',
    },
    incoming: {
      accept: 'Annehmen',
      decline: 'Ablehnen',
      block: 'Blockieren',
      from: 'Kontaktanfrage von {name}',
      accepted: '{name} ist jetzt Ihr Kontakt.',
      declined: 'Abgelehnt. {name} erfährt davon nichts.',
      blocked: '{name} ist blockiert und erfährt davon nichts.',
      blockTitle: '{name} blockieren?',
      blockBody:
        'Sie hören nichts mehr von {name}. Die Person erfährt davon nichts, und ihre Anfragen erreichen Sie nicht. Unter „Blockiert“ können Sie das wieder aufheben.',
      empty: 'Keine offenen Anfragen',
      emptyHint: 'Wenn jemand Sie um Kontakt bittet, steht es hier, und Sie werden benachrichtigt.',
    },
    outgoing: {
      waiting: 'Wartet auf Antwort',
      withdraw: 'Zurückziehen',
      withdrawn: 'Die Anfrage an {email} ist zurückgezogen.',
      empty: 'Sie warten auf niemanden',
      emptyHint: 'Ihre Anfragen stehen hier, bis sie angenommen werden.',
    },
    list: {
      search: 'Kontakte suchen',
      empty: 'Noch keine Kontakte',
      emptyHint:
        'Bitten Sie jemanden über die E-Mail-Adresse um Kontakt. Nach der Annahme können Sie die Person in Ihre Gruppen aufnehmen.',
    },
    ending: {
      hiddenGroup: 'Eine Gruppe einer Organisation, in der Sie gesperrt sind',
      action: 'Kontakt beenden',
      blockAction: 'Kontakt beenden und blockieren',
      title: 'Den Kontakt mit {name} beenden?',
      none: 'Auf diesem Kontakt beruht keine Gruppe. Sie können einander später wieder anfragen.',
      some: '{count, plural, one {Diese Gruppe beruht auf dem Kontakt. Die genannte Person wird herausgenommen:} other {Diese # Gruppen beruhen auf dem Kontakt. Die genannte Person wird aus jeder herausgenommen:}}',
      line: '{person} verlässt {group}',
      you: 'Sie verlassen {group}',
      confirm: 'Kontakt beenden',
      confirmBlock: 'Kontakt beenden und blockieren',
      changed: 'Das hat sich inzwischen geändert. Bitte sehen Sie es noch einmal an.',
      done: 'Der Kontakt mit {name} ist beendet.',
    },
    blocked: {
      lead: 'Anfragen dieser Personen erreichen Sie nicht. Die Personen erfahren davon nichts.',
      unblock: 'Blockierung aufheben',
      unblocked: '{name} kann Sie wieder anfragen.',
      empty: 'Sie haben niemanden blockiert',
    },
    mail: {
      subject: '{name} bittet Sie um Kontakt',
      asks: '{name} ({email}) möchte in Anteroom mit Ihnen in Kontakt sein.',
      strangerAsks: '{email} möchte in Anteroom mit Ihnen in Kontakt sein.',
      message: '„{message}“',
      meaning:
        'Wenn Sie annehmen, kann {name} Sie in Gruppen aufnehmen und so zu Sitzungen einladen. Sie sehen gegenseitig Namen und Adresse.',
      answer:
        'Unter Verwaltung > {page} können Sie die Anfrage annehmen, ablehnen oder die Person blockieren.',
      signUp:
        'Sie haben noch kein Konto. Legen Sie eines mit der Adresse {email} an, dann wartet die Anfrage dort auf Sie.',
      ignore:
        'Wenn Sie diese Person nicht kennen, beachten Sie diese E-Mail nicht: Die Person erfährt davon nichts.',
      open: 'Anfrage beantworten',
      makeAccount: 'Konto anlegen',
    },
  },
  notices: {
    kinds: {
      'contact-request': {
        name: 'Jemand bittet mich um Kontakt',
        title: '{name} bittet Sie um Kontakt',
        body: 'Sie können annehmen oder ablehnen.',
        unnamed: 'Jemand bittet Sie um Kontakt.',
        buttons: {
          accept: { label: 'Annehmen', done: '{name} ist jetzt Ihr Kontakt.' },
          decline: { label: 'Ablehnen', done: 'Abgelehnt. Die Person erfährt davon nichts.' },
        },
      },
      'contact-accepted': {
        name: 'Eine Kontaktanfrage von mir wird angenommen',
        title: '{name} ist jetzt Ihr Kontakt',
        body: 'Ihre Anfrage wurde angenommen.',
        unnamed: 'Eine Ihrer Kontaktanfragen wurde angenommen.',
      },
    },
  },
};
