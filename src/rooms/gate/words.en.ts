export const words = {
  access: {
    gates: {
      'see-door': 'Come to the door',
      wait: 'Wait at the door',
      'wait-by-link': 'Wait at the door',
      stay: 'Stay in the room',
      'stay-by-link': 'Stay in the room',
      'enter-by-link': 'Enter the room',
      knock: 'Ask to join',
      'knock-by-link': 'Ask to join',
      'host-room': 'Run the room',
      'open-early': 'Open the room early',
      'close-again': 'Close the room again',
      'answer-knock': 'Answer a request to join',
      'be-inside': 'Take part in the room',
    },
    asked: {
      knock:
        '{person} {can, select, yes {can} other {cannot}} ask to join{title, select, none {} other { “{title}”}}',
      'host-room':
        '{person} {can, select, yes {runs} other {does not run}} {title, select, none {this room} other {the room of “{title}”}}',
      'answer-knock':
        '{person} {can, select, yes {answers} other {does not answer}} requests to join{title, select, none {} other { “{title}”}}',
      'open-early':
        '{person} {can, select, yes {can} other {cannot}} open {title, select, none {this room} other {the room of “{title}”}} early',
      'close-again':
        '{person} {can, select, yes {can} other {cannot}} close {title, select, none {this room} other {the room of “{title}”}} again',
      'own-room':
        '{person} {can, select, yes {owns} other {does not own}} {title, select, none {this room} other {the room of “{title}”}}',
    },
    checks: {
      'link-held': {
        title: 'Has the link',
        passed:
          '{why, select, host {{self, select, yes {You run} other {{person} runs}} this room.} member {{self, select, yes {You belong} other {{person} belongs}} to its group.} other {{self, select, yes {You came} other {{person} came}} with the link.}}',
        failed:
          '{self, select, yes {This room is not open to you, or its link has been renewed.} other {{person} has not opened the link of this room.}}',
      },
      'not-blocked': {
        title: 'Not blocked',
        passed: '{self, select, yes {You are} other {{person} is}} not blocked here.',
        failed:
          '{self, select, yes {The hosts of this room do not take requests from you.} other {{person} is blocked in this room.}}',
      },
      'door-takes-knocks': {
        title: 'The door takes requests',
        passed: 'One can ask to join.',
        failed:
          '{why, select, enter {Nothing needs to be asked: the door lets {self, select, yes {you} other {{person}}} in.} other {The door is closed and takes no requests.}}',
      },
      'cooled-down': {
        title: 'Pause after a denial',
        passed: 'No pause is running.',
        failed: 'Asking again is possible {at}.',
      },
      'hosts-room': {
        title: 'Runs the room',
        passed: '{self, select, yes {You run} other {{person} runs}} this room.',
        failed:
          '{why, select, event {{self, select, yes {You host} other {{person} hosts}} only what begins {starts}: from when its room opens until it closes.} other {Only hosts of this room can do this.}}',
      },
      'date-ahead': {
        title: 'A date lies ahead',
        passed: 'The room opens {opens}.',
        failed:
          '{why, select, open {The room is open until {closes}.} always {The room is open.} other {No date is coming up.}}',
      },
      'soon-enough': {
        title: 'Soon enough',
        passed: 'It starts within {hours, number} hours.',
        failed: 'Hosts can open the room {hours, number} hours before the start, from {from} on.',
      },
      'opened-early': {
        title: 'Opened early',
        passed: 'A host opened the room early; it would open {opens}.',
        failed: 'No host has opened the room early, or its time has come.',
      },
      'nobody-inside': {
        title: 'Nobody is inside',
        passed: 'Nobody else is inside.',
        failed:
          '{count, plural, one {# other person is} other {# other people are}} inside. Wait until nobody is, or end the session for all.',
      },
      'answers-knocks': {
        title: 'Answers requests',
        passed: '{self, select, yes {You answer} other {{person} answers}} requests here.',
        failed:
          '{why, select, members {Only hosts and people inside answer requests here.} other {Only hosts answer requests here.}}',
      },
      'inside-room': {
        title: 'Is in the room',
        passed: '{self, select, yes {You are} other {{person} is}} in the room.',
        failed: 'Only people inside the room can do this.',
      },
      'door-lets-in': {
        title: 'Door',
        passed: 'The door is open.',
        failed:
          '{why, select, near {Somebody who came from the same network was removed, so guests from there ask first.} other {The door does not let {self, select, yes {you} other {{person}}} in.}}',
      },
      'room-has-place': {
        title: 'Room has a place',
        passed: 'There is a place in the room.',
        failed: 'The room is full: {places} people are inside.',
      },
    },
    reasons: {
      'link-held':
        '{self, select, yes {the room is not open to you} other {the link of this room was not opened}}',
      'not-blocked': 'blocked in this room',
      'door-lets-in': 'the door does not let them in',
      'door-takes-knocks':
        '{why, select, enter {the door lets them in without it} other {the door is closed}}',
      'cooled-down': 'a pause is running until {at}',
      'hosts-room': 'no host of this room',
      'answers-knocks': 'no host of this room',
      'date-ahead':
        '{why, select, open {the room is open} always {the room is open} other {no date is coming up}}',
      'soon-enough': 'too early for that',
      'opened-early': 'nobody has opened it early',
      'nobody-inside': 'somebody is inside',
      'owns-room': 'somebody else’s room',
      'room-has-place': 'the room is full',
    },
    remedies: {
      'ask-to-join': {
        says: 'Ask to join; the hosts are told.',
        button: 'To the lobby',
      },
      'await-answer': {
        says: 'Wait for the answer: you can close this page, the request stays.',
        button: '',
      },
      'await-host': {
        says: 'Ask a host to open the door.',
        button: '',
      },
      'turn-door': {
        says: 'Open the door or let them in.',
        button: 'Room settings',
      },
      'lift-block': {
        says: 'A host can lift the block.',
        button: 'Room settings',
      },
      'enter-first': {
        says: 'Enter the room first.',
        button: '',
      },
      'open-early': {
        says: 'You can open the room now, for everyone who may enter.',
        button: 'Open now',
      },
      'wait-for-place': {
        says: 'Try again when somebody has left.',
        button: '',
      },
    },
  },
} as const;
