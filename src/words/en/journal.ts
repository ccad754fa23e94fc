// `kinds` has a sentence for each kind of entry; {who} did it, {member} and {persons} are whom it
// is about.
export const journal = {
  nobody: 'somebody',
  through: {
    web: 'in the browser',
    api: 'through the API',
    cli: 'on the command line',
    live: 'in a room',
    job: 'by itself',
    console: 'on the console',
  },
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
    knock: 'Requests to join',
    door: 'Doors',
    host: 'Hosts',
    block: 'Blocks in rooms',
    own: 'Own rooms',
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
    password: {
      changed: '{who} changed their password',
      reset: '{member} chose a new password by mail',
    },
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
      'link-copied': '{who} copied a link for {email}',
      revoked: '{who} took back the invitation of {email}',
      accepted:
        '{who} accepted the invitation to {email} and joined as {role, select, admin {an admin} other {a member}}',
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
      'role-changed':
        '{who} made {persons} {role, select, manager {manager} other {member}} of {group}',
    },
    knock: {
      asked: '{name} asked to join “{title}”',
      reworded:
        '{name} changed the message of their request to join{room, select, named { “{title}”} other {}}',
      answered:
        '{decision, select, allow {{who} let {name} into “{title}”} block {{who} turned {name} away from “{title}” and blocked them} other {{who} turned {name} away from “{title}”}}',
      held: '{who} asked {name} for a moment’s patience{room, select, named { before “{title}”} other {}}',
      'taken-back':
        '{who} took back an answer to {name}{room, select, named { at “{title}”} other {}}',
      withdrawn: '{name} withdrew a request to join{room, select, named { “{title}”} other {}}',
      expired: 'A request of {name} to join{room, select, named { “{title}”} other {}} ran out',
      voided:
        'A request of {name} to join{room, select, named { “{title}”} other {}} needed no answer any more',
    },
    door: {
      moved: '{who} turned the door of “{title}” from {before} to {door}',
      set: '{who} changed the settings of the room “{title}”',
      tried: 'Somebody stood before the closed door{room, select, named { of “{title}”} other {}}',
      'link-renewed': '{who} renewed the link of “{title}”',
    },
    host: {
      named: '{who} made {name} a host of “{title}”',
      dismissed: '{who} took the hostship of “{title}” from {name}',
    },
    block: {
      made: '{who} blocked {name} in {room, select, named {“{title}”} other {a room}}',
      lifted:
        '{who} lifted the block of {name} in {room, select, named {“{title}”} other {a room}}',
    },
    own: {
      made: '{who} opened the room “{title}”',
      renamed: '{who} renamed the room {before} to “{title}”',
      deleted: '{who} deleted the room “{title}”',
      invited: '{who} invited {persons} to “{title}”',
    },
    session: {
      made: '{who} planned the session “{title}” for {groups}',
      changed: '{who} changed the session “{title}”',
      cancelled: '{who} cancelled the session “{title}”',
      ended: '{who} ended the session “{title}” for all',
      'opened-early': '{who} opened “{title}” early',
      'closed-again': '{who} closed “{title}” again until its time',
    },
    room: {
      entered: '{member} entered {room, select, named {“{title}”} other {a room}}',
      left: '{because, select, lost {{member} lost the connection to {room, select, named {“{title}”} other {a room}}} removed {{member} was put out of {room, select, named {“{title}”} other {a room}}} turned_out {{who} removed {member} from {room, select, named {“{title}”} other {a room}}} sent_back {{who} sent {member} back to the waiting room of {room, select, named {“{title}”} other {a room}}} ended {{member} left {room, select, named {“{title}”} other {a room}}: ended for all} cancelled {{member} was put out of {room, select, named {“{title}”} other {a room}}: session cancelled} signed_out {{member} was put out of {room, select, named {“{title}”} other {a room}}: signed out} other {{member} left {room, select, named {“{title}”} other {a room}}}}',
      muted: '{who} muted {name} in {room, select, named {“{title}”} other {a room}}',
      'hand-lowered':
        '{who} lowered the hand of {name} in {room, select, named {“{title}”} other {a room}}',
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
