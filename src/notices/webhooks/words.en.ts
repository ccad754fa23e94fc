export const words = {
  base: {
    problems: {
      'webhooks-full': 'An organisation has at most 20 webhooks. Remove one first.',
      'webhook-off': 'This webhook is switched off. Switch it on first.',
    },
    faults: {
      'webhook-address':
        'Nothing is sent to this address. It has to begin with https:// and lead to a public address, or be one that the operator has listed.',
    },
  },
  notices: {
    kinds: {
      'webhook-stopped': {
        name: 'A webhook of an organisation of mine has stopped',
        title: 'Webhook has stopped: {webhook}',
        body: '{why, select, gone {Its receiver wants nothing any more. It is switched off.} other {Its receiver has not taken a message for three days. Later messages are tried on.}}',
        unnamed: 'A webhook of an organisation of yours has stopped.',
      },
    },
  },
  journal: {
    subjects: { webhook: 'Webhooks' },
    kinds: {
      webhook: {
        made: '{who} made the webhook {name}',
        changed: '{who} changed the webhook {name}',
        'secret-renewed': '{who} renewed the secret of the webhook {name}',
        'switched-off':
          '{because, select, gone {The webhook {name} was switched off: its receiver wants nothing any more} other {{who} switched the webhook {name} off}}',
        'switched-on': '{who} switched the webhook {name} on',
        replayed:
          '{who} had {count, plural, one {one message} other {# messages}} of the webhook {name} sent again',
        removed: '{who} removed the webhook {name}',
      },
    },
  },
  webhooks: {
    troubles: {
      unreachable: 'The receiver could not be reached in ten seconds.',
      refused: 'The receiver did not take it.',
      gone: 'The receiver wants nothing any more.',
    },
  },
} as const;
