export const words = {
  access: {
    remedies: {
      'open-contacts': {
        says: 'Ask the person for contact first.',
        button: 'My Contacts',
      },
      'request-contact': {
        says: 'Send {person} a contact request; they have to accept it.',
        button: 'Send contact request',
      },
      'await-contact': {
        says: '{person} has not answered your contact request yet.',
        button: 'My Contacts',
      },
      'accept-contact': {
        says: '{person} has sent you a contact request.',
        button: 'Accept contact request',
      },
    },
  },
  base: {
    problems: {
      'already-contacts': 'You are contacts already.',
      'request-open': 'This contact request is not open any more.',
      'groups-confirmed':
        'The groups that rest on this contact have changed meanwhile. Look at them again.',
    },
    faults: {
      'own-address': 'This is your own address.',
    },
  },
  journal: {
    kinds: {
      contact: {
        requested: '{who} sent a contact request',
        accepted: '{who} accepted a contact request',
        declined: '{who} declined a contact request',
        withdrawn: '{who} withdrew a contact request',
        ended: '{who} ended a contact',
        blocked: '{who} blocked somebody',
        unblocked: '{who} lifted a block',
        'request-found': 'A contact request found its way to a new account',
      },
    },
  },
  contacts: {
    title: 'My Contacts',
    lead: 'Contacts are people who have agreed to know each other here. Only contacts can be added to a group.',
    tabs: {
      contacts: 'Contacts',
      incoming: 'Requests to me',
      outgoing: 'Requests by me',
      blocked: 'Blocked',
    },
    columns: {
      name: 'Name',
      address: 'Address',
      since: 'Contact since',
      organisations: 'Together in',
      asked: 'Asked',
      state: 'State',
      blocked: 'Blocked',
    },
    outside: 'From outside',
    add: {
      button: 'Send contact request',
      title: 'Send contact request',
      lead: 'The request goes to this address. Whether there is an account behind it is not told: you see a name once the request is accepted.',
      email: 'E-mail address',
      message: 'Message (optional)',
      messageHint: 'Shown with your name and address to people who have an account.',
      send: 'Send contact request',
      sent: 'You have asked {email} for contact.',
      connected: 'You had been asked by {email} too: you are contacts now.',
    },
    incoming: {
      accept: 'Accept',
      decline: 'Decline',
      block: 'Block',
      from: 'Contact request by {name}',
      accepted: '{name} is your contact now.',
      declined: 'Declined. {name} is not told.',
      blocked: '{name} is blocked and is not told.',
      blockTitle: 'Block {name}?',
      blockBody:
        'You will not hear of {name} again. They are not told, and their requests do not reach you. You can unblock them under “Blocked”.',
      empty: 'No open requests',
      emptyHint: 'When someone asks you for contact, it is shown here and you are told.',
    },
    outgoing: {
      waiting: 'Waiting for an answer',
      withdraw: 'Withdraw',
      withdrawn: 'The request to {email} is withdrawn.',
      empty: 'You are not waiting for anybody',
      emptyHint: 'Requests you send are shown here until they are accepted.',
    },
    list: {
      search: 'Search contacts',
      empty: 'No contacts yet',
      emptyHint:
        'Ask somebody by their e-mail address. Once they accept, you can add them to your groups.',
    },
    ending: {
      hiddenGroup: 'A group of an organisation in which you are suspended',
      action: 'End contact',
      blockAction: 'End contact and block',
      title: 'End the contact with {name}?',
      none: 'No group rests on this contact. You can ask each other again later.',
      some: '{count, plural, one {This group rests on the contact. The person named is taken out of it:} other {These # groups rest on the contact. The person named is taken out of each:}}',
      line: '{person} leaves {group}',
      you: 'You leave {group}',
      confirm: 'End contact',
      confirmBlock: 'End contact and block',
      changed: 'This has changed meanwhile. Look at it again.',
      done: 'The contact with {name} is ended.',
    },
    blocked: {
      lead: 'Requests of these people do not reach you. They are not told.',
      unblock: 'Unblock',
      unblocked: '{name} may ask you again.',
      empty: 'You have blocked nobody',
    },
    mail: {
      subject: '{name} asks you for contact',
      asks: '{name} ({email}) would like to be your contact in Anteroom.',
      strangerAsks: '{email} would like to be your contact in Anteroom.',
      message: '“{message}”',
      meaning:
        'If you accept, {name} can add you to groups and so invite you to sessions. You see each other’s names and addresses.',
      answer: 'You can accept, decline or block the request at Administration > {page}.',
      signUp:
        'You have no account yet. Make one with the address {email}, then the request is waiting for you.',
      ignore: 'If you do not know this person, ignore this mail: they are not told anything.',
      open: 'Answer the request',
      makeAccount: 'Make an account',
    },
  },
  notices: {
    kinds: {
      'contact-request': {
        name: 'Somebody asks me for contact',
        title: '{name} asks you for contact',
        body: 'You can accept or decline.',
        unnamed: 'Somebody asks you for contact.',
        buttons: {
          accept: { label: 'Accept', done: '{name} is your contact now.' },
          decline: { label: 'Decline', done: 'Declined. They are not told.' },
        },
      },
      'contact-accepted': {
        name: 'A contact request of mine is accepted',
        title: '{name} is your contact now',
        body: 'Your request was accepted.',
        unnamed: 'A contact request of yours was accepted.',
      },
    },
  },
} as const;
