export const words = {
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
