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
    ui: {
      title: 'Webhooks',
      one: 'Webhook',
      lead: 'Programs outside that hear what happens in {organisation}: each message is signed, and has a number without gaps.',
      table: 'Webhooks',
      none: 'No program outside hears anything yet',
      noneSays:
        'A webhook calls an address of yours when something happens, so that a build server, a dashboard or a chat can act on it.',
      columns: { name: 'Name', address: 'Address', state: 'State', messages: 'Messages' },
      states: {
        well: 'Arrives',
        new: 'Nothing sent yet',
        failing: 'Does not arrive',
        off: 'Switched off',
        gone: 'Switched off: its receiver wants nothing',
      },
      since: 'since',
      lastSent: 'Last arrived',
      hears: 'Hears: {kinds}',
      hearsAll: 'Hears everything that can be told.',
      former: 'The secret before signs, too, until',
      answered: 'Answer: {status}.',
      name: 'Name',
      nameHint: 'So that admins know what it is for.',
      address: 'Address',
      addressHint: 'Begins with https:// and can be reached by everybody.',
      kinds: 'What it hears',
      kindsHint: 'Kinds of entries, from now on.',
      all: 'Choose all',
      make: { button: 'New webhook', title: 'New webhook', confirm: 'Make webhook' },
      edit: {
        action: 'Edit',
        title: 'Edit webhook',
        button: 'Save',
        done: 'The webhook is changed.',
      },
      secret: {
        title: 'The secret',
        once: 'Copy it now: it is shown this once.',
        label: 'Secret',
        copy: 'Copy secret',
        kept: 'I have it',
        use: 'With it the receiver checks that a message comes from here and was not changed.',
        both: 'For a day the secret before signs, too: time to give the receiver this one.',
      },
      off: { action: 'Switch off', done: '{name} is switched off. What happens now waits.' },
      on: { action: 'Switch on', done: '{name} is switched on.' },
      renew: {
        action: 'Renew secret',
        title: 'Renew the secret of {name}?',
        says: 'The new one is shown once. The one before signs, too, for a day.',
      },
      remove: {
        action: 'Remove',
        title: 'Remove {name}?',
        says: 'Its messages go with it, also those that have not arrived.',
        done: '{name} is removed.',
      },
      test: {
        button: 'Send a test',
        arrived: 'The test has arrived',
        lost: 'The test has not arrived',
      },
      replay: {
        action: 'Send again',
        title: 'Send again from message {from} on?',
        says: 'All messages from this one on are sent once more, each under the id that it had.',
        done: '{count, plural, one {One message is} other {# messages are}} sent again.',
      },
      messages: {
        title: 'Messages of the last 30 days',
        none: 'No message yet',
        noneSays: 'What happens from now on is listed here, with the answer of the receiver.',
        columns: { sequence: 'Number', type: 'Kind', state: 'State', at: 'Happened' },
        states: { waiting: 'Waits', sent: 'Arrived', failed: 'Given up' },
        number: 'message {sequence}',
        tries: '{count, plural, one {One try} other {# tries}}.',
        next: 'Next try',
        again: 'Send again from here on',
        off: 'The webhook is switched off.',
      },
    },
    troubles: {
      unreachable: 'The receiver could not be reached in ten seconds.',
      refused: 'The receiver did not take it.',
      gone: 'The receiver wants nothing any more.',
    },
  },
} as const;
