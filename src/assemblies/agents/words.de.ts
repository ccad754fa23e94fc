import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    faults: {
      'not-a-key':
        'Das ist kein öffentlicher SSH-Schlüssel, wie er als eine Zeile in einer Datei wie id_ed25519.pub steht.',
      'not-inside': 'Der Pfad führt aus dem Ordner des Inhabers hinaus.',
      'not-a-public-key':
        'Das ist kein öffentlicher Schlüssel der Art, wie Agenten ihn haben (Ed25519).',
      'needs-value': 'Ein neues Geheimnis braucht einen Wert.',
    },
  },
  access: {
    gates: {
      'speak-as-agent': 'Als Agent sprechen',
      'join-as-agent': 'Als Agent beitreten',
    },
    checks: {
      'agent-known': {
        title: 'Bekannt',
        passed: 'Der Agent ist beigetreten.',
        failed: 'Ein solcher Agent ist nicht beigetreten oder wurde entfernt.',
      },
      'agent-proved': {
        title: 'Hat seinen Schlüssel',
        passed: 'Er hat seinen Schlüssel.',
        failed: 'Er hat nicht gezeigt, dass er den Schlüssel dieses Agenten hat.',
      },
      'credential-current': {
        title: 'Aktuell',
        passed: 'Er weiß, was der Agent zuletzt bekommen hat.',
        failed: 'Er ist eine Kopie des Agenten: Was er weiß, wurde durch Neueres ersetzt.',
      },
      'only-agent': {
        title: 'Der einzige',
        passed: 'Kein anderer Prozess dieses Agenten lebt.',
        failed: 'Ein anderer Prozess dieses Agenten lebt.',
      },
      'join-token-holds': {
        title: 'Der Token gilt',
        passed: 'Der Token gilt.',
        failed: 'Der Token wurde benutzt, ist abgelaufen oder durch einen neueren ersetzt.',
      },
    },
    reasons: {
      'agent-known': 'unbekannter Agent',
      'agent-proved': 'ohne den Schlüssel',
      'credential-current': 'eine Kopie',
      'only-agent': 'ein anderer lebt',
      'join-token-holds': 'der Token gilt nicht',
    },
  },
  journal: {
    kinds: {
      agent: {
        invited: '{who} hat einen Token gemacht, mit dem ein Agent „{name}“ beitritt',
        joined: 'Der Agent von „{name}“ ist beigetreten',
        removed: '{who} hat den Agenten von „{name}“ entfernt',
        lost: 'Der Agent von „{name}“ ist verloren',
        returned: 'Der Agent von „{name}“ ist wieder da',
        'tasks-changed': '{who} hat die Aufgaben von „{name}“ geändert',
        'could-not-start': '„{name}“ konnte nicht vorbereitet werden: {because}',
        'could-not-clear': '„{name}“ konnte nicht geräumt werden: {because}',
      },
    },
  },
};
