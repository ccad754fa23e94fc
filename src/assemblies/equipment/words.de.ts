export const words = {
  base: {
    problems: {
      'assembly-name-free': 'Die Organisation hat schon eine Anlage dieses Namens.',
    },
    faults: {
      'parts-tags': 'Ein Schlagwort hat weder Komma noch Semikolon.',
      'not-a-web-address':
        'Das ist nicht die Adresse einer Seite: sie beginnt mit https:// oder http://.',
      'shorter-than-shortest': 'Die längste Buchung kann nicht kürzer sein als die kürzeste.',
    },
  },
  journal: {
    subjects: {
      assembly: 'Anlagen',
    },
    kinds: {
      assembly: {
        made: '{who} hat die Anlage „{name}“ angelegt',
        changed: '{who} hat die Anlage „{name}“ geändert',
        'put-in-service': '{who} hat die Anlage „{name}“ in Betrieb genommen',
        'put-on-stock': '{who} hat die Anlage „{name}“ ins Lager gestellt',
        'put-out-of-service': '{who} hat die Anlage „{name}“ außer Betrieb genommen: {reason}',
        retired: '{who} hat die Anlage „{name}“ ausgemustert',
        'taken-back': '{who} hat die Anlage „{name}“ aus der Ausmusterung zurückgeholt',
      },
    },
  },
} as const;
