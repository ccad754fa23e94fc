export const words = {
  access: {
    asked: {
      'make-room': '{person} {can, select, yes {can} other {cannot}} make a room in {title}',
    },
    gates: {
      'own-room': 'Own the room',
      'make-room': 'Make a room',
    },
    checks: {
      'owns-room': {
        title: 'Owns the room',
        passed: 'The room is yours.',
        failed: 'Only the owner of the room can do this.',
      },
      'member-of-organisation': {
        title: 'Belongs to the organisation',
        passed: 'You belong to {organisation}.',
        failed: 'You do not belong to this organisation, or you are suspended there.',
      },
    },
  },
  base: {
    faults: {
      'not-invitable': 'You can invite your contacts and people of the organisation.',
    },
  },
  door: {
    rooms: {
      title: 'My Rooms',
      lead: 'Meet at once with a link, or keep a room of your own.',
      start: 'Start an ad-hoc session',
      startTitle: 'Meet now',
      startLead: 'A session with a link of its own, open at once.',
      make: 'Make a standing room',
      noOrganisation: 'You belong to no organisation yet, so you cannot open a room.',
      standing: 'Standing rooms',
      standingHint: 'A permanent place with the same link each time.',
      standingNone: 'You have no standing room yet.',
      now: 'Ad-hoc sessions',
      none: 'No ad-hoc session runs.',
      noneHint: 'Start one and send its link: everyone waits until you let them in.',
      over: 'Over',
      showOver: 'Show those that are over',
      hideOver: 'Hide those that are over',
      overNone: 'Nothing is over yet.',
      of: 'of {owner}',
      inside: '{count, plural, =0 {Nobody inside} one {# inside} other {# inside}}',
      until: 'until {when}',
      opens: 'opens {when}',
      toLobby: 'Lobby',
      lobbyOf: 'To the lobby of {title}',
      link: 'Link and invitations',
      rename: 'Rename',
      settings: 'Room settings',
      remove: 'Delete',
      adHocTitle: 'Ad-hoc session of {name}',
      roomTitle: 'Room of {name}',
      home: 'Your rooms',
      all: 'All my rooms',
      form: {
        title: 'Title',
        guests: 'Guests without an account may come',
        guestsHint:
          'Whoever has the link comes to the door; everyone who is not a host waits until somebody lets them in.',
        group: 'Group',
        groupHint: 'Its people come in without asking, unless the door is locked.',
        noGroup: 'No group',
        adHocHint: 'It ends by itself after 24 hours.',
        start: 'Start',
        make: 'Make room',
        save: 'Save',
        renamed: 'Renamed.',
      },
      ready: {
        adHoc: 'The session is open',
        standing: 'The room is ready',
        lead: 'Send this link to whoever shall come. They wait until you let them in.',
        go: 'Go to the lobby',
        copy: 'Copy link',
      },
      share: {
        title: 'Link and invitations',
        link: 'Participant link',
        invite: 'Invite by mail',
        people: 'People',
        peopleHint:
          'Your contacts and people of the organisation. They get the link as a notice, and by mail where mails are sent.',
        search: 'Search by name',
        none: 'Nobody found',
        message: 'Message',
        send: 'Send invitations',
        sent: '{count, plural, one {One person is} other {# people are}} invited by a notice and a mail.',
        kept: '{count, plural, one {One person is} other {# people are}} invited by a notice. Mails are kept here and not sent, so copy the link for them, too.',
      },
    },
  },
  journal: {
    subjects: {
      own: 'Own rooms',
    },
    kinds: {
      own: {
        made: '{who} opened the room “{title}”',
        renamed: '{who} renamed the room {before} to “{title}”',
        deleted: '{who} deleted the room “{title}”',
        invited: '{who} invited {persons} to “{title}”',
      },
    },
  },
  notices: {
    kinds: {
      'session-invited': {
        name: 'I am invited to a session',
        title:
          '{nameGiven, select, yes {{name} invites you to {title}} other {You are invited to {title}}}',
        body: '{messageGiven, select, yes {“{message}”} other {{startsGiven, select, yes {It takes place on {starts}.} other {The link leads to its lobby.}}}}',
        unnamed: 'You are invited to a session.',
      },
      'room-lost-host': {
        name: 'A room of mine loses a host',
        title:
          '{nameGiven, select, yes {{name}} other {Somebody whose account is deleted}} {others, plural, =0 {no longer hosts {title}} one {and # other no longer host {title}} other {and # others no longer host {title}}}',
        body: 'Hosts are chosen in the settings of the room.',
        unnamed: 'Somebody no longer hosts a room of yours.',
      },
      'room-lost-group': {
        name: 'A group that a room of mine is for is deleted',
        title: 'A group that {title} was for is deleted',
        body: 'Its people now come as everybody else who has the link does, as the door says.',
        unnamed: 'A group that a room of yours was for is deleted.',
      },
    },
  },
} as const;
