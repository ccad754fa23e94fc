import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    problems: {
      'browsers-full':
        'Benachrichtigungen gehen an höchstens 16 Browser. Entfernen Sie zuerst einen.',
    },
    faults: {
      'push-service':
        'An diese Adresse wird nichts gesendet: Sie gehört zu keinem der bekannten Push-Dienste.',
    },
  },
  notices: {
    kinds: {
      'browser-stopped': {
        name: 'Benachrichtigungen in einem meiner Browser haben aufgehört',
        title: 'Benachrichtigungen haben aufgehört: {browser}',
        body: 'Der Push-Dienst nimmt keine mehr an. Öffnen Sie Anteroom dort einmal; hilft das nicht, schalten Sie die Benachrichtigungen dort wieder ein.',
        unnamed: 'Benachrichtigungen in einem Ihrer Browser haben aufgehört.',
      },
    },
    push: {
      anteroom: 'Anteroom',
      test: 'Dies ist ein Test',
      testBody: 'Benachrichtigungen erreichen diesen Browser.',
    },
    troubles: {
      unreachable: 'Der Push-Dienst des Browsers war nicht erreichbar.',
      busy: 'Der Push-Dienst des Browsers bittet um Geduld.',
      fault: 'Der Push-Dienst des Browsers hat eine Störung.',
      refused:
        'Der Push-Dienst hat abgelehnt. Schalten Sie die Benachrichtigungen in diesem Browser aus und wieder ein.',
      large: 'Die Benachrichtigung war dem Push-Dienst zu lang.',
      gone: 'Dort kommt nichts mehr an. Öffnen Sie Anteroom dort einmal; hilft das nicht, schalten Sie die Benachrichtigungen dort wieder ein.',
    },
    ui: {
      here: {
        title: 'Dieser Browser',
        states: {
          on: 'An',
          off: 'Aus',
          blocked: 'Vom Browser gesperrt',
          unsupported: 'Hier nicht möglich',
        },
        on: 'Dieser Browser zeigt Benachrichtigungen, auch wenn keine Seite von Anteroom offen ist.',
        off: 'Solange keine Seite von Anteroom offen ist, wird hier nichts gezeigt. Beim Einschalten fragt der Browser, ob er darf.',
        blocked:
          'Sie oder Ihre Administration haben diesem Browser verboten, Benachrichtigungen von Anteroom zu zeigen. Nur der Browser kann das ändern:',
        unblock:
          'Öffnen Sie mit dem Symbol links neben der Adresse die Einstellungen der Website, stellen Sie „Benachrichtigungen“ auf „Zulassen“ und kommen Sie zurück. Diese Seite merkt es von selbst.',
        insecure:
          'Browser zeigen Benachrichtigungen nur über eine sichere Verbindung. Öffnen Sie Anteroom mit einer Adresse, die mit https:// beginnt.',
        install:
          'Auf iPhone und iPad erhalten nur installierte Apps Benachrichtigungen. Tippen Sie auf „Teilen“, dann auf „Zum Home-Bildschirm“, öffnen Sie Anteroom von dort und kommen Sie auf diese Seite zurück.',
        browser:
          'Dieser Browser kann keine Benachrichtigungen empfangen, oder sie sind im privaten Fenster abgeschaltet. Glocke und E-Mails erreichen Sie trotzdem.',
        turnOn: 'Benachrichtigungen hier einschalten',
        turnOff: 'Hier ausschalten',
        turnedOn: 'Benachrichtigungen sind in diesem Browser eingeschaltet.',
        turnedOff: 'Benachrichtigungen sind in diesem Browser ausgeschaltet.',
        unanswered: 'Der Browser hat kein „Zulassen“ erhalten, daher hat sich nichts geändert.',
        stopped:
          'Die Benachrichtigungen in diesem Browser haben aufgehört, und er konnte sie nicht erneuern. Schalten Sie sie wieder ein.',
        stoppedTitle: 'Benachrichtigungen haben aufgehört',
        unreachable:
          'Dieser Browser hat seinen Push-Dienst nicht erreicht. Prüfen Sie die Verbindung, oder ob der Browser Push-Dienste abgeschaltet hat.',
        test: 'Test senden',
        tested:
          'Der Push-Dienst dieses Browsers hat den Test angenommen. Er sollte gleich erscheinen.',
      },
      browsers: {
        title: 'Meine Browser',
        lead: 'Überall, wo Sie Benachrichtigungen eingeschaltet haben. Höchstens {most, number}.',
        empty: 'Noch kein Browser.',
        emptyHint: 'Schalten Sie Benachrichtigungen in jedem Browser ein, in dem Sie sie möchten.',
        nameOn: '{browser} auf {system}',
        unknown: 'Unbekannter Browser',
        this: 'Dieser Browser',
        signedIn: 'Angemeldet',
        signedOut: 'Abgemeldet',
        delivered: 'zuletzt zugestellt',
        never: 'noch nichts zugestellt',
        since: 'eingeschaltet',
        test: 'Testen',
        testOf: 'Testen: {name}',
        tested: 'Der Push-Dienst von {name} hat den Test angenommen.',
        remove: 'Entfernen',
        removeOf: 'Entfernen: {name}',
        removed: '{name} erhält keine Benachrichtigungen mehr.',
        signedOutToo: 'Auch wenn abgemeldet',
        signedOutTooHint:
          'Benachrichtigungen kommen auch nach dem Abmelden, ohne Namen und ohne Schaltflächen, bis sich dort jemand anders anmeldet.',
        names: 'Namen zeigen, wenn abgemeldet',
        namesHint: 'Wer diesen Bildschirm sieht, kann dann lesen, wer wartet und vor welchem Raum.',
        namesWhy: 'Nur möglich mit „Auch wenn abgemeldet“.',
        of: '{what} ({name})',
      },
    },
  },
};
