export const words = {
  access: {
    asked: {
      'delete-account': '{person} {can, select, yes {can} other {cannot}} delete the account',
    },
    gates: {
      'sign-in': 'Sign in',
      'sign-up': 'Make an account',
      'see-picture': 'See the picture',
      'delete-account': 'Delete the account',
    },
    checks: {
      'address-confirmed': {
        title: 'Address confirmed',
        passed: 'Your e-mail address is confirmed.',
        failed: 'Your e-mail address is not confirmed yet. Use the link in the mail to you.',
      },
      'belongs-somewhere': {
        title: 'Belongs somewhere',
        passed: 'You are not suspended everywhere you belong.',
        failed: 'You are suspended in {organisation} and cannot sign in.',
      },
      'may-sign-up': {
        title: 'May make an account',
        passed: 'You may make an account here.',
        failed:
          '{why, select, invited {Accounts here are by invitation only.} other {Accounts here are for addresses at {domains}.}}',
      },
      acquainted: {
        title: 'You know each other',
        passed: 'You know each other.',
        failed: 'You share no contact, group or organisation.',
      },
    },
    remedies: {
      'sign-in': {
        says: 'Sign in.',
        button: 'Sign in',
      },
      'resend-verification': {
        says: 'Send the confirmation mail again.',
        button: 'Send confirmation mail again',
      },
      'ask-to-be-invited': {
        says: 'Ask an admin here to invite you by mail.',
        button: '',
      },
    },
  },
  account: {
    mails: {
      hello: 'Hello {name},',
      helloStranger: 'Hello,',
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
        says: 'the password of your account was changed just now, and other devices were signed out. With them ended what works without a sign-in: your calendar link, your tokens, notifications in other browsers and links in earlier mails.',
        more: 'If it was not you, choose a new password at once and tell your admin.',
        button: 'It was not me',
      },
      everywhere: {
        subject: 'You were signed out on other devices',
        says: 'somebody who was signed in as you has just signed you out everywhere, or everywhere else. With it ended what works without a sign-in: your calendar link, your tokens, notifications in other browsers and links in earlier mails.',
        more: 'Make a new calendar link when you need one, and use a token again by taking its revocation back. If it was not you, choose a new password at once and tell your admin.',
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
        more: 'You stay signed in wherever you were. If it was not you, sign in with the new address, choose another password, which signs out everybody else, and take your address back; if you cannot, tell your admin at once.',
        button: 'It was not me',
      },
      suspended: {
        subject: 'You are suspended',
        says: 'you are suspended in {organisation}. You are signed out everywhere, and your calendar link, tokens and notifications have ended.',
        more: 'Your account and what you wrote are kept. Ask {ask} if this is a mistake.',
        button: '',
      },
      deleted: {
        subject: 'Your account is deleted',
        says: 'your account and what belonged to it has been deleted, as you asked.',
        more: 'What you took part in stays in the history of others, without your name.',
        button: '',
      },
    },
    fields: {
      name: 'Your name',
      nameHint: 'As others see it',
      email: 'E-mail address',
      password: 'Password',
      newPassword: 'New password',
      currentPassword: 'Current password',
      passwordHint: 'At least 10 characters. Several words are easy to remember and hard to guess.',
    },
    signIn: {
      title: 'Sign in',
      button: 'Sign in',
      forgotten: 'Forgotten your password?',
      noAccount: 'No account yet?',
      signUp: 'Make an account',
      byInvitation: 'Accounts here are by invitation: use the link in the mail you were sent.',
      unconfirmed:
        'If you have just made this account, confirm its address first: the link is in your mailbox.',
      afterReset: 'Your password is changed. Sign in with the new one.',
    },
    signUp: {
      title: 'Make an account',
      lead: 'It takes a minute: name, address, password.',
      domains: 'For addresses at {domains}.',
      button: 'Make account',
      haveOne: 'Already have one?',
      invited: 'You are invited with the address {email}.',
    },
    mailbox: {
      title: 'Look into your mailbox',
      confirm:
        'There is a mail to {email}. Open the link in it to confirm your address; then you are signed in.',
      reset:
        'If there is an account for {email}, there is a mail to it with a link to choose a new password.',
      address: 'There is a mail to {email}. Your new address counts once you open the link in it.',
      kept: 'This installation sends no mails, because no mail server is set up. An admin finds the mail at Control > Mail.',
      nothing: 'Nothing there after a few minutes? Look into the spam folder, or:',
      again: 'Send the mail again',
      sent: 'There is a new mail, if the address waits for it.',
      other: 'Use another address',
    },
    verify: {
      title: 'Confirm your address',
      says: 'One click, and your address is confirmed and you are signed in.',
      button: 'Confirm and sign in',
      titleChoose: 'Choose a password',
      saysChoose:
        'The account was made in another browser. So that nobody but you can use it, choose its password here. Then your address is confirmed and you are signed in.',
      titleAddress: 'Confirm your new address',
      saysAddress: 'One click, and your account uses this address.',
      buttonAddress: 'Confirm new address',
      doneAddress: 'Your account now uses {email}.',
      on: 'Go on',
      noToken: 'This page needs the link from the mail. Open it again from there, whole.',
      again: 'Send a new mail',
      againLead: 'Type your address and we send a new link.',
    },
    forgotten: {
      title: 'Forgotten your password?',
      lead: 'Type your address. We send you a link to choose a new password.',
      button: 'Send link',
      back: 'Back to sign-in',
    },
    reset: {
      title: 'Choose a new password',
      lead: 'You will be signed out everywhere and sign in with the new one. Your calendar link, tokens and notifications in signed-out browsers end too.',
      button: 'Change password',
      noToken:
        'This page needs the link from the mail. Open it again from there, whole, or ask for a new one.',
      ask: 'Ask for a new link',
    },
  },
  base: {
    problems: {
      'persons-email': 'This address belongs to another account.',
    },
    faults: {
      'password-short': 'Use at least 10 characters. Several words are easy to remember.',
      'password-common':
        'This password is among the commonest and is tried first. Choose another one.',
      'password-personal': 'This is your own name or address. Choose another password.',
      'wrong-password': 'This is not your password.',
      'wrong-sign-in': 'Address or password is not right.',
      'link-spent': 'This link has been used or has run out. Ask for a new one.',
      'choose-password':
        'The account was made in another browser: choose its password here to confirm the address.',
      'picture-large': 'The picture is too large: at most 48 kB.',
      'not-a-picture': 'This is not a WebP, JPEG or PNG picture.',
    },
  },
  journal: {
    subjects: {
      account: 'Accounts',
      'sign-in': 'Sign-ins',
      password: 'Passwords',
      person: 'Profiles',
    },
    kinds: {
      account: {
        opened: 'An account was opened for {member}',
        verified: '{member} confirmed their address',
        exported: '{who} exported their data',
        deleted: 'An account was deleted',
      },
      'sign-in': {
        began: '{who} signed in',
        ended:
          '{because, select, signed_out {{member} signed out} replaced {A sign-in of {member} was replaced by a new one} password_changed {Sign-ins of {member} ended: password changed} password_reset {Sign-ins of {member} ended: password reset} other {Sign-ins of {member} ended}}',
      },
      password: {
        changed: '{who} changed their password',
        reset: '{member} chose a new password by mail',
      },
      'address-change': {
        asked: '{who} asked to use another address',
      },
      address: {
        changed: '{member} changed their address',
      },
      person: {
        changed: '{who} changed their profile',
      },
      picture: {
        changed: '{who} changed their picture',
      },
    },
  },
} as const;
