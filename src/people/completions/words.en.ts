export const words = {
  base: {
    problems: {
      'qualification-name-free': 'The organisation has a qualification of this name already.',
    },
  },
  journal: {
    subjects: {
      qualification: 'Qualifications',
    },
    kinds: {
      qualification: {
        made: '{who} named the qualification “{name}”',
        renamed: '{who} renamed the qualification “{before}” to “{name}”',
        removed: '{who} removed the qualification “{name}”',
        given: '{who} gave {persons} the qualification “{name}”',
        taken: '{who} took the qualification “{name}” from {persons}',
      },
    },
  },
} as const;
