export const words = {
  base: {
    faults: {
      'not-a-key': 'This is not a public SSH key as one line of a file like id_ed25519.pub.',
      'not-inside': 'The path leads out of the folder of the holder.',
      'not-a-public-key': 'This is not a public key of the kind that agents have (Ed25519).',
      'needs-value': 'A new secret needs a value.',
    },
  },
  access: {
    gates: {
      'speak-as-agent': 'Speak as an agent',
      'join-as-agent': 'Join as an agent',
    },
    checks: {
      'agent-known': {
        title: 'Known',
        passed: 'The agent has joined.',
        failed: 'No such agent has joined, or it was removed.',
      },
      'agent-proved': {
        title: 'Has its key',
        passed: 'It has its key.',
        failed: 'It has not shown that it has the key of this agent.',
      },
      'credential-current': {
        title: 'Up to date',
        passed: 'It knows what the agent was given last.',
        failed: 'It is a copy of the agent: what it knows was replaced by something newer.',
      },
      'only-agent': {
        title: 'The only one',
        passed: 'No other process of this agent lives.',
        failed: 'Another process of this agent lives.',
      },
      'join-token-holds': {
        title: 'The token holds',
        passed: 'The token holds.',
        failed: 'The token was used, has passed, or was replaced by a newer one.',
      },
    },
    reasons: {
      'agent-known': 'unknown agent',
      'agent-proved': 'without the key',
      'credential-current': 'a copy',
      'only-agent': 'another one lives',
      'join-token-holds': 'the token does not hold',
    },
  },
  journal: {
    kinds: {
      agent: {
        invited: '{who} made a token by which an agent joins “{name}”',
        joined: 'The agent of “{name}” joined',
        removed: '{who} removed the agent of “{name}”',
        lost: 'The agent of “{name}” is lost',
        returned: 'The agent of “{name}” is back',
        'tasks-changed': '{who} changed the tasks of “{name}”',
        'could-not-start': '“{name}” could not be made ready: {because}',
        'could-not-clear': '“{name}” could not be cleared: {because}',
      },
    },
  },
} as const;
