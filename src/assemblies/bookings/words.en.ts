export const words = {
  assemblies: {
    mine: {
      title: 'My assemblies',
      book: 'Book an assembly',
      upcoming: 'Running and coming',
      past: 'Past',
      reach: 'Whose',
      own: 'Mine',
      managed: 'All I manage',
      running: 'Running now',
      coming: 'Coming',
      nothing:
        '{reach, select, mine {You have booked no assembly} other {Nobody has booked an assembly that you manage}}',
      nothingHint: 'The timeline shows what is free, and when.',
      nothingPast: 'Nothing is past',
      heldBy: '{name}',
      held: 'In use',
      weekly: 'weekly',
      flagged: 'Holder may no longer book',
      left: '{near, select, yes {{minutes, number} min {seconds, number} s left} other {{hours, plural, =0 {} other {{hours, number} h }}{minutes, number} min left}}',
      gone: 'Time that has passed',
      extend: 'Extend',
      extendOf: 'Extend {name}',
      by: '+ {time}',
      untilLatest: 'Until {time}',
      extended: '{name} is yours until {time}.',
      release: '{kind, select, running {Release} other {Cancel booking}}',
      released:
        '{kind, select, running {{name} is released.} other {The booking of {name} is cancelled.}}',
      releaseTitle:
        '{kind, select, running {Release {name}?} other {Cancel the booking of {name}?}}',
      releaseBody:
        '{kind, select, running {It is booked until {time}. Others can have it as soon as it is cleaned up.} other {The time until {time} is free for others at once.}}',
      because: {
        released: 'Released early',
        cancelled: 'Cancelled',
        'no-show': 'Nobody checked in',
        displaced: 'Gave way to maintenance',
        'access-lost': 'Holder may no longer book',
        'lease-lost': 'Connection lost',
      },
    },
  },
  base: {
    problems: {
      over: 'It is over already.',
      'slot-free': 'It is taken then.',
      'none-free': 'None of these is free then.',
    },
    faults: {
      'ends-or-minutes': 'Say when it ends, or how many minutes it takes: one of the two.',
      'which-assembly': 'Say one assembly, several, or any with certain tags: one of the three.',
      'not-later': 'This is no later than it ends now.',
      'span-order': 'It would end before it begins.',
      'span-past': 'This lies in the past.',
      'span-short': 'It takes at least {shortest, number} minutes.',
      'span-long': 'It takes at most {longest, number} minutes.',
      'span-far': 'Bookings end at most {days, number} days ahead.',
    },
  },
  journal: {
    subjects: {
      booking: 'Bookings',
    },
    kinds: {
      booking: {
        made: '{who} booked “{name}” from {starts} to {ends}',
        extended: '{who} extended a booking of “{name}” from {before} to {ends}',
        moved: '{who} moved a booking of “{name}” to {starts} to {ends}',
        reworded: '{who} changed what a booking of “{name}” is for',
        released: '{who} released “{name}” at {ends}',
        cancelled: '{who} cancelled a booking of “{name}” from {starts} to {ends}',
        freed:
          'A booking of “{name}” from {starts} to {ends} was freed: its holder may no longer book',
        flagged:
          'A booking of “{name}” from {starts} to {ends} was flagged: its holder may no longer book',
      },
    },
  },
} as const;
