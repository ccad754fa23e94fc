export const words = {
  base: {
    problems: {
      'assembly-name-free': 'The organisation has an assembly of this name already.',
    },
    faults: {
      'parts-tags': 'A tag has no comma and no semicolon.',
      'not-a-web-address': 'This is not the address of a page: it begins with https:// or http://.',
      'shorter-than-shortest': 'The longest booking cannot be shorter than the shortest.',
    },
  },
  journal: {
    subjects: {
      assembly: 'Assemblies',
    },
    kinds: {
      assembly: {
        made: '{who} made the assembly “{name}”',
        changed: '{who} changed the assembly “{name}”',
        'put-in-service': '{who} put the assembly “{name}” in service',
        'put-on-stock': '{who} put the assembly “{name}” on stock',
        'put-out-of-service': '{who} put the assembly “{name}” out of service: {reason}',
        retired: '{who} retired the assembly “{name}”',
        'taken-back': '{who} took the assembly “{name}” back from retirement',
      },
    },
  },
} as const;
