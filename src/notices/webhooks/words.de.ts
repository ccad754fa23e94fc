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
    troubles: {
      unreachable: 'Der Empfänger war in zehn Sekunden nicht zu erreichen.',
      refused: 'Der Empfänger hat sie nicht angenommen.',
      gone: 'Der Empfänger will nichts mehr.',
    },
  },
};
