// `kind` is group, ad_hoc or standing; `guests` is "yes" where whoever has the link may come.
export const words = {
  base: {
    problems: {
      'host-stays': 'Hosts cannot be removed. Take the hostship first.',
      'owner-stays': 'The owner of a room always runs it.',
    },
    faults: {
      'name-of-host':
        'A host has this name. Please use another one, so that nobody is mistaken for them.',
      'has-dates': 'This session has dates, which say when its room is open.',
      'closes-before-opens': 'The end lies before the beginning.',
      'cannot-host': 'Only people of the organisation and contacts of the owner can be hosts.',
    },
  },
  door: {
    positions: {
      open: 'Open',
      members: 'Members',
      locked: 'Locked',
      closed: 'Closed',
    },
    explained: {
      open: '{guests, select, yes {{kind, select, group {The group and whoever has the link enter directly.} other {Whoever has the link enters directly.}}} other {{kind, select, group {Everyone in the group enters directly.} other {Hosts and people of the room’s group enter directly; the link leads nowhere.}}}}',
      members:
        '{guests, select, yes {{kind, select, group {The group enters directly; others with the link ask.} other {Hosts and people of the room’s group enter directly; everyone else asks.}}} other {{kind, select, group {Everyone in the group enters directly.} other {Hosts and people of the room’s group enter directly; the link leads nowhere.}}}}',
      locked:
        '{guests, select, yes {Everyone but the hosts asks to join.} other {{kind, select, group {Everyone in the group but the hosts asks to join.} other {People of the room’s group ask to join; the link leads nowhere.}}}}',
      closed: 'Nobody but the hosts comes in, and nobody can ask.',
    },
    control: {
      label: 'Door: {position}',
      menu: 'Turn the door',
      waiting: {
        open: '{count, plural, one {The one who waits comes in by the door.} other {# people who wait come in by the door.}}',
        members: 'Members of the group who wait come in.',
        locked: 'Nobody inside has to leave.',
        closed:
          '{count, plural, =0 {Nobody inside has to leave.} one {The one who waits is turned away.} other {# people who wait are turned away.}}',
      },
      guests: 'Guests with the link',
      guestsHint: 'Whoever has the link may come to the door, also without an account.',
      turned: 'The door is turned: {position}.',
      voided:
        '{count, plural, one {The door is turned: {position}. One request needs no answer any more.} other {The door is turned: {position}. # requests need no answer any more.}}',
      guestsOn: 'Guests with the link may come to the door.',
      guestsOff: 'The link leads nowhere for now.',
      closeTitle: 'Close the door',
      closeLead:
        '{count, plural, one {Somebody is waiting and is turned away.} other {# people are waiting and are turned away.}} They see that the door is closed. Whoever is inside stays.',
      closeGo: 'Close and turn away',
      settings: 'Room settings',
      tried:
        '{count, plural, one {Somebody stood before the closed door.} other {# people stood before the closed door.}}',
    },
    join: {
      title: 'Join as a guest',
      opening: 'Opening the link…',
      lead: 'You are invited to “{title}”.',
      says: 'From the hosts',
      steps: {
        title: 'What will happen',
        name: 'You say who you are; the hosts see this name.',
        devices: 'You check your camera and microphone.',
        door: 'You enter, or ask to join where the door wants it.',
      },
      name: 'Your name',
      nameHint: 'As the others shall see it, marked as a guest.',
      nameNeeded: 'Please say who you are.',
      nameLong: 'At most {count, number} characters.',
      go: 'Go to the door',
      or: 'Have an account here?',
      signIn: 'Sign in instead',
      stored:
        'Stored are your name, what you write, the network you come from and a cookie, so that the hosts know this browser again: until a month after your last visit. No account is made.',
      nowhere: 'This link does not lead anywhere',
      nowhereLead: 'It may be incomplete, or it was renewed. Ask whoever sent it for a new one.',
      start: 'To the start page',
    },
    lobby: {
      title: 'Lobby',
      lead: 'Check your sound and picture, then enter.',
      leadAsk: 'Check your sound and picture, then ask to join.',
      enter: 'Enter',
      as: 'You enter as',
      asGuest: 'You come as',
      guest: 'Guest',
      rename: 'Change name',
      without: 'You can enter without camera and microphone and turn them on later.',
      inside:
        '{count, plural, =0 {Nobody is inside yet.} one {One person is inside:} other {# people are inside:}}',
      preview: 'Your camera picture, mirrored',
      cameraOff: 'Your camera is off',
      asking: 'Your browser asks for camera and microphone. Please allow them above.',
      devices: 'Devices',
      back: 'To the session',
      rooms: 'To My Rooms',
      sessions: 'To My Sessions',
      refused: 'You cannot enter yet',
      says: 'From the hosts',
      help: 'Help: locked rooms',
    },
    ask: {
      title: 'Ask to join',
      lead: 'The hosts are told and can let you in.',
      message: 'Message to the hosts',
      messageHint: 'Optional, for example what you come for.',
      left: '{count, plural, one {# character left} other {# characters left}}',
      tooLong: '{count, plural, one {# character too many} other {# characters too many}}',
      button: 'Ask to join',
      paused: 'Asking is paused for a moment. The button works again by itself.',
      before: {
        withdrawn: 'You withdrew your request. You can ask again.',
        expired: 'Your request has run out without an answer. You can ask again.',
        takenBack: 'A host has taken back that you may come in. You can ask again.',
        void: 'Your request needed no answer any more. You can ask again.',
        allowed: 'You were let in before, but not any more. You can ask again.',
        denied: 'Your request was denied. You can ask again.',
        out: 'A host sent you out of the room. You can ask to come back.',
      },
    },
    wait: {
      title: 'Please wait',
      place: 'Waiting room',
      host: 'Waiting for a host',
      asked: 'You asked at {time}. Your request is kept, and the hosts are told.',
      stays: 'You can leave this page open or come back later: your request stays.',
      back: 'You were in the room before. A host has to let you in again.',
      hold: 'From the hosts: {text}',
      because: 'Reason: {text}',
      message: 'Your message',
      noMessage: 'You sent no message.',
      change: 'Change message',
      write: 'Add a message',
      save: 'Send',
      changed: 'Your new message stands with your request.',
      goBack: 'To the waiting room',
      withdraw: 'Withdraw the request',
      withdrawn: 'You withdrew your request.',
      offline:
        'No connection at the moment. Your request stays; this page shows the answer as soon as it is back.',
      camera: 'Your camera and microphone are seen and heard by nobody yet.',
    },
    letIn: {
      title: 'You may come in',
      document: 'Come in',
      allowed: 'A host has let you in.',
      opened: 'The door is open for you.',
      entering: 'You are let in. Entering…',
      until: 'Good until {time}.',
      now: 'Enter now',
      elsewhere: 'You have just entered in another tab. Entering here ends it there.',
    },
    denied: {
      title: 'You were not let in',
      document: 'Not let in',
      lead: 'A host has denied your request to join “{title}”.',
      outTitle: 'You were sent out',
      outLead: 'A host has sent you out of “{title}”. You can ask to come back.',
      reason: 'What the host wrote',
      off: 'Your camera and microphone are off.',
      again: 'Ask again',
      againIn: 'Ask again in {time}',
      wait: 'You can ask again in {time}. Reloading does not shorten this.',
    },
    closed: {
      title: 'The door is closed',
      lead: 'At the moment nobody comes into “{title}”, and nobody can ask.',
      told: 'That somebody was here is noted for the hosts. When the door opens, this page shows it.',
      allowed: 'A host has let you in: you can enter when the door opens.',
    },
    blocked: {
      title: 'You cannot join here',
    },
    early: {
      title: 'Not open yet',
      lead: '“{title}” opens {when}.',
      left: 'Opens in {time}',
      stays: 'This page becomes the lobby by itself.',
      open: 'Open now',
      opened: 'The room is open.',
      close: 'Close again until {time}',
      closed: 'The room is closed again. It opens at {time}.',
    },
    over: {
      title: 'This session is over',
      lead: 'Its time is up, or a host has ended it.',
      cancelled: 'This session does not take place',
    },
    full: {
      title: 'The room is full',
      lead: '{places, number} people are inside, more do not fit. You can enter when somebody leaves; this page shows it.',
      soon: '{places, number} people are inside, more do not fit. You enter by yourself when somebody leaves.',
    },
    gone: {
      unknown: 'Nothing here',
      unknownLead:
        'There is nothing at this address, or it is not for you. If somebody sent you the link, see what is missing and whom to ask.',
      unknownGuest:
        'There is nothing at this address, or it is not for you. Ask whoever sent you the link for a new one, or sign in if you have an account.',
      unavailable: 'This session is no longer available',
      unavailableLead:
        'It has ended, or it is no longer open to you. Your camera and microphone are off.',
      check: 'Check my access',
      signIn: 'Sign in',
    },
  },
  journal: {
    subjects: {
      door: 'Doors',
      host: 'Hosts',
      block: 'Blocks in rooms',
    },
    kinds: {
      door: {
        moved:
          '{who} turned the door of “{title}” from {before, select, open {open} members {members} locked {locked} other {closed}} to {door, select, open {open} members {members} locked {locked} other {closed}}',
        set: '{who} changed the settings of the room “{title}”',
        tried:
          'Somebody stood before the closed door{room, select, named { of “{title}”} other {}}',
        'link-renewed': '{who} renewed the link of “{title}”',
      },
      host: {
        named: '{who} made {name} a host of “{title}”',
        dismissed: '{who} took the hostship of “{title}” from {name}',
      },
      block: {
        made: '{who} blocked {name} in {room, select, named {“{title}”} other {a room}}',
        lifted:
          '{who} lifted the block of {name} in {room, select, named {“{title}”} other {a room}}',
      },
      session: {
        ended: '{who} ended the session “{title}” for all',
        'opened-early': '{who} opened “{title}” early',
        'closed-again': '{who} closed “{title}” again until its time',
      },
    },
  },
} as const;
