export const words = {
  cli: {
    help: `anteroom COMMAND

  anteroom sign-in ADDRESS                   sign in to a server; asks for e-mail and password
  anteroom sign-in --url ADDRESS --token TOKEN
                                             come in by a token; with “-” it is asked for
  anteroom sign-out                          end that sign-in; a token is only forgotten here
  anteroom why --session SESSION             why may I, or may I not, enter a session?
  anteroom why                               everything that can be asked about like that
  anteroom why GATE SUBJECT                  the same question about any of them
      --person PERSON, --email ADDRESS       ask about somebody else
      --everyone                             who can, and through what
      --json                                 the answer as JSON

ANTEROOM_URL and ANTEROOM_TOKEN win over what is remembered.

Exit codes: 0 allowed or done, 3 not allowed, 1 a problem, 2 wrong use.`,
    email: 'E-mail: ',
    password: 'Password: ',
    token: 'Token: ',
    noToken: 'That is no token of Anteroom. It begins with atr_.',
    tokenRefused:
      '{origin} does not take this token: it is revoked, expired or deleted, or was never one.',
    tokenForgotten:
      'Forgotten here. The token goes on being good at {origin} until it is revoked there.',
    signedIn: 'Signed in to {origin} as {name}.',
    signedOut: 'Signed out of {origin}.',
    notSignedIn: 'Not signed in. Run: anteroom sign-in ADDRESS',
    unknownCommand: 'There is no command “{command}”.',
    addressNeeded: 'Say which server: anteroom sign-in https://anteroom.example.org',
    subjectNeeded: 'Say what it is about, by its id or its link: anteroom why {gate} SUBJECT',
    unreachable: '{origin} cannot be reached.',
    missing:
      'There is nothing like that, or you may not ask about it. What can be asked: anteroom why',
    allowed: 'Allowed{paths, select, none {.} other {: {paths}}}',
    refused:
      '{count, plural, one {Not allowed: one thing is missing.} other {Not allowed: # things are missing.}}',
  },
} as const;
