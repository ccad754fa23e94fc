export const words = {
  access: {
    gates: {
      unknown: 'Change something they may not see',
      'administer-organisation': 'Administer the organisation',
      'run-installation': 'Run this installation',
      'change-role': 'Change the role',
      'suspend-member': 'Suspend the person',
      'remove-member': 'Remove the person from the organisation',
      'leave-organisation': 'Leave the organisation',
      'accept-invitation': 'Accept the invitation',
    },
    asked: {
      'administer-organisation':
        '{person} {can, select, yes {administers} other {does not administer}} {title}',
      'run-installation':
        '{person} {can, select, yes {runs} other {does not run}} this installation',
    },
    checks: {
      'admin-of-organisation': {
        title: 'Admin of the organisation',
        passed: '{self, select, yes {You are} other {{person} is}} an admin of {organisation}.',
        failed: 'Only admins of {organisation} can do this.',
      },
      'not-suspended': {
        title: 'Not suspended',
        passed:
          '{self, select, yes {You are} other {{person} is}} not suspended in {organisation}.',
        failed: '{self, select, yes {You are} other {{person} is}} suspended in {organisation}.',
      },
      'runs-installation': {
        title: 'Runs this installation',
        passed: '{organisation} runs this installation.',
        failed:
          'Only admins of the organisation that runs this installation can do this; {organisation} is a guest here.',
      },
      'not-oneself': {
        title: 'Somebody else',
        passed: 'This is about somebody else.',
        failed: 'You cannot do this to yourself. Another admin can.',
      },
      'admin-remains': {
        title: 'An admin remains',
        passed:
          '{count, plural, =0 {Every organisation keeps} other {{organisation} keeps}} at least one admin.',
        failed: '{organisation} would be left without an admin.',
      },
      'groups-keep-manager': {
        title: 'Groups keep a manager',
        passed: 'Every group keeps a manager.',
        failed:
          '{count, plural, one {The group {groups} would} other {The groups {groups} would}} be left without a manager.',
      },
      'invitation-open': {
        title: 'Invitation is open',
        passed: 'The invitation to {organisation} is open.',
        failed:
          '{why, select, expired {The invitation has expired.} revoked {The invitation was taken back.} accepted {The invitation has been used already.} other {The invitation cannot be used.}}',
      },
      'invited-address': {
        title: 'Your address was invited',
        passed: '{invited} was invited.',
        failed: 'The invitation was sent to {invited}, and you are signed in with another address.',
      },
    },
    reasons: {
      'admin-of-organisation': 'no admin of {organisation}',
      'not-suspended': 'suspended in {organisation}',
    },
    remedies: {
      'open-users': {
        says: 'Roles and suspensions are changed at Control > Users.',
        button: 'Open Users',
      },
      'invite-person': {
        says: 'Invite {person} by mail.',
        button: 'Invite {person}',
      },
      'lift-suspension': {
        says: 'An admin can lift the suspension at Control > Users.',
        button: 'Lift suspension',
      },
      'ask-admin': {
        says: 'Ask an admin: {ask}.',
        button: '',
      },
      'name-admin': {
        says: 'First make somebody else an admin, at Control > Users.',
        button: 'Open Users',
      },
      'ask-invitation': {
        says: 'Ask the person who invited you to send it again.',
        button: '',
      },
      'sign-in-as': {
        says: 'Sign out, then sign in as {invited}. If you use another address now, ask to be invited with that one.',
        button: '',
      },
    },
  },
  base: {
    problems: {
      'just-sent': 'A mail was sent there less than a minute ago. Wait a moment.',
      'account-exists': 'There is already an account with this address. Sign in to go on.',
      'mail-gone': 'The text of this mail is no longer kept.',
      'invitation-open': 'Somebody has just invited this address.',
    },
    faults: {
      'wrong-code':
        'This is not the code on the console. A new start of the server prints a new one.',
      'address-taken': 'There is already an account with this address.',
    },
  },
  journal: {
    subjects: {
      organisation: 'Organisation',
      member: 'Members',
      invitation: 'Invitations',
      mail: 'Mail',
    },
    kinds: {
      organisation: {
        made: '{who} made the organisation {name}',
        renamed: '{who} renamed the organisation from {before} to {name}',
      },
      member: {
        left: '{member} left the organisation',
        removed: '{who} removed {member} from the organisation',
        suspended: '{who} suspended {member}',
        'suspension-lifted': '{who} lifted the suspension of {member}',
        'role-changed': '{who} made {member} {role, select, admin {an admin} other {a member}}',
      },
      invitation: {
        sent: '{who} invited {email} as {role, select, admin {an admin} other {a member}}',
        'link-copied': '{who} copied a link for {email}',
        revoked: '{who} took back the invitation of {email}',
        accepted:
          '{who} accepted the invitation to {email} and joined as {role, select, admin {an admin} other {a member}}',
      },
      mail: {
        opened: '{who} read the kept mail “{title}” to {email}',
        'sent-again': '{who} had the mail “{title}” to {email} delivered again',
      },
    },
  },
  organisation: {
    roles: {
      admin: 'Admin',
      member: 'Member',
    },
    mails: {
      invitation: {
        subject: '{by} invites you to {organisation}',
        says: '{by} invites you to join {organisation} on Anteroom, where its sessions take place.',
        more: 'The link works for 14 days and only for this address. If you did not expect this mail, simply ignore it.',
        button: 'Open the invitation',
      },
    },
    setUp: {
      title: 'Set up Anteroom',
      lead: 'A minute, then you can invite your people.',
      code: {
        legend: 'Is this your machine?',
        label: 'Code from the console',
        hint: 'Printed where Anteroom was started. It looks like ABCD‑EFGH‑JKLM.',
      },
      organisation: {
        legend: 'Your organisation',
        label: 'Name of the organisation',
        hint: 'A company, club, school or team. You can change it later.',
      },
      you: {
        legend: 'You, its first admin',
        name: 'Your name',
        email: 'E-mail address',
        password: 'Password',
      },
      submit: 'Create the organisation',
      welcome: 'Welcome. {organisation} is ready.',
    },
    noOrganisation: {
      title: 'You belong to no organisation',
      says: 'Control is for the admins of an organisation. Ask an admin to invite you.',
    },
    users: {
      title: 'Users',
      lead: 'Everyone in {organisation}.',
      tabs: {
        people: 'People',
        invitations: 'Invitations',
      },
      invite: 'Invite people',
      search: 'Search by name or address',
      filter: 'Show',
      filters: {
        all: 'Everyone',
        active: 'Active',
        suspended: 'Suspended',
        admin: 'Admins',
      },
      columns: {
        person: 'Person',
        role: 'Role',
        groups: 'Groups',
        since: 'Since',
        lastSignIn: 'Last sign-in',
      },
      suspended: 'Suspended',
      oneself: 'you',
      never: 'Not lately',
      table: 'People of {organisation}',
      none: 'Nobody matches',
      act: {
        admin: 'Make admin',
        member: 'Make member',
        suspend: 'Suspend',
        lift: 'Lift suspension',
        remove: 'Remove from the organisation',
        journal: 'Show in Audit',
      },
      done: {
        admin: '{name} is now an admin.',
        member: '{name} is now a member.',
        suspended: '{name} is suspended.',
        lifted: '{name} is no longer suspended.',
        removed: '{name} was removed.',
      },
      suspend: {
        title: 'Suspend {name}?',
        says: 'At once, {name} sees nothing of {organisation} any more, and is put out of its rooms. Their account and their groups stay; you can lift the suspension at any time.',
      },
      remove: {
        title: 'Remove {name}?',
        says: 'At once, {name} sees nothing of {organisation} any more. Their account stays, and you can invite them again.',
        groups: 'Taken out of these groups:',
        manager: 'manager',
        passes: 'only manager: you will manage it',
        none: '{name} is in none of its groups.',
      },
    },
    person: {
      title: 'Person',
      language: 'Language',
      zone: 'Time zone',
      groups: 'Groups',
      noGroups: 'In no group of this organisation.',
      through: 'through {groups}',
      signIns: 'Sign-ins',
      noSignIns: 'Not signed in anywhere.',
      sessions: 'Next sessions',
      noSessions: 'No sessions ahead.',
      audit: 'Audit',
      allAudit: 'Show all',
      noAudit: 'Nothing yet.',
    },
    settings: {
      title: 'Settings',
      name: {
        title: 'Organisation',
        label: 'Name',
        saved: 'The organisation has a new name.',
      },
      people: '{count, plural, one {# person} other {# people}}',
      since: 'You belong to it since {day}.',
      admins: {
        title: 'Admins',
        lead: 'They run {organisation}: people, groups, settings. Change who is one at Control > Users.',
      },
      installation: {
        title: 'This installation',
        lead: 'Set where the server is started, by environment variables.',
        value: 'Value',
        setting: 'Setting',
        variable: 'Variable',
        signUp: 'Who may make an account',
        signUps: {
          open: 'Everyone',
          invited: 'Only invited people',
          domains: 'Addresses at {domains}, and invited people',
        },
        mail: 'Mails',
        mails: {
          sent: 'Sent by a mail server',
          kept: 'Kept at Control > Mail',
        },
        mailFrom: 'Sender of mails',
        address: 'Public address',
      },
      more: {
        title: 'Another organisation',
        lead: 'For people and groups that are to know nothing of {organisation}. You become its admin.',
        label: 'Name of the new organisation',
        submit: 'Create organisation',
        done: '{name} is ready. You are in it now.',
      },
      leave: {
        title: 'Leave the organisation',
        lead: 'At once, you see nothing of {organisation} any more and are out of all its groups. Your account stays.',
        submit: 'Leave {organisation}',
        sure: 'Leave {organisation}?',
        done: 'You have left {organisation}.',
      },
    },
    mine: {
      title: 'My organisations',
      none: 'You belong to no organisation.',
    },
  },
} as const;
