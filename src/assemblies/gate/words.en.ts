export const words = {
  access: {
    gates: {
      'see-assembly': 'See the assembly',
      'manage-assembly': 'Manage the assembly',
      book: 'Book the assembly',
      'see-booking': 'See the booking',
      extend: 'Extend the booking',
      release: 'Release the assembly',
      move: 'Move the booking',
    },
    asked: {
      'see-assembly':
        '{person} {can, select, yes {sees} other {does not see}} the assembly{title, select, none {} other { “{title}”}}',
      'manage-assembly':
        '{person} {can, select, yes {manages} other {does not manage}} the assembly{title, select, none {} other { “{title}”}}',
      book: '{person} {can, select, yes {can} other {cannot}} book the assembly{title, select, none {} other { “{title}”}}',
      'see-booking':
        '{person} {can, select, yes {sees} other {does not see}} the booking{title, select, none {} other { of “{title}”}}',
      extend:
        '{person} {can, select, yes {can} other {cannot}} extend the booking{title, select, none {} other { of “{title}”}}',
      move: '{person} {can, select, yes {can} other {cannot}} move the booking{title, select, none {} other { of “{title}”}}',
      release:
        '{person} {can, select, yes {can} other {cannot}} end the booking{title, select, none {} other { of “{title}”}}',
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
          '{why, select, retired {It has been retired.} stock {It is on stock and not connected.} other {It is out of service{reason, select, none {.} other {: {reason}}}}}',
      },
      'span-valid': {
        title: 'A possible span',
        passed:
          '{why, select, none {No span was asked about.} other {It takes at least {shortest, number} and at most {longest, number} minutes, and ends before {until}.}}',
        failed:
          '{why, select, order {It would end before it begins.} past {It lies in the past.} short {It takes at least {shortest, number} minutes.} long {It takes at most {longest, number} minutes.} other {Bookings end at the latest on {until}.}}',
      },
      'within-limits': {
        title: 'Within limits',
        passed: 'No limit is reached.',
        failed:
          '{why, select, many {Through {group} one person has at most {most, plural, one {one claim} other {# claims}} at once.} long {It takes at most {longest, number} minutes in all{latest, select, none {.} other {: it ends at the latest on {latest}.}}} far {At most {days, number} days ahead{latest, select, none {.} other {: it ends at the latest on {latest}.}}} other {It would end in the past.}}',
      },
      'slot-free': {
        title: 'Free then',
        passed: '{why, select, none {No span was asked about.} other {It is free then.}}',
        failed:
          'It is taken from {from} to {to}, start-up and cleanup included{latest, select, none {.} other {: it can go on until {latest} at the latest.}}',
      },
      'holds-booking': {
        title: 'Holds or manages it',
        passed: '{self, select, yes {You hold or manage} other {{person} holds or manages}} it.',
        failed:
          '{self, select, yes {You neither hold nor manage} other {{person} neither holds nor manages}} this booking.',
      },
      'sees-booking': {
        title: 'Open to see',
        passed: '{self, select, yes {You see} other {{person} sees}} this booking.',
        failed: '{self, select, yes {You see} other {{person} sees}} no such booking.',
      },
      'not-over': {
        title: 'Not over',
        passed: 'It is to come or runs.',
        failed:
          '{why, select, cancelled {It was cancelled.} released {It was released.} other {It ended on {ends}.}}',
      },
      'not-begun': {
        title: 'Not begun',
        passed: 'It begins on {starts}.',
        failed: 'It began on {starts}: it can be extended or released.',
      },
      'running-or-upcoming': {
        title: 'Runs or is to come',
        passed: 'It is to come or runs.',
        failed:
          '{why, select, cancelled {It was cancelled.} released {It was released.} other {It ended on {ends}.}}',
      },
    },
    reasons: {
      'not-begun': 'it has begun',
      'span-valid':
        '{why, select, order {it ends before it begins} past {it lies in the past} short {shorter than {shortest, number} minutes} long {longer than {longest, number} minutes} other {too far ahead}}',
      'within-limits':
        '{why, select, many {{most, plural, one {one claim} other {# claims}} at once, no more} long {longer than {longest, number} minutes} far {more than {days, number} days ahead} other {it would end in the past}}',
      'slot-free': 'taken from {from} to {to}',
      'holds-booking': 'it is somebody else’s',
      'sees-booking': 'not open to see',
      'not-over': '{why, select, cancelled {cancelled} released {released} other {over}}',
      'running-or-upcoming':
        '{why, select, cancelled {cancelled} released {released} other {over}}',
      'sees-assembly': 'not open to see',
      'manages-assembly': 'only for admins of its organisation',
      'may-book': 'in none of the groups that may book it',
      qualified: 'the qualification {qualification} is missing',
      'in-service':
        '{why, select, retired {retired} stock {on stock, not connected} other {out of service}}',
    },
    remedies: {
      'open-assembly': {
        says: 'It is changed on its page in Control.',
        button: 'Open the assembly',
      },
    },
  },
} as const;
