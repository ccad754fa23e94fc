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
          '{why, select, organisation {Not needed: {self, select, yes {you belong} other {{person} belongs}} to the same organisation.} group {Not needed: {self, select, yes {you belong} other {{person} belongs}} to the organisation of the group.} other {{self, select, yes {You are a contact} other {{person} is a contact}} of a manager of {groups, plural, one {the group} other {one of the groups}}.}}',
        failed:
          '{self, select, yes {You are not a contact of a manager of this session’s {groups, plural, one {group} other {groups}}.} other {{person} is from outside the organisation and not an accepted contact of the {groups, plural, one {group’s} other {groups’}} managers.}}',
      },
      'in-group': {
        title: 'Is in the group',
        passed:
          '{self, select, yes {You are} other {{person} is}} in {named, select, no {a group of this session} other {{group}{more, plural, =0 {} other { and # more}}}}.',
        failed:
          '{self, select, yes {{groups, plural, one {You are not in the group of this session.} other {You are in none of the groups of this session.}}} other {{groups, plural, one {{person} is not in the group {group}} other {{person} is in none of {named, select, no {the groups of this session} other {the groups {group}{more, plural, =0 {} other { and # more}}}}}}{other, select, none {} other {, but in {other}}}.}}',
      },
    },
    reasons: {
      'can-sign-in':
        '{why, select, unknown {no account with this address} untold {not told for this address} unverified {e-mail address not confirmed yet} suspended {suspended in the organisation} other {cannot sign in}}',
      'is-contact':
        'from outside the organisation, and no accepted contact of the {groups, plural, one {group’s} other {groups’}} managers',
      'in-group':
        '{groups, plural, one {not in the group {group}} other {in none of {named, select, no {the groups of this session} other {the groups {group}{more, plural, =0 {} other { and # more}}}}}}',
    },
  },
} as const;
