export const words = {
  rooms: {
    chat: {
      title: 'Chat',
      hide: 'Hide chat',
      said: 'Messages',
      older: 'Show older messages',
      empty: 'Nothing was said here yet. Everyone inside can read what you write.',
      failed: 'The messages could not be loaded.',
      own: 'You',
      guest: 'Guest',
      message: 'Message to everyone inside',
      placeholder: 'Write to everyone inside',
      keys: 'Enter sends, Shift and Enter start a new line',
      send: 'Send',
      left: '{count, plural, one {One character left} other {# characters left}}',
      tooLong: '{count, plural, one {One character too many} other {# characters too many}}',
      hear: '{name} wrote: {text}',
    },
  },
} as const;
