export const words = {
  access: {
    gates: {
      'manage-technical-users': 'Manage the technical users',
      'make-token': 'Make a token',
      'change-token': 'Change a token',
    },
    asked: {
      'manage-technical-users':
        '{person} {can, select, yes {can} other {cannot}} manage the technical users of {title}',
    },
    checks: {
      'runs-token': {
        title: 'It is your token',
        passed: 'You may change {name}.',
        failed: 'Only whoever it belongs to can change a token.',
      },
      'tokens-few': {
        title: 'There is place for one more',
        passed: 'There is place for one more token.',
        failed: 'There are {most, number} tokens, and that is the most. Delete one first.',
      },
    },
  },
  base: {
    problems: {
      'technical-name-free': 'This group has a technical user of this name already.',
    },
  },
  notices: {
    kinds: {
      'token-expiring': {
        name: 'A token that I look after expires soon',
        title: 'The token {name} expires soon',
        body: '{whoseGiven, select, yes {It is one of the technical user {whose}. } other {}}{atGiven, select, yes {It opens nothing any more from {at} on.} other {It opens nothing any more then.}} Make another one before that and put it where this one is used.',
        unnamed: 'A token expires soon.',
      },
    },
  },
  journal: {
    subjects: {
      'technical-user': 'Technical users',
      token: 'Tokens',
    },
    kinds: {
      'technical-user': {
        made: '{who} made the technical user {name} in {group}',
        renamed: '{who} renamed the technical user {before} of {group} to {name}',
        deleted:
          '{because, select, group_deleted {The technical user {name} went with its group {group}} other {{who} deleted the technical user {name} of {group}}}',
      },
      token: {
        made: '{who} made the token {name}{role, select, admin { with the role admin} other {}}',
        revoked: '{who} revoked the token {name}',
        restored: '{who} took back that the token {name} was revoked',
        deleted: '{who} deleted the token {name}',
        expiring: 'The token {name} expires soon',
      },
    },
  },
  tokens: {
    title: 'Tokens',
    lead: 'By a personal token a program acts as you: a script, or the command line. It cannot do what needs a sign-in, for example change your password.',
    list: 'Your tokens',
    listOf: 'Tokens of {name}',
    none: 'No tokens yet',
    noneSays:
      'A script or the command line comes in by a token instead of your password. Make one for each, so that you can revoke one without the others.',
    noneSaysOf:
      'A pipeline comes in by a token. Make one for each place where it is used, so that you can revoke one without the others.',
    neverUsed: 'never',
    neverExpires: 'never',
    columns: {
      name: 'Name',
      state: 'State',
      used: 'Last used',
      expires: 'Expires',
      made: 'Made by',
    },
    states: {
      good: 'good',
      revoked: 'revoked',
      expired: 'expired',
    },
    roles: {
      admin: 'Admin',
    },
    make: {
      button: 'Make a token',
      title: 'Make a token',
      name: 'Name',
      nameHint: 'Where it is used, for example “Laptop” or “Nightly build”.',
      role: 'Role',
      roles: {
        user: 'User',
        admin: 'Admin',
      },
      means: {
        user: 'Does what you may, but forces nothing and changes nobody’s membership.',
        admin: 'Does what you may, memberships included.',
      },
      meansOf: {
        user: 'Does what a member of the group may, for itself.',
        admin: 'Does for the bookings of the group what its managers may.',
      },
      lasts: 'Expires',
      lastsHint: 'Whoever keeps it is told a week before.',
      foreverHint: 'It opens everything it may until somebody revokes it. A date is safer.',
      days: '{days, plural, other {after # days}}',
      forever: 'Never',
    },
    made: {
      title: 'Your new token',
      once: 'Copy it now. It is shown only this once.',
      label: 'Token “{name}”',
      copy: 'Copy the token',
      kept: 'I have kept it',
      use: 'Programs send it in the header “Authorization: Bearer …”. The command line asks for it:',
    },
    revoke: {
      action: 'Revoke',
      title: 'Revoke “{name}”?',
      says: 'It opens nothing any more from now on. You can take that back.',
      done: '“{name}” is revoked.',
    },
    restore: {
      action: 'Take the revocation back',
      done: '“{name}” is good again.',
    },
    remove: {
      action: 'Delete',
      title: 'Delete “{name}”?',
      says: 'It opens nothing any more, and that cannot be taken back. What was done by it stays in the journal under its name.',
      done: '“{name}” is deleted.',
    },
  },
  technical: {
    lead: 'A technical user is an account for programs, such as a pipeline. It may book what {group} may book and acts only by its tokens. It is in no list of people.',
    list: 'Technical users of {group}',
    one: 'Technical user of {group}. It acts only by these tokens.',
    search: 'Search by name',
    none: 'No technical users yet',
    noneSays:
      'Make one for a pipeline that books assemblies for this group. It needs nobody’s account, and it stays when people leave.',
    name: 'Name',
    nameHint:
      'Stands where the name of a person would, for example in the calendar of an assembly.',
    tokens: 'Tokens',
    neverUsed: 'never',
    columns: {
      name: 'Name',
      tokens: 'Good tokens',
      used: 'Last used',
      made: 'Made by',
    },
    make: {
      button: 'New technical user',
      title: 'New technical user',
      confirm: 'Make it',
      done: '{name} is made. It needs a token now.',
    },
    rename: {
      action: 'Rename',
      title: 'Rename {name}',
      button: 'Rename',
      done: 'It is called {name} now.',
    },
    remove: {
      action: 'Delete',
      title: 'Delete {name}?',
      says: '{count, plural, =0 {It has no token that is good.} one {Its token opens nothing any more from now on.} other {Its # tokens open nothing any more from now on.}} It books nothing any more, and this cannot be taken back. What it did stays in the journal.',
      done: '{name} is deleted.',
    },
  },
} as const;
