// `self` is "yes" when the reader asks about themselves, else "no" and {person} is named.
export const access = {
  hidden: 'This cannot be told to you here. Ask {ask}.',
  gates: {
    'see-session': 'See the session',
    'enter-room': 'Enter the room',
  },
  checks: {
    'signed-in': {
      title: 'Signed in',
      passed: '{self, select, yes {You are signed in.} other {{person} can sign in.}}',
      failed: 'You are not signed in.',
    },
    'can-sign-in': {
      title: 'Can sign in',
      passed: '{self, select, yes {You can sign in.} other {{person} can sign in.}}',
      failed: '{why, select, unknown {There is no account with the address {person}.} unverified {{person} has not confirmed their e-mail address yet.} suspended {{person} is suspended in this organisation.} other {{person} cannot sign in.}}',
    },
    'is-contact': {
      title: 'Is your contact',
      passed: '{why, select, organisation {{self, select, yes {You belong} other {{person} belongs}} to the organisation.} other {{self, select, yes {You are a contact} other {{person} is a contact}} of a manager of the group.}}',
      failed: '{self, select, yes {You are not a contact of a manager of this session’s group.} other {{person} is from outside the organisation and not an accepted contact of the group’s managers.}}',
    },
    'in-group': {
      title: 'Is in the group',
      passed: '{self, select, yes {You are} other {{person} is}} in {group}.',
      failed: '{self, select, yes {You are not in the group of this session.} other {{person} is not in {group}.}}',
    },
    assigned: {
      title: 'Session is for that group',
      passed: 'The session is for {group}.',
      failed: '{why, select, none {The session is not assigned to any group.} other {The session is assigned to {group}, and {self, select, yes {you are} other {{person} is}} not in it.}}',
    },
    'not-hidden': {
      title: 'Session is not hidden',
      passed: 'The session is not hidden.',
      failed: 'The session is hidden: only its hosts and managers see it.',
    },
    'not-cancelled': {
      title: 'Session takes place',
      passed: 'The session takes place.',
      failed: 'The session was cancelled{reason, select, none {} other {: {reason}}}.',
    },
    'within-time': {
      title: 'Time',
      passed: 'The room is open now.',
      failed: '{why, select, early {The room opens {opens}.} none {No date is coming up.} other {The session is over since {ended}.}}',
    },
    'door-lets-in': {
      title: 'Door',
      passed: 'The door is open.',
      failed: 'The door does not let {self, select, yes {you} other {{person}}} in.',
    },
    'room-has-place': {
      title: 'Room has a place',
      passed: 'There is a place in the room.',
      failed: 'The room is full: {places} people are inside.',
    },
  },
  remedies: {
    'ask-manager': { says: 'Ask {ask}.', button: '' },
    'sign-in': { says: 'Sign in.', button: 'Sign in' },
    'resend-verification': { says: 'Send the confirmation mail again.', button: 'Send confirmation mail again' },
    'invite-person': { says: 'Invite {person} by mail.', button: 'Invite {person}' },
    'lift-suspension': { says: 'An admin can lift the suspension at Control > Users.', button: 'Lift suspension' },
    'request-contact': { says: 'Send {person} a contact request; they have to accept it.', button: 'Send contact request' },
    'await-contact': { says: '{person} has not answered your contact request yet.', button: '' },
    'accept-contact': { says: '{person} has sent you a contact request.', button: 'Accept contact request' },
    'add-to-group': { says: 'Add {person} to {group}.', button: 'Add to {group}' },
    'change-group': { says: 'Change the session’s group to {group}. This swaps who can enter.', button: 'Change group to {group}' },
    'unhide-session': { says: 'Show the session to its group.', button: 'Show session' },
    'change-time': { says: 'A manager can change the time of the session.', button: 'Change time' },
    'wait-for-time': { says: 'Come back then; the session page counts down.', button: '' },
    'wait-for-place': { says: 'Try again when somebody has left.', button: '' },
  },
} as const;
