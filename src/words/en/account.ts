export const account = {
  mails: {
    hello: 'Hello {name},',
    verify: {
      subject: 'Confirm your address for Anteroom',
      says: 'somebody, probably you, made an account with this address. Confirm that it is yours and you are signed in.',
      more: 'The link works once and for two days. If it was not you, leave this mail alone: without the confirmation nobody can use the account.',
      button: 'Confirm address',
    },
    taken: {
      subject: 'You already have an account',
      says: 'somebody, probably you, tried to make an account with this address. There is one already: just sign in.',
      more: 'If you have forgotten your password, ask for a new one on the sign-in page. If it was not you, nothing has changed.',
      button: 'Sign in',
    },
    reset: {
      subject: 'Choose a new password',
      says: 'somebody, probably you, asked for a new password for your account.',
      more: 'The link works once and for one hour. If it was not you, leave this mail alone: your password stays as it is.',
      button: 'Choose a new password',
    },
    password: {
      subject: 'Your password was changed',
      says: 'the password of your account was changed just now, and other devices were signed out.',
      more: 'If it was not you, choose a new password at once and tell your admin.',
      button: 'It was not me',
    },
    addressNew: {
      subject: 'Confirm your new address',
      says: 'you asked to use {address} for your account from now on. Confirm that it is yours.',
      more: 'The link works once and for two days. Until then your old address counts.',
      button: 'Confirm new address',
    },
    addressTaken: {
      subject: 'This address is already in use',
      says: 'somebody wanted to use this address for another account. It belongs to yours, so nothing has changed.',
      more: 'If it was you: delete one of the two accounts first, or keep using both.',
      button: '',
    },
    addressOld: {
      subject: 'Your address was changed',
      says: 'your account now uses the address {address}. This is the last mail to the old one.',
      more: 'If it was not you, tell your admin at once.',
      button: '',
    },
    deleted: {
      subject: 'Your account is deleted',
      says: 'your account and what belonged to it has been deleted, as you asked.',
      more: 'What you took part in stays in the history of others, without your name.',
      button: '',
    },
  },
} as const;
