// `self` is "yes" when the reader asks about themselves, else "no" and {person} is named.
export const access = {
  hidden:
    '{ask, select, sender {If there is something at this address, it is not open to you. Ask the person who sent you the link.} admins {This cannot be told to you here. Ask an admin of the organisation.} other {This cannot be told to you here. Ask {ask}.}}',
  notReached: 'Not checked yet: something else comes first.',
  paths: {
    group: 'through the group {label}',
    manager: 'as a manager of {label}',
    host: 'as a host of the session',
    admin: 'as an admin of {label}',
    contact: 'as a contact of {label}',
    creator: 'as the one who made it',
  },
  ui: {
    check: 'Check access',
    why: 'Why?',
    checklist: 'What is checked',
    outcomes: { passed: 'Fulfilled', failed: 'Missing', 'not reached': 'Not checked yet' },
    allowed: 'Allowed',
    refused: 'Not allowed yet',
    missing: '{count, plural, one {One thing is missing.} other {# things are missing.}}',
    through: 'Granted',
    repaired: 'Done. Checked again.',
    open: 'Open the page',
  },
  gates: {
    unknown: 'Change something they may not see',
    'see-group': 'See the group',
    'edit-group': 'Edit the group',
    'delete-group': 'Delete the group',
    'add-to-group': 'Add to the group',
    'remove-from-group': 'Take out of the group',
    'leave-group': 'Leave the group',
    'nest-group': 'Put a group into a group',
    'see-session': 'See the session',
    'enter-room': 'Enter the room',
    'manage-session': 'Manage the session',
    'change-session': 'Change the session',
    'make-session': 'Make a session for the group',
    'administer-organisation': 'Administer the organisation',
    'run-installation': 'Run this installation',
    'change-role': 'Change the role',
    'suspend-member': 'Suspend the person',
    'remove-member': 'Remove the person from the organisation',
    'leave-organisation': 'Leave the organisation',
    'accept-invitation': 'Accept the invitation',
    'sign-in': 'Sign in',
    'sign-up': 'Make an account',
    'see-picture': 'See the picture',
    'delete-account': 'Delete the account',
  },
  checks: {
    'knows-group': {
      title: 'Belongs to the group',
      passed: 'You belong to {group}.',
      failed: 'You do not belong to {group}.',
    },
    'manages-group': {
      title: 'Manages the group',
      passed: 'You manage {group}.',
      failed: 'Only managers of {group} and admins of the organisation can do this.',
    },
    'person-known': {
      title: 'Is known to you',
      passed: 'You know {person}.',
      failed: 'There is nobody with this id whom you know.',
    },
    'contact-accepted': {
      title: 'Is your contact',
      passed: '{why, select, organisation {{person} belongs to your organisation.} other {{person} is your contact.}}',
      failed:
        '{why, select, waiting {{person} has not accepted your contact request yet.} incoming {{person} has asked you for contact, and you have not answered yet.} other {{person} is not your contact. Only contacts can be added to a group.}}',
    },
    'not-member-yet': {
      title: 'Not in the group yet',
      passed: '{person} is not in {group} yet.',
      failed: '{person} is in {group} already.',
    },
    'listed-member': {
      title: 'Is on the group’s list',
      passed: 'The person is on the list of {group}.',
      failed: 'The person is not on the list of {group}, but in it through a group inside it or not at all.',
    },
    'manages-inner': {
      title: 'Manages the inner group',
      passed: 'You manage {group}.',
      failed: 'Only somebody who manages {group} can put it into another group, because its people get what that group opens.',
    },
    'groups-same-organisation': {
      title: 'Both groups belong to one organisation',
      passed: '{inner} and {group} belong to the same organisation.',
      failed: '{inner} and {group} belong to different organisations.',
    },
    'no-cycle': {
      title: 'No group inside itself',
      passed: '{group} is not inside {inner}.',
      failed: '{group} is inside {inner} already: a group cannot contain itself.',
    },
    'signed-in': {
      title: 'Signed in',
      passed: '{self, select, yes {You are signed in.} other {{person} can sign in.}}',
      failed: 'You are not signed in.',
    },
    'can-sign-in': {
      title: 'Can sign in',
      passed: '{self, select, yes {You can sign in.} other {{person} can sign in.}}',
      failed:
        '{why, select, unknown {There is no account with the address {person}.} unverified {{self, select, yes {You have not confirmed your e-mail address yet.} other {{person} has not confirmed their e-mail address yet.}}} suspended {{self, select, yes {You are suspended in this organisation.} other {{person} is suspended in this organisation.}}} other {{person} cannot sign in.}}',
    },
    'is-contact': {
      title: 'Accepted contact',
      passed:
        '{why, select, organisation {{self, select, yes {You belong} other {{person} belongs}} to the organisation.} other {{self, select, yes {You are a contact} other {{person} is a contact}} of a manager of the group.}}',
      failed:
        '{self, select, yes {You are not a contact of a manager of this session’s group.} other {{person} is from outside the organisation and not an accepted contact of the group’s managers.}}',
    },
    'in-group': {
      title: 'Is in the group',
      passed: '{self, select, yes {You are} other {{person} is}} in {group}.',
      failed:
        '{self, select, yes {You are not in the group of this session.} other {{person} is not in {found, select, none {any group of those who run the session} other {{group}}}.}}',
    },
    assigned: {
      title: 'Session is for that group',
      passed: 'The session is for {group}.',
      failed:
        '{why, select, none {The session is not assigned to any group.} other {The session is assigned to {group}, and {self, select, yes {you are} other {{person} is}} not in it.}}',
    },
    'manages-session': {
      title: 'Manages the session',
      passed: 'You manage the session.',
      failed: 'Only managers of the session’s group and admins of the organisation manage it.',
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
      passed: 'The room is open until {closes}.',
      failed: '{why, select, early {The room opens {opens}.} none {No date is coming up.} other {The session ended {ended}.}}',
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
    'admin-of-organisation': {
      title: 'Admin of the organisation',
      passed: 'You are an admin of {organisation}.',
      failed: 'Only admins of {organisation} can do this.',
    },
    'not-suspended': {
      title: 'Not suspended',
      passed: 'You are not suspended in {organisation}.',
      failed: 'You are suspended in {organisation}.',
    },
    'runs-installation': {
      title: 'Runs this installation',
      passed: '{organisation} runs this installation.',
      failed: 'Only admins of the organisation that runs this installation can do this; {organisation} is a guest here.',
    },
    'not-oneself': {
      title: 'Somebody else',
      passed: 'This is about somebody else.',
      failed: 'You cannot do this to yourself. Another admin can.',
    },
    'admin-remains': {
      title: 'An admin remains',
      passed: '{organisation} keeps at least one admin.',
      failed: '{organisation} would be left without an admin.',
    },
    'groups-keep-manager': {
      title: 'Groups keep a manager',
      passed: 'Every group keeps a manager.',
      failed: '{count, plural, one {The group {groups} would} other {The groups {groups} would}} be left without a manager.',
    },
    'invitation-open': {
      title: 'Invitation is open',
      passed: 'The invitation to {organisation} is open.',
      failed:
        '{why, select, expired {The invitation has expired.} revoked {The invitation was taken back.} accepted {The invitation has been used already.} other {The invitation cannot be used.}}',
    },
    'invited-address': {
      title: 'Your address was invited',
      passed: '{invited} was invited.',
      failed: 'The invitation was sent to {invited}, and you are signed in with another address.',
    },
    'address-confirmed': {
      title: 'Address confirmed',
      passed: 'Your e-mail address is confirmed.',
      failed: 'Your e-mail address is not confirmed yet. Use the link in the mail we sent you.',
    },
    'may-sign-up': {
      title: 'May make an account',
      passed: 'You may make an account here.',
      failed: '{why, select, invited {Accounts here are by invitation only.} other {Accounts here are for addresses at {domains}.}}',
    },
    acquainted: {
      title: 'You know each other',
      passed: 'You know each other.',
      failed: 'You share no contact, group or organisation.',
    },
  },
  remedies: {
    'open-contacts': { says: 'Ask the person for contact first.', button: 'My Contacts' },
    'ask-manager': {
      says: '{ask, select, sender {Ask the person who sent you the link to check your access.} admins {Ask an admin of the organisation.} other {Ask {ask}.}}',
      button: '',
    },
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
    'ask-admin': { says: 'Ask an admin: {ask}.', button: '' },
    'name-admin': { says: 'First make somebody else an admin, at Control > Users.', button: 'Open Users' },
    'name-manager': { says: 'First name another manager for {group}.', button: 'Open {group}' },
    'ask-invitation': { says: 'Ask the person who invited you to send it again.', button: '' },
    'sign-in-as': { says: 'Sign out, then sign in as {invited}. If you use another address now, ask to be invited with that one.', button: '' },
    'ask-to-be-invited': { says: 'Ask an admin here to invite you by mail.', button: '' },
  },
} as const;
