export const words = {
  base: {
    problems: {
      'qualification-name-free': 'Die Organisation hat schon eine Qualifikation dieses Namens.',
    },
  },
  journal: {
    subjects: {
      qualification: 'Qualifikationen',
    },
    kinds: {
      qualification: {
        made: '{who} hat die Qualifikation „{name}“ benannt',
        renamed: '{who} hat die Qualifikation „{before}“ in „{name}“ umbenannt',
        removed: '{who} hat die Qualifikation „{name}“ entfernt',
        given: '{who} hat {persons} die Qualifikation „{name}“ gegeben',
        taken: '{who} hat {persons} die Qualifikation „{name}“ genommen',
      },
    },
  },
} as const;
