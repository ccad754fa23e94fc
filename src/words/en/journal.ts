// `kinds` has a sentence for each kind of entry; {who} did it, {member} and {persons} are whom it is about.
export const journal = {
  nobody: 'somebody',
  through: { web: 'in the browser', api: 'through the API', cli: 'on the command line', live: 'in a room', job: 'by itself', console: 'on the console' },
  subjects: {
    access: 'Refusals',
    account: 'Accounts',
    'sign-in': 'Sign-ins',
    password: 'Passwords',
    organisation: 'Organisation',
    member: 'Members',
    invitation: 'Invitations',
    group: 'Groups',
    session: 'Sessions',
    room: 'Rooms',
    mail: 'Mail',
    person: 'Profiles',
  },
  kinds: {
    access: { refused: '{who} was refused: {gate}{failed}' },
    account: {
      opened: 'An account was opened for {member}',
      verified: '{member} confirmed their address',
      exported: '{who} exported their data',
      deleted: 'An account was deleted',
    },
    'sign-in': {
      began: '{who} signed in',
      ended:
        '{because, select, signed_out {{member} signed out} replaced {A sign-in of {member} was replaced by a new one} password_changed {Sign-ins of {member} ended: password changed} password_reset {Sign-ins of {member} ended: password reset} other {Sign-ins of {member} ended}}',
    },
    password: { changed: '{who} changed their password', reset: '{member} chose a new password by mail' },
    'address-change': { asked: '{who} asked to use another address' },
    address: { changed: '{member} changed their address' },
    person: { changed: '{who} changed their profile' },
    picture: { changed: '{who} changed their picture' },
    organisation: {
      made: '{who} made the organisation {name}',
      renamed: '{who} renamed the organisation from {before} to {name}',
    },
    member: {
      joined: '{member} joined',
      left: '{member} left the organisation',
      removed: '{who} removed {member} from the organisation',
      suspended: '{who} suspended {member}',
      'suspension-lifted': '{who} lifted the suspension of {member}',
      'role-changed': '{who} made {member} {role, select, admin {an admin} other {a member}}',
    },
    invitation: {
      sent: '{who} invited {email} as {role, select, admin {an admin} other {a member}}',
      revoked: '{who} took back the invitation of {email}',
      accepted: '{who} accepted the invitation to {email} and joined as {role, select, admin {an admin} other {a member}}',
    },
    mail: {
      opened: '{who} read the kept mail “{title}” to {email}',
      'sent-again': '{who} had the mail “{title}” to {email} delivered again',
    },
    group: {
      created: '{who} created the group {group}',
      renamed: '{who} renamed the group {before} to {name}',
      described: '{who} changed the description of {group}',
      deleted: '{who} deleted the group {name}',
      nested: '{who} put the group {name} into {group}',
      unnested: '{who} took a group out of {group}',
      'member-added': '{who} added {persons} to {group}',
      'member-removed':
        '{because, select, left {{persons} left {group}} contact_ended {{persons} is no longer in {group}: the contact ended} other {{who} took {persons} out of {group}}}',
      'role-changed': '{who} made {persons} {role, select, manager {manager} other {member}} of {group}',
    },
    session: {
      made: '{who} planned the session “{title}” for {groups}',
      changed: '{who} changed the session “{title}”',
      cancelled: '{who} cancelled the session “{title}”',
    },
    room: {
      entered: '{member} entered a room',
      left: '{because, select, lost {{member} lost the connection to a room} removed {{member} was put out of a room} cancelled {{member} was put out of a room: session cancelled} signed_out {{member} was put out of a room: signed out} other {{member} left a room}}',
    },
    contact: {
      requested: '{who} sent a contact request',
      accepted: '{who} accepted a contact request',
      declined: '{who} declined a contact request',
      withdrawn: '{who} withdrew a contact request',
      ended: '{who} ended a contact',
      blocked: '{who} blocked somebody',
      unblocked: '{who} lifted a block',
    },
  },
} as const;
