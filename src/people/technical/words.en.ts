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
} as const;
