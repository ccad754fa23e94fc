export const words = {
  access: {
    checks: {
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
    },
    reasons: {
      'can-sign-in':
        '{why, select, unknown {no account with this address} untold {not told for this address} unverified {e-mail address not confirmed yet} suspended {suspended in the organisation} other {cannot sign in}}',
      'is-contact':
        'from outside the organisation, and no accepted contact of the group’s managers',
      'in-group': 'not in the group {group}',
    },
  },
} as const;
