export const words = {
  access: {
    gates: {
      'see-assembly': 'See the assembly',
      'manage-assembly': 'Manage the assembly',
      book: 'Book the assembly',
    },
    asked: {
      'see-assembly':
        '{person} {can, select, yes {sees} other {does not see}} the assembly{title, select, none {} other { “{title}”}}',
      'manage-assembly':
        '{person} {can, select, yes {manages} other {does not manage}} the assembly{title, select, none {} other { “{title}”}}',
      book: '{person} {can, select, yes {can} other {cannot}} book the assembly{title, select, none {} other { “{title}”}}',
    },
    checks: {
      'sees-assembly': {
        title: 'Open to see',
        passed: '{self, select, yes {You see} other {{person} sees}} this assembly.',
        failed: '{self, select, yes {You see} other {{person} sees}} no such assembly.',
      },
      'manages-assembly': {
        title: 'Manages it',
        passed:
          '{self, select, yes {You are} other {{person} is}} an admin of the organisation that it belongs to.',
        failed: 'Admins of the organisation that it belongs to can do this.',
      },
      'may-book': {
        title: 'Open to book',
        passed:
          '{self, select, yes {You are} other {{person} is}} in {named, select, no {a group that may book it} other {{group}{more, plural, =0 {} other { and # more}}}}.',
        failed:
          '{self, select, yes {You are} other {{person} is}} in none of the groups that may book it.',
      },
      qualified: {
        title: 'Qualified',
        passed:
          '{why, select, none {It asks for no qualification.} other {{self, select, yes {You have} other {{person} has}} the qualification it asks for: {qualification}.}}',
        failed:
          'It asks for a qualification that {self, select, yes {you do} other {{person} does}} not have, or not any more: {qualification}.',
      },
      'in-service': {
        title: 'In service',
        passed: 'It is in service.',
        failed:
          '{why, select, retired {It has been retired.} on-stock {It is on stock and not connected.} other {It is out of service{reason, select, none {.} other {: {reason}}}}}',
      },
    },
    reasons: {
      'sees-assembly': 'not open to see',
      'manages-assembly': 'only for admins of its organisation',
      'may-book': 'in none of the groups that may book it',
      qualified: 'the qualification {qualification} is missing',
      'in-service':
        '{why, select, retired {retired} on-stock {on stock, not connected} other {out of service}}',
    },
    remedies: {
      'open-assembly': {
        says: 'It is changed on its page in Control.',
        button: 'Open the assembly',
      },
    },
  },
} as const;
