export const words = {
  cli: {
    help: `anteroom COMMAND

  anteroom sign-in ADDRESS                   sign in to a server; asks for e-mail and password
  anteroom sign-out                          end that sign-in
  anteroom why --session SESSION             why may I, or may I not, enter a session?
      --person PERSON                        ask about somebody else
      --json                                 the answer as JSON

Exit codes: 0 allowed or done, 3 not allowed, 1 a problem, 2 wrong use.`,
    email: 'E-mail: ',
    password: 'Password: ',
    signedIn: 'Signed in to {origin} as {name}.',
    signedOut: 'Signed out of {origin}.',
    notSignedIn: 'Not signed in. Run: anteroom sign-in ADDRESS',
    unknownCommand: 'There is no command “{command}”.',
    addressNeeded: 'Say which server: anteroom sign-in https://anteroom.example.org',
    sessionNeeded: 'Say which session: --session SESSION',
    unreachable: '{origin} cannot be reached.',
    missing: 'There is no such session or person, or you manage neither of them.',
    about: '{person} and “{title}”',
    allowed: 'Allowed: {paths}',
    refused:
      '{count, plural, one {Not allowed: one thing is missing.} other {Not allowed: # things are missing.}}',
  },
} as const;
