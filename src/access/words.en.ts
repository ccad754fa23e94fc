// In what is said of a check, `self` is "yes" when the reader asks about themselves, else "no" and
// {person} is named. A reason stands in the middle of a sentence: "Ada cannot enter Robotics: ...".
export const words = {
  access: {
    hidden:
      '{ask, select, sender {If there is something at this address, it is not open to you. Ask the person who sent you the link.} admins {This cannot be told to you here. Ask an admin of the organisation.} other {This cannot be told to you here. Ask {ask}.}}',
    notReached: 'Not checked yet: something else comes first.',
    untold: 'Not told here: it is for them and for whoever runs this.',
    open: '{gate}: whether {person} can is for them and for whoever runs this.',
    line: '{line}{reason, select, none {} other {: {reason}}}{more, plural, =0 {} one { (and one more thing)} other { (and # more things)}}.',
    paths: {
      link: 'with the link of the room',
      group: '{known, select, no {through another group} other {through the group {label}}}',
      manager: 'as a manager of {known, select, no {another group} other {{label}}}',
      host: 'as a host of the session',
      'event-host': 'as a host of the event on {label}',
      admin: 'as an admin of {label}',
      contact: 'as a contact of {label}',
      creator: 'as the one who made it',
    },
    ui: {
      check: 'Check access',
      why: 'Why?',
      checklist: 'What is checked',
      outcomes: {
        passed: 'Fulfilled',
        failed: 'Missing',
        'not reached': 'Not checked yet',
      },
      allowed: 'Allowed',
      refused: 'Not allowed yet',
      missing: '{count, plural, one {One thing is missing.} other {# things are missing.}}',
      through: 'Granted',
      repaired: 'Done. Checked again.',
      swapTitle: 'Change who can enter?',
      swap: '{lose, plural, =0 {Nobody loses it} one {# person loses it} other {# people lose it}}, {gain, plural, =0 {nobody gains it} one {# person gains it} other {# people gain it}}. It counts at once: whoever loses it and is inside is put out.',
      undo: 'Undo',
      undone: 'Taken back.',
      changed: 'Changed.',
      show: '{passed, number} fulfilled{waiting, plural, =0 {} other {, {waiting, number} not checked yet}}',
      fold: 'Show only what is missing',
      foldAll: 'Hide what was checked',
    },
    checks: {
      'signed-in': {
        title: 'Signed in',
        passed: '{self, select, yes {You are signed in.} other {{person} can sign in.}}',
        failed: 'You are not signed in.',
      },
    },
  },
  journal: {
    subjects: {
      access: 'Refusals',
    },
    kinds: {
      access: {
        refused: '{who} was refused: {gate}{failed}',
      },
    },
  },
} as const;
