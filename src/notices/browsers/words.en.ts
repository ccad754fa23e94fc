export const words = {
  base: {
    problems: {
      'browsers-full': 'Notices go to at most 16 browsers. Remove one first.',
    },
    faults: {
      'push-service':
        'Notices are not sent to this address: it is not one of the known push services.',
    },
  },
  notices: {
    kinds: {
      'browser-stopped': {
        name: 'Notifications in a browser of mine have stopped',
        title: 'Notifications have stopped: {browser}',
        body: 'Its push service takes none any more. Open Anteroom there once; if that does not help, turn notifications on again there.',
        unnamed: 'Notifications in a browser of yours have stopped.',
      },
    },
    push: {
      anteroom: 'Anteroom',
      test: 'This is a test',
      testBody: 'Notices reach this browser.',
    },
    troubles: {
      unreachable: 'The push service of the browser could not be reached.',
      busy: 'The push service of the browser asked to wait.',
      fault: 'The push service of the browser has a problem.',
      refused: 'The push service refused. Switch notices off in this browser and on again.',
      large: 'The notice was too long for the push service.',
      gone: 'Nothing arrives there any more. Open Anteroom there once; if that does not help, turn notifications on again there.',
    },
    ui: {
      here: {
        title: 'This browser',
        states: {
          on: 'On',
          off: 'Off',
          blocked: 'Blocked by the browser',
          unsupported: 'Not possible here',
        },
        on: 'You are told by notifications of this browser, also when no page of Anteroom is open.',
        off: 'Nothing is shown here while no page of Anteroom is open. When you turn it on, the browser asks you whether it may.',
        blocked:
          'You or your administrator have told this browser not to show notifications of Anteroom. Only the browser can change that:',
        unblock:
          'Open the site settings with the symbol left of the address, set “Notifications” to “Allow”, and come back. This page notices it by itself.',
        insecure:
          'Browsers show notifications only over a secure connection. Open Anteroom by an address that begins with https://.',
        install:
          'On iPhone and iPad only installed apps get notifications. Tap “Share”, then “Add to Home Screen”, open Anteroom from there and come back to this page.',
        browser:
          'This browser cannot receive notifications, or they are switched off in a private window. The bell and the mails reach you all the same.',
        turnOn: 'Turn on notifications here',
        turnOff: 'Turn off here',
        turnedOn: 'Notifications are on in this browser.',
        turnedOff: 'Notifications are off in this browser.',
        unanswered: 'The browser was not told “Allow”, so nothing has changed.',
        stopped:
          'Notifications in this browser have stopped, and it could not renew them. Turn them on again.',
        stoppedTitle: 'Notifications have stopped',
        unreachable:
          'This browser could not reach its push service. Check the connection, or whether the browser keeps push services switched off.',
        test: 'Send a test',
        tested: 'The push service of this browser took the test. You should see it in a moment.',
      },
      browsers: {
        title: 'My browsers',
        lead: 'Everywhere you have turned notifications on. At most {most, number}.',
        empty: 'No browser yet.',
        emptyHint: 'Turn notifications on in each browser where you want them.',
        nameOn: '{browser} on {system}',
        unknown: 'Unknown browser',
        this: 'This browser',
        signedIn: 'Signed in',
        signedOut: 'Signed out',
        delivered: 'last delivery',
        never: 'nothing delivered yet',
        since: 'turned on',
        test: 'Test',
        testOf: 'Test: {name}',
        tested: 'The push service of {name} took the test.',
        remove: 'Remove',
        removeOf: 'Remove: {name}',
        removed: '{name} gets no more notifications.',
        signedOutToo: 'Also when signed out',
        signedOutTooHint:
          'Told even after signing out there, without names and without buttons, until somebody else signs in there.',
        names: 'Show names when signed out',
        namesHint: 'Whoever sees that screen can then read who waits and for which room.',
        namesWhy: 'Only possible with “Also when signed out”.',
        of: '{what} ({name})',
      },
    },
  },
} as const;
