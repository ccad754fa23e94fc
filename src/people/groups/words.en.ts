export const words = {
  access: {
    gates: {
      'see-group': 'See the group',
      'edit-group': 'Edit the group',
      'delete-group': 'Delete the group',
      'add-to-group': 'Add to the group',
      'remove-from-group': 'Take out of the group',
      'leave-group': 'Leave the group',
      'nest-group': 'Put a group into a group',
    },
    asked: {
      'see-group': '{person} {can, select, yes {sees} other {does not see}} {title}',
      'edit-group': '{person} {can, select, yes {can} other {cannot}} edit {title}',
      'delete-group': '{person} {can, select, yes {can} other {cannot}} delete {title}',
    },
    checks: {
      'knows-group': {
        title: 'Belongs to the group',
        passed: '{self, select, yes {You belong} other {{person} belongs}} to {group}.',
        failed: '{self, select, yes {You do} other {{person} does}} not belong to {group}.',
      },
      'manages-group': {
        title: 'Manages the group',
        passed: '{self, select, yes {You manage} other {{person} manages}} {group}.',
        failed: 'Only managers of {group} and admins of the organisation can do this.',
      },
      'person-known': {
        title: 'Is known to you',
        passed: 'You know {person}.',
        failed: 'There is nobody with this id whom you know.',
      },
      'contact-accepted': {
        title: 'Is your contact',
        passed:
          '{why, select, organisation {{person} belongs to your organisation.} other {{person} is your contact.}}',
        failed:
          '{why, select, waiting {{person} has not accepted your contact request yet.} incoming {{person} has asked you for contact, and you have not answered yet.} uncounted {{person} is your contact, but would not count in this group: who comes from elsewhere is a contact of somebody who manages it, and nobody of it is suspended.} other {{person} is not your contact. Only contacts can be added to a group.}}',
      },
      'not-member-yet': {
        title: 'Not in the group yet',
        passed: '{person} is not in {group} yet.',
        failed: '{person} is in {group} already.',
      },
      'listed-member': {
        title: 'Is on the group’s list',
        passed: 'The person is on the list of {group}.',
        failed:
          'The person is not on the list of {group}, but in it through a group inside it or not at all.',
      },
      'manages-inner': {
        title: 'Manages the inner group',
        passed: 'You manage {group}.',
        failed:
          'Only somebody who manages {group} can put it into another group, because its people get what that group opens.',
      },
      'groups-same-organisation': {
        title: 'Both groups belong to one organisation',
        passed: '{inner} and {group} belong to the same organisation.',
        failed: '{inner} and {group} belong to different organisations.',
      },
      'no-cycle': {
        title: 'No group inside itself',
        passed: '{group} is not inside {inner}.',
        failed: '{group} is inside {inner} already: a group cannot contain itself.',
      },
    },
    reasons: {
      'knows-group': 'does not belong to {group}',
      'manages-group': 'does not manage {group}',
    },
    remedies: {
      'open-group': {
        says: 'Its list says who is in {group}, and who manages it.',
        button: 'Open {group}',
      },
      'ask-manager': {
        says: '{ask, select, sender {Ask the person who sent you the link to check your access.} admins {Ask an admin of the organisation.} other {Ask {ask}.}}',
        button: '',
      },
      'add-to-group': {
        says: 'Add {person} to {group}.',
        button: 'Add to {group}',
      },
      'name-manager': {
        says: 'First name another manager for {group}.',
        button: 'Open {group}',
      },
    },
  },
  base: {
    problems: {
      'sessions-confirmed':
        'The sessions of this group have changed meanwhile. Look at them again.',
      'group-name-free': 'There is a group with this name already.',
      'group-has-place': 'A group holds at most 2000 people. Put a group into the group instead.',
      'not-member-yet': 'The person is in the group already.',
      'no-cycle': 'A group cannot contain itself.',
    },
    faults: {
      'needs-manager':
        'A group needs at least one manager who counts: of the organisation and not suspended, or a contact of another manager.',
      'person-twice': 'This person is in the list twice.',
      'person-known': 'There is nobody with this id whom you know.',
      'contact-waiting': '{person} has not accepted your contact request yet.',
      'contact-incoming': '{person} has asked you for contact, and you have not answered yet.',
      'contact-missing': '{person} is not your contact. Only contacts can be added to a group.',
      'contact-uncounted':
        '{person} would not count in this group: who comes from elsewhere is a contact of somebody who manages it, and nobody of it is suspended.',
      'unknown-group': 'There is no group with this id that you can see.',
    },
  },
  journal: {
    subjects: {
      group: 'Groups',
    },
    kinds: {
      group: {
        created: '{who} created the group {group}',
        renamed: '{who} renamed the group {before} to {name}',
        described: '{who} changed the description of {group}',
        deleted: '{who} deleted the group {name}',
        nested: '{who} put the group {name} into {group}',
        unnested: '{who} took the group {inner} out of {group}',
        'member-added': '{who} added {persons} to {group}',
        'member-removed':
          '{because, select, left {{persons} left {group}} contact_ended {{persons} is no longer in {group}: the contact ended} other {{who} took {persons} out of {group}}}',
        'role-changed':
          '{who} made {persons} {role, select, manager {manager} other {member}} of {group}',
      },
    },
  },
  groups: {
    title: 'My Groups',
    lead: 'A group decides who sees and enters its sessions.',
    tabs: {
      manager: 'I manage',
      member: 'I take part in',
      people: 'People',
      roles: 'Roles',
      technical: 'Technical users',
      settings: 'Settings',
    },
    columns: {
      name: 'Name',
      people: 'People',
      managers: 'Managers',
      role: 'Your role',
    },
    people: '{count, plural, =0 {nobody} one {# person} other {# people}}',
    role: {
      manager: 'Manager',
      member: 'Member',
    },
    search: 'Search groups',
    edit: 'Edit',
    open: 'Open',
    manage: {
      empty: 'You manage no group yet',
      emptyHint:
        'An admin of the organisation creates groups at Control > Groups and names their managers.',
      emptyAdmin: 'Create one at Control > Groups.',
      toControl: 'To Control > Groups',
    },
    member: {
      empty: 'You take part in no group yet',
      emptyHint: 'When a manager adds you to a group, it is shown here.',
    },
    gone: {
      title: 'This group is not open to you any more',
      says: 'You were taken out of it, or it was deleted. Its managers can tell you more.',
    },
    leave: {
      action: 'Leave group',
      title: 'Leave {group}?',
      body: 'You will not see the sessions of this group any more. Only a manager can add you again.',
      done: 'You have left {group}.',
    },
    control: {
      title: 'Groups',
      lead: 'All groups of {organisation}.',
      empty: 'No groups yet',
      emptyHint:
        'A group is the people of a course, a team or a project. Sessions are made for a group.',
    },
    create: {
      button: 'Create group',
      title: 'Create group',
      name: 'Name',
      description: 'Description (optional)',
      managers: 'You become its manager. You can name others under Roles.',
      submit: 'Create group',
      done: '{group} is created.',
    },
    editor: {
      search: 'Search people',
      list: 'People who are or can be in {group}',
      ticked:
        '{count, plural, =0 {Nobody is ticked.} one {# person is ticked.} other {# people are ticked.}}',
      hint: 'Tick who belongs to the group, then save once. Only your contacts can be ticked.',
      hintAdmin:
        'Tick who belongs to the group, then save once. As an admin you can tick everyone of the organisation.',
      added: '{count, plural, one {# added} other {# added}}',
      removed: '{count, plural, one {# taken out} other {# taken out}}',
      changed: '{count, plural, one {# role changed} other {# roles changed}}',
      save: 'Save',
      discard: 'Discard',
      saved: 'Saved.',
      unsaved: 'Not saved yet',
      outside: 'from outside',
      idle: 'sees nothing now',
      idleWhy: 'Suspended, or no contact of a manager any more',
      lastManager: 'The last manager cannot be taken out. Name another one under Roles first.',
      through:
        '{count, plural, one {One more person is in it through a group inside it.} other {# more people are in it through groups inside it.}}',
      noMatch: 'Nobody matches “{text}”',
      noMatchHint: 'Whom you do not find is not your contact yet.',
      askContact: 'Send contact request',
      nobody: 'Nobody yet',
      since: 'since {day}',
      since_by: 'since {day}, added by {name}',
      new: 'new',
      page: 'Page of {name}',
      leaves: 'is taken out',
    },
    stale: {
      title: 'Somebody else has changed this group meanwhile',
      reapply: 'Your changes are put on top of theirs below. Look at them and save again.',
      added: '{by} added {people}',
      removed: '{by} took out {people}',
      role: '{by} changed the role of {people}',
      settings: '{by} changed the settings',
      groups: '{by} changed the groups inside it',
      someone: 'Somebody',
    },
    add: {
      button: 'Add user',
      title: 'Add to {group}',
      one: 'Add',
      oneFor: 'Add {name}',
      done: '{name} is in {group} now.',
      in: 'in the group',
    },
    roles: {
      lead: 'Managers add people, change roles and manage the sessions of the group. A group keeps at least one.',
      manager: 'Manager',
      managerFor: 'Manager: {name}',
      update: 'Update group roles',
    },
    settings: {
      name: 'Name',
      description: 'Description',
      save: 'Save',
      saved: 'Saved.',
      inner: 'Groups inside this group',
      innerLead: 'Everyone in these groups is in this group too, also whoever joins them later.',
      innerNone: 'No group is inside this one.',
      innerAdd: 'Put a group inside',
      innerSearch: 'Choose a group you manage',
      innerNothing: 'There is no further group you manage',
      innerDone: '{group} is inside now.',
      innerRemove: 'Take out',
      innerRemoveFor: 'Take out {group}',
      innerRemoved: '{group} is taken out.',
      insideOf: 'This group is inside of',
      remove: 'Delete group',
      removeLead: 'The people stay, the group goes. This cannot be undone.',
      removeTitle: 'Delete {group}?',
      removePeople:
        '{count, plural, =0 {Nobody is in it.} one {# person loses what the group opens.} other {# people lose what the group opens.}}',
      removeRooms:
        '{count, plural, one {# room of somebody’s own is open to this group: its people lose it, and whoever is inside by the group alone is out.} other {# rooms of people’s own are open to this group: its people lose them, and whoever is inside by the group alone is out.}}',
      removeSessions:
        '{count, plural, =0 {No coming session is for this group.} one {This session is for no group afterwards, until somebody gives it another one:} other {These # sessions are for no group afterwards, until somebody gives them another one:}}',
      removeConfirm: 'Delete group',
      removed: '{group} is deleted.',
    },
  },
  notices: {
    kinds: {
      'added-to-group': {
        name: 'I am added to a group',
        title: 'You are in the group {group} now',
        body: '{nameGiven, select, yes {{name} added you.} other {You see its sessions from now on.}}',
        unnamed: 'You were added to a group.',
      },
      'access-lost': {
        name: 'I lose access to something',
        title:
          '{role, select, manager {You no longer manage {group}} admin {You are no longer an admin of {group}} suspended {You are suspended in {group}} other {You are no longer in {group}}}',
        body: '{role, select, manager {You are still in the group.} admin {You still belong to the organisation.} other {You no longer see what is for its people.}}',
        unnamed: 'You have lost access to something.',
      },
      'role-given': {
        name: 'I become a manager or an admin',
        title:
          '{role, select, admin {You are an admin of {group} now} other {You manage {group} now}}',
        body: '{nameGiven, select, yes {{name} gave you this role.} other {You have a new role.}} {role, select, admin {Control is yours, too.} other {You can change who is in the group and make sessions for it.}}',
        unnamed: 'You have a new role.',
      },
    },
  },
} as const;
