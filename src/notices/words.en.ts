// Of each argument {x} that a kind declares there is {xGiven}, yes or no. {others} are those besides
// {name}.
export const words = {
  notices: {
    mail: {
      open: 'Open',
      why: 'This mail came because of your choice at Settings > Notifications (“{kind}”). There you can switch it off.',
    },
    ui: {
      title: 'Notices',
      lead: 'What you were told, newest first.',
      bell: '{count, plural, =0 {Notices} =100 {Notices, more than 99 unread} other {Notices, # unread}}',
      unread: 'Unread',
      waits: 'Waits for an answer',
      times: '{count, plural, one {once} other {# times}}',
      markAll: 'Mark all read',
      markOne: 'Mark as read',
      markOneOf: 'Mark as read: {title}',
      all: 'All notices',
      settings: 'Notification settings',
      filter: {
        label: 'Which notices',
        all: 'All',
        open: 'Waiting for an answer',
      },
      empty: 'Nothing has happened yet',
      emptyHint:
        'Here you are told who waits at your door, who asks you for contact, and what changes in your sessions.',
      emptyOpen: 'Nobody waits for your answer',
      emptyOpenHint:
        'Whoever asks to join a room of yours or asks you for contact is shown here until you answer.',
      buttonOf: '{label}: {title}',
      tabs: {
        label: 'Settings',
        general: 'General',
        notices: 'Notifications',
        tokens: 'Tokens',
      },
      kinds: {
        title: 'What you are told about',
        lead: 'Choose for each kind where you are told. It counts from the next time on.',
        kind: 'What',
        bell: 'Bell',
        browser: 'Browser',
        mail: 'Mail',
        of: '{kind}: {channel}',
        noBrowser: 'No browser is turned on, so nothing arrives by this way yet.',
        security: 'Mails about the security of your account always go.',
        saved: 'Saved',
      },
      quiet: {
        title: 'Quiet hours',
        lead: 'In these hours nothing comes by browser or mail. The bell keeps everything. Times are in your time zone, {zone}.',
        on: 'Quiet hours',
        from: 'From',
        until: 'Until',
        same: 'Choose two different times.',
      },
      sounds: {
        title: 'Sounds on this device',
        lead: 'They need an open page of Anteroom.',
        knock: 'When somebody asks to join',
        knockHint: 'In rooms that you host, until somebody answers.',
        join: 'When somebody comes in',
        joinHint: 'In the call that you are in.',
        play: 'Listen',
        playOf: 'Listen: {sound}',
        silent: 'The browser did not let it sound. Check its permission to play sounds.',
      },
    },
  },
} as const;
