import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    problems: {
      'webhooks-full': 'Eine Organisation hat höchstens 20 Webhooks. Entfernen Sie zuerst einen.',
      'webhook-off': 'Dieser Webhook ist ausgeschaltet. Schalten Sie ihn zuerst ein.',
    },
    faults: {
      'webhook-address':
        'An diese Adresse wird nichts gesendet. Sie muss mit https:// beginnen und zu einer öffentlichen Adresse führen, oder vom Betreiber aufgeführt sein.',
    },
  },
  notices: {
    kinds: {
      'webhook-stopped': {
        name: 'Ein Webhook einer meiner Organisationen ist ausgefallen',
        title: 'Webhook ist ausgefallen: {webhook}',
        body: '{why, select, gone {Sein Empfänger will nichts mehr. Er ist ausgeschaltet.} other {Sein Empfänger hat drei Tage lang eine Nachricht nicht angenommen. Spätere Nachrichten werden weiter versucht.}}',
        unnamed: 'Ein Webhook einer Ihrer Organisationen ist ausgefallen.',
      },
    },
  },
  journal: {
    subjects: { webhook: 'Webhooks' },
    kinds: {
      webhook: {
        made: '{who} hat den Webhook {name} angelegt',
        changed: '{who} hat den Webhook {name} geändert',
        'secret-renewed': '{who} hat das Geheimnis des Webhooks {name} erneuert',
        'switched-off':
          '{because, select, gone {Der Webhook {name} wurde ausgeschaltet: Sein Empfänger will nichts mehr} other {{who} hat den Webhook {name} ausgeschaltet}}',
        'switched-on': '{who} hat den Webhook {name} eingeschaltet',
        replayed:
          '{who} hat {count, plural, one {eine Nachricht} other {# Nachrichten}} des Webhooks {name} noch einmal senden lassen',
        removed: '{who} hat den Webhook {name} entfernt',
      },
    },
  },
  webhooks: {
    ui: {
      title: 'Webhooks',
      one: 'Webhook',
      lead: 'Programme außerhalb, die hören, was in {organisation} geschieht: Jede Nachricht ist signiert und hat eine Nummer ohne Lücken.',
      table: 'Webhooks',
      none: 'Noch hört kein Programm außerhalb etwas',
      noneSays:
        'Ein Webhook ruft eine Ihrer Adressen auf, wenn etwas geschieht, damit etwa ein Build-Server, eine Übersicht oder ein Chat darauf reagiert.',
      columns: { name: 'Name', address: 'Adresse', state: 'Zustand', messages: 'Nachrichten' },
      states: {
        well: 'Kommt an',
        new: 'Noch nichts gesendet',
        failing: 'Kommt nicht an',
        off: 'Ausgeschaltet',
        gone: 'Ausgeschaltet: Der Empfänger will nichts',
      },
      since: 'seit',
      lastSent: 'Zuletzt angekommen',
      hears: 'Hört: {kinds}',
      hearsAll: 'Hört alles, was mitgeteilt werden kann.',
      former: 'Das Geheimnis davor signiert auch noch bis',
      answered: 'Antwort: {status}.',
      name: 'Name',
      nameHint: 'Damit Admins wissen, wozu er da ist.',
      address: 'Adresse',
      addressHint: 'Beginnt mit https:// und ist für alle erreichbar.',
      kinds: 'Was er hört',
      kindsHint: 'Arten von Einträgen, von jetzt an.',
      all: 'Alle wählen',
      make: { button: 'Neuer Webhook', title: 'Neuer Webhook', confirm: 'Webhook anlegen' },
      edit: {
        action: 'Bearbeiten',
        title: 'Webhook bearbeiten',
        button: 'Speichern',
        done: 'Der Webhook ist geändert.',
      },
      secret: {
        title: 'Das Geheimnis',
        once: 'Kopieren Sie es jetzt: Es wird nur dieses eine Mal gezeigt.',
        label: 'Geheimnis',
        copy: 'Geheimnis kopieren',
        kept: 'Ich habe es',
        use: 'Damit prüft der Empfänger, dass eine Nachricht von hier kommt und nicht verändert wurde.',
        both: 'Einen Tag lang signiert auch das Geheimnis davor: Zeit, dem Empfänger dieses zu geben.',
      },
      off: {
        action: 'Ausschalten',
        done: '{name} ist ausgeschaltet. Was jetzt geschieht, wartet.',
      },
      on: { action: 'Einschalten', done: '{name} ist eingeschaltet.' },
      renew: {
        action: 'Geheimnis erneuern',
        title: 'Geheimnis von {name} erneuern?',
        says: 'Das neue wird einmal gezeigt. Das davor signiert noch einen Tag lang mit.',
      },
      remove: {
        action: 'Entfernen',
        title: '{name} entfernen?',
        says: 'Seine Nachrichten gehen mit, auch die, die nicht angekommen sind.',
        done: '{name} ist entfernt.',
      },
      test: {
        button: 'Test senden',
        arrived: 'Der Test ist angekommen',
        lost: 'Der Test ist nicht angekommen',
      },
      replay: {
        action: 'Noch einmal senden',
        title: 'Ab Nachricht {from} noch einmal senden?',
        says: 'Alle Nachrichten ab dieser werden noch einmal gesendet, jede unter der Kennung, die sie hatte.',
        done: '{count, plural, one {Eine Nachricht wird} other {# Nachrichten werden}} noch einmal gesendet.',
      },
      messages: {
        title: 'Nachrichten der letzten 30 Tage',
        none: 'Noch keine Nachricht',
        noneSays: 'Was von jetzt an geschieht, steht hier, mit der Antwort des Empfängers.',
        columns: { sequence: 'Nummer', type: 'Art', state: 'Zustand', at: 'Geschehen' },
        states: { waiting: 'Wartet', sent: 'Angekommen', failed: 'Aufgegeben' },
        number: 'Nachricht {sequence}',
        tries: '{count, plural, one {Ein Versuch} other {# Versuche}}.',
        next: 'Nächster Versuch',
        again: 'Ab hier noch einmal senden',
        off: 'Der Webhook ist ausgeschaltet.',
      },
    },
    troubles: {
      unreachable: 'Der Empfänger war in zehn Sekunden nicht zu erreichen.',
      refused: 'Der Empfänger hat sie nicht angenommen.',
      gone: 'Der Empfänger will nichts mehr.',
    },
  },
};
