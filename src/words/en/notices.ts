// `named` and `dated` are "yes" when {name} and {when} are known. {others} are those besides {name}.
export const notices = {
  kinds: {
    knock: {
      name: 'Somebody asks to join a room of mine',
      title: '{others, plural, =0 {{name} asks to join {title}} one {{name} and # other ask to join {title}} other {{name} and # others ask to join {title}}}',
      body: '{others, plural, =0 {They wait until you answer.} other {They wait until you answer.}}',
      unnamed: 'Somebody asks to join a room of yours.',
      mailHint: 'After a minute without an answer, at most once an hour',
    },
    'contact-request': {
      name: 'Somebody asks me for contact',
      title: '{name} asks you for contact',
      body: 'You can accept or decline.',
      unnamed: 'Somebody asks you for contact.',
    },
    'contact-accepted': {
      name: 'A contact request of mine is accepted',
      title: '{name} is your contact now',
      body: 'Your request was accepted.',
      unnamed: 'A contact request of yours was accepted.',
    },
    'session-invited': {
      name: 'I am invited to a session',
      title: 'You are invited to {title}',
      body: '{dated, select, yes {It takes place on {when}.} other {See when it takes place.}}',
      unnamed: 'You are invited to a session.',
    },
    'session-changed': {
      name: 'A session of mine changes',
      title: '{title} has changed',
      body: '{dated, select, yes {It takes place on {when}.} other {See what is different.}}',
      unnamed: 'A session of yours has changed.',
    },
    'session-cancelled': {
      name: 'A session of mine is cancelled',
      title: '{title} is cancelled',
      body: '{reasoned, select, yes {Reason: {reason}} other {No reason was given.}}',
      unnamed: 'A session of yours is cancelled.',
    },
    'added-to-group': {
      name: 'I am added to a group',
      title: 'You are in the group {group} now',
      body: '{named, select, yes {{name} added you.} other {You see its sessions from now on.}}',
      unnamed: 'You were added to a group.',
    },
  },
  mail: {
    open: 'Open',
    why: 'This mail came because of your choice at Settings > Notifications (“{kind}”). There you can switch it off.',
  },
  push: {
    anteroom: 'Anteroom',
    test: 'This is a test',
    testBody: 'Notices reach this browser.',
    done: 'Done.',
    stale: 'This is answered already.',
  },
  troubles: {
    unreachable: 'The push service of the browser could not be reached.',
    busy: 'The push service of the browser asked to wait.',
    fault: 'The push service of the browser has a problem.',
    refused: 'The push service refused. Switch notices off in this browser and on again.',
    large: 'The notice was too long for the push service.',
    gone: 'This browser does not take notices any more. Enable them there again.',
  },
  ui: {},
} as const;
