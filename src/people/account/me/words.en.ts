export const words = {
  account: {
    settings: {
      title: 'Settings',
      person: 'You',
      picture: 'Picture',
      pictureHint: 'Seen by your contacts, groups and organisation. It is cut to a square.',
      choosePicture: 'Choose picture',
      changePicture: 'Change picture',
      removePicture: 'Remove picture',
      pictureBroken: 'This file cannot be read as a picture.',
      language: 'Language',
      languageHint: 'Of pages and mails.',
      zone: 'Time zone',
      zoneHint: 'All times are shown in it.',
      zoneHere: 'Use that of this device: {zone}',
      look: 'Appearance',
      lookHint: 'In this browser.',
      save: 'Save',
      saved: 'Saved',
      more: 'Address, password and sign-ins are at <link>Account & password</link>.',
    },
    account: {
      title: 'Account & password',
      help: 'Help on this page',
      address: 'E-mail address',
      addressNow: 'You sign in with {email}. Mails go there too.',
      changeAddress: 'Change address',
      newAddress: 'New e-mail address',
      askAddress: 'Send confirmation mail',
      password: 'Password',
      passwordLead:
        'Changing it signs you out everywhere else. Your calendar link, tokens and notifications in other browsers end too.',
      changePassword: 'Change password',
      passwordChanged:
        '{ended, plural, =0 {Password changed.} one {Password changed. One other device was signed out.} other {Password changed. # other devices were signed out.}}',
      signIns: 'Where you are signed in',
      signInsLead:
        'Is one of them not you? End it, then change your password. Signing out everywhere, or everywhere else, also ends your calendar link, tokens and notifications in other browsers.',
      here: 'This browser',
      unknownBrowser: 'Unknown program',
      browserOn: '{browser} on {system}',
      from: 'from {place}',
      used: 'Last used',
      since: 'Signed in',
      place: 'Network',
      browser: 'Browser',
      end: 'Sign out',
      endOf: 'Sign out {browser}',
      ended: 'Signed out there.',
      endOthers: 'Sign out everywhere else',
      endedOthers:
        '{ended, plural, =0 {You were signed in nowhere else.} one {One other device was signed out.} other {# other devices were signed out.}}',
      endAll: 'Sign out everywhere',
      endAllSure:
        'You will be signed out here too and have to sign in again. Your calendar link, tokens and notifications in all browsers end.',
      data: 'Your data',
      dataLead: 'Everything that is kept about you, in one file (JSON).',
      export: 'Download my data',
      delete: 'Delete account',
      deleteLead:
        'Your account, contacts and memberships go. What you took part in stays in the history of others, without your name. This cannot be undone.',
      deleteSure: 'Delete your account for good?',
      deleteType: 'Type your password to confirm.',
      deleteButton: 'Delete my account',
      keep: 'Keep it',
    },
    help: {
      title: 'Help: account & password',
      lead: 'The few things that go wrong with accounts, and what to do.',
      items: {
        noMail: {
          asks: 'The confirmation mail does not come',
          says: 'Look into the spam folder and check the spelling of your address. On the sign-in page, sign in with your address and password: a button there sends the mail again. An installation without a mail server keeps its mails: an admin finds the link at Control > Mail and can pass it on to you.',
        },
        link: {
          asks: 'The link says it has been used or has run out',
          says: 'A link works once. Links that confirm an address are good for two days, links for a new password for one hour. Ask for a new one; only the latest for a new password counts.',
        },
        password: {
          asks: 'I have forgotten my password',
          says: 'On the sign-in page choose “Forgotten your password?” and type your address. The mail has a link to choose a new one. All your devices are signed out then.',
        },
        good: {
          asks: 'What is a good password?',
          says: 'A long one that you use nowhere else: at least 10 characters. Four words that have nothing to do with each other are easy to remember. A password manager may fill it in, and pasting is allowed.',
        },
        tooOften: {
          asks: 'It says “Too many tries”',
          says: 'After five wrong passwords for one address you wait up to ten minutes, so that nobody can guess it. From another network you can sign in meanwhile.',
        },
        stranger: {
          asks: 'I see a sign-in that is not mine',
          says: 'At Account & password choose “Sign out everywhere else”, then change your password. Open pages there close at once, and a calendar link, tokens and notifications that somebody may have set up end too. Tell your admin.',
        },
        address: {
          asks: 'I have a new e-mail address',
          says: 'At Account & password type the new address and your password. Open the link in the mail sent there; until then the old address counts. The old address gets a notice.',
        },
        seen: {
          asks: 'Who sees my name and picture?',
          says: 'Your contacts, and the people of your groups and organisations. Nobody else, and nobody before they accepted or you accepted them.',
        },
        leave: {
          asks: 'I want to leave',
          says: 'At Account & password you can download everything that is kept about you, and delete your account. If a group or organisation would be left without anyone in charge, name somebody else first; the page says which.',
        },
      },
    },
  },
} as const;
