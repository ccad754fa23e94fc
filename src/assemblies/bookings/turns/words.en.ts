export const words = {
  journal: {
    kinds: {
      booking: {
        begun: 'A booking of “{name}” began',
        finished: 'A booking of “{name}” ended',
        'broken-off': 'A booking of “{name}” was broken off: {because}',
      },
    },
  },
} as const;
