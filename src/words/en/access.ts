// `self` is "yes" when the reader asks about themselves, else "no" and {person} is named.
export const access = {
  hidden:
    '{ask, select, sender {If there is something at this address, it is not open to you. Ask the person who sent you the link.} admins {This cannot be told to you here. Ask an admin of the organisation.} other {This cannot be told to you here. Ask {ask}.}}',
  notReached: 'Not checked yet: something else comes first.',
  paths: {
    link: 'with the link of the room',
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
    swapTitle: 'Change who can enter?',
    swap: '{lose, plural, =0 {Nobody loses it} one {# person loses it} other {# people lose it}}, {gain, plural, =0 {nobody gains it} one {# person gains it} other {# people gain it}}. It counts at once: whoever loses it and is inside is put out.',
    undo: 'Undo',
    undone: 'Taken back.',
    changed: 'Changed.',
    show: '{passed, number} fulfilled{waiting, plural, =0 {} other {, {waiting, number} not checked yet}}',
    fold: 'Show only what is missing',
    foldAll: 'Hide what was checked',
  },
  gates: {
    'see-door': 'Come to the door',
    'enter-by-link': 'Enter the room',
    knock: 'Ask to join',
    'knock-by-link': 'Ask to join',
    'host-room': 'Run the room',
    'open-early': 'Open the room early',
    'close-again': 'Close the room again',
    'answer-knock': 'Answer a request to join',
    'own-room': 'Own the room',
    'be-inside': 'Take part in the room',
    'make-room': 'Make a room',
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
      passed:
        '{why, select, organisation {{person} belongs to your organisation.} other {{person} is your contact.}}',
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
      failed:
        'The person is not on the list of {group}, but in it through a group inside it or not at all.',
    },
    'manages-inner': {
      title: 'Manages the inner group',
      passed: 'You manage {group}.',
      failed:
        'Only somebody who manages {group} can put it into another group, because its people get what that group opens.',
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
        '{why, select, unknown {There is no account with the address {person}.} untold {Whether somebody has an account with the address {person} is not told here: send them the link.} unverified {{self, select, yes {You have not confirmed your e-mail address yet.} other {{person} has not confirmed their e-mail address yet.}}} suspended {{self, select, yes {You are suspended in this organisation.} other {{person} is suspended in this organisation.}}} other {{person} cannot sign in.}}',
    },
    'is-contact': {
      title: 'Accepted contact',
      passed:
        '{why, select, organisation {Not needed: {self, select, yes {you belong} other {{person} belongs}} to the same organisation.} other {{self, select, yes {You are a contact} other {{person} is a contact}} of a manager of the group.}}',
      failed:
        '{self, select, yes {You are not a contact of a manager of this session’s group.} other {{person} is from outside the organisation and not an accepted contact of the group’s managers.}}',
    },
    'in-group': {
      title: 'Is in the group',
      passed: '{self, select, yes {You are} other {{person} is}} in {group}.',
      failed:
        '{self, select, yes {You are not in the group of this session.} other {{person} is not in the group {group}{other, select, none {} other {, but in {other}}}.}}',
    },
    assigned: {
      title: 'Session is for a group',
      passed: 'The session is for {group}.',
      failed: 'The session is not assigned to any group.',
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
      passed:
        '{why, select, always {The room has no closing time.} other {The room is open until {closes}.}}',
      failed:
        '{why, select, early {The room opens {opens}.} none {No date is coming up.} other {The session ended {ended}.}}',
    },
    'link-held': {
      title: 'Has the link',
      passed:
        '{why, select, host {{self, select, yes {You run} other {{person} runs}} this room.} member {{self, select, yes {You belong} other {{person} belongs}} to its group.} other {{self, select, yes {You came} other {{person} came}} with the link.}}',
      failed:
        '{self, select, yes {This room is not open to you, or its link has been renewed.} other {{person} has not opened the link of this room.}}',
    },
    'not-blocked': {
      title: 'Not blocked',
      passed: '{self, select, yes {You are} other {{person} is}} not blocked here.',
      failed:
        '{self, select, yes {The hosts of this room do not take requests from you.} other {{person} is blocked in this room.}}',
    },
    'door-takes-knocks': {
      title: 'The door takes requests',
      passed: 'One can ask to join.',
      failed:
        '{why, select, enter {Nothing needs to be asked: the door lets {self, select, yes {you} other {{person}}} in.} other {The door is closed and takes no requests.}}',
    },
    'cooled-down': {
      title: 'Pause after a denial',
      passed: 'No pause is running.',
      failed: 'Asking again is possible {at}.',
    },
    'hosts-room': {
      title: 'Runs the room',
      passed: '{self, select, yes {You run} other {{person} runs}} this room.',
      failed: 'Only hosts of this room can do this.',
    },
    'date-ahead': {
      title: 'A date lies ahead',
      passed: 'The room opens {opens}.',
      failed:
        '{why, select, open {The room is open until {closes}.} always {The room is open.} other {No date is coming up.}}',
    },
    'soon-enough': {
      title: 'Soon enough',
      passed: 'It starts within {hours, number} hours.',
      failed: 'Hosts can open the room {hours, number} hours before the start, from {from} on.',
    },
    'opened-early': {
      title: 'Opened early',
      passed: 'A host opened the room early; it would open {opens}.',
      failed: 'No host has opened the room early, or its time has come.',
    },
    'nobody-inside': {
      title: 'Nobody is inside',
      passed: 'Nobody else is inside.',
      failed:
        '{count, plural, one {# other person is} other {# other people are}} inside. Wait until nobody is, or end the session for all.',
    },
    'answers-knocks': {
      title: 'Answers requests',
      passed: '{self, select, yes {You answer} other {{person} answers}} requests here.',
      failed:
        '{why, select, members {Only hosts and people inside answer requests here.} other {Only hosts answer requests here.}}',
    },
    'knock-pending': {
      title: 'Request is open',
      passed: 'The request is open.',
      failed: 'The request is not open any more.',
    },
    'owns-room': {
      title: 'Owns the room',
      passed: 'The room is yours.',
      failed: 'Only the owner of the room can do this.',
    },
    'inside-room': {
      title: 'Is in the room',
      passed: '{self, select, yes {You are} other {{person} is}} in the room.',
      failed: 'Only people inside the room can do this.',
    },
    'member-of-organisation': {
      title: 'Belongs to the organisation',
      passed: 'You belong to {organisation}.',
      failed: 'You do not belong to this organisation, or you are suspended there.',
    },
    'door-lets-in': {
      title: 'Door',
      passed: 'The door is open.',
      failed:
        '{why, select, near {Somebody who came from the same network was removed, so guests from there ask first.} other {The door does not let {self, select, yes {you} other {{person}}} in.}}',
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
      failed:
        'Only admins of the organisation that runs this installation can do this; {organisation} is a guest here.',
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
      failed:
        '{count, plural, one {The group {groups} would} other {The groups {groups} would}} be left without a manager.',
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
      failed: 'Your e-mail address is not confirmed yet. Use the link in the mail to you.',
    },
    'belongs-somewhere': {
      title: 'Belongs somewhere',
      passed: 'You are not suspended everywhere you belong.',
      failed: 'You are suspended in {organisation} and cannot sign in.',
    },
    'may-sign-up': {
      title: 'May make an account',
      passed: 'You may make an account here.',
      failed:
        '{why, select, invited {Accounts here are by invitation only.} other {Accounts here are for addresses at {domains}.}}',
    },
    acquainted: {
      title: 'You know each other',
      passed: 'You know each other.',
      failed: 'You share no contact, group or organisation.',
    },
  },
  // the reason in the middle of a sentence: "Ada cannot enter Robotics: ..."
  reasons: {
    'can-sign-in':
      '{why, select, unknown {no account with this address} untold {not told for this address} unverified {e-mail address not confirmed yet} suspended {suspended in the organisation} other {cannot sign in}}',
    'is-contact': 'from outside the organisation, and no accepted contact of the group’s managers',
    'in-group': 'not in the group {group}',
    assigned: 'the session is for no group',
    'not-hidden': 'the session is hidden',
    'not-cancelled': 'the session was cancelled',
    'within-time':
      '{why, select, early {the room opens {opens}} none {no date is coming up} other {the session ended {ended}}}',
    'link-held':
      '{self, select, yes {the room is not open to you} other {the link of this room was not opened}}',
    'not-blocked': 'blocked in this room',
    'door-lets-in': 'the door does not let them in',
    'room-has-place': 'the room is full',
  },
  remedies: {
    'ask-to-join': { says: 'Ask to join; the hosts are told.', button: 'To the lobby' },
    'await-answer': {
      says: 'Wait for the answer: you can close this page, the request stays.',
      button: '',
    },
    'await-host': { says: 'Ask a host to open the door.', button: '' },
    'turn-door': { says: 'Open the door or let them in.', button: 'Room settings' },
    'lift-block': { says: 'A host can lift the block.', button: 'Room settings' },
    'enter-first': { says: 'Enter the room first.', button: '' },
    'open-contacts': { says: 'Ask the person for contact first.', button: 'My Contacts' },
    'ask-manager': {
      says: '{ask, select, sender {Ask the person who sent you the link to check your access.} admins {Ask an admin of the organisation.} other {Ask {ask}.}}',
      button: '',
    },
    'sign-in': { says: 'Sign in.', button: 'Sign in' },
    'resend-verification': {
      says: 'Send the confirmation mail again.',
      button: 'Send confirmation mail again',
    },
    'invite-person': { says: 'Invite {person} by mail.', button: 'Invite {person}' },
    'lift-suspension': {
      says: 'An admin can lift the suspension at Control > Users.',
      button: 'Lift suspension',
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
    'add-to-group': { says: 'Add {person} to {group}.', button: 'Add to {group}' },
    'change-group': {
      says: 'Or make the session for {group} instead. This swaps who can enter.',
      button: 'Change the group to {group}',
    },
    'choose-group': { says: 'Choose a group for the session.', button: 'Choose a group' },
    'unhide-session': { says: 'Show the session to its group.', button: 'Show session' },
    'change-time': { says: 'A manager can change the time of the session.', button: 'Change time' },
    'wait-for-time': { says: 'Come back then; the session page counts down.', button: '' },
    'open-early': {
      says: 'You can open the room now, for everyone who may enter.',
      button: 'Open now',
    },
    'wait-for-place': { says: 'Try again when somebody has left.', button: '' },
    'ask-admin': { says: 'Ask an admin: {ask}.', button: '' },
    'tell-admin': {
      says: '{only, select, yes {Only an admin can do this: {admin}.} other {Or {admin} does it, as an admin, without that.}}',
      button: 'Ask {admin}',
    },
    'told-admin': {
      says: 'You asked {admin} on {at}. They have the link to this check.',
      button: '',
    },
    'name-admin': {
      says: 'First make somebody else an admin, at Control > Users.',
      button: 'Open Users',
    },
    'name-manager': { says: 'First name another manager for {group}.', button: 'Open {group}' },
    'ask-invitation': { says: 'Ask the person who invited you to send it again.', button: '' },
    'sign-in-as': {
      says: 'Sign out, then sign in as {invited}. If you use another address now, ask to be invited with that one.',
      button: '',
    },
    'ask-to-be-invited': { says: 'Ask an admin here to invite you by mail.', button: '' },
  },
} as const;
