// Names of pages and buttons come in from the catalogue, so that no article can name one that is
// called something else.
export const words = {
  help: {
    title: 'Help',
    lead: 'Short articles about what people ask most.',
    contents: 'All articles',
    signIn: 'Sign in',
    picture: 'The screen, as it looks',
    account: {
      lead: 'Mails that do not come, forgotten passwords, sign-ins that are not yours.',
    },
    access: {
      title: 'Why don’t I have access?',
      lead: 'You have a link and find nothing, or somebody tells you so. In most cases a group is missing.',
      logic: {
        title: 'How access works',
        says: '<ol><li>A group session is for exactly one group.</li><li>A manager of the group puts contacts of theirs into it; an admin of the organisation anyone who belongs to it.</li><li>Only people of this group see the session and enter its room, and they do so at once: under <b>{mySessions}</b>, without signing in again.</li></ol><p>For everybody else there is nothing at its address, even with the link, unless a host has switched on <b>{guests}</b>.</p>',
      },
      yourself: {
        title: 'What you can do yourself',
        says: '<ol><li>Open the link that you were sent. If it is not for you, the page says <b>{nothing}</b>.</li><li>Press <b>{copyForManager}</b> and send the message to the manager of your group, or to whoever gave you the link. It leads them straight to what is missing.</li></ol>',
      },
      check: {
        title: 'The short way for managers',
        says: '<p>Open <b>{administration} > {check}</b>, choose the person and the session, or whatever else it is about. The line on top says what is missing, and the button below it mends that. The page checks again by itself until the person can enter.</p><p>Under <b>{what}</b> you can ask for something else: whether they see the session, run its room or may ask to join.</p>',
      },
      signIn: {
        title: 'By hand, step 1: can the person sign in?',
        says: '<p>Ask whether they can sign in and see <b>{mySessions}</b>. If they cannot, it is about their account or password: <toAccount>{account}</toAccount>. If they can, go on.</p>',
      },
      contact: {
        title: 'Step 2: are you in contact?',
        says: '<p>Look under <b>{administration} > {myContacts}</b>. If the person is not there, press <b>{sendRequest}</b> and give their address. They have to accept it before you can put them into a group. An admin of the organisation can add people of the organisation without it.</p>',
      },
      group: {
        title: 'Step 3: is the person in the right group?',
        says: '<ol><li>Open <b>{administration} > {myGroups}</b>.</li><li>Press <b>{actions}</b> at the group and choose <b>{edit}</b>.</li><li>Is the person ticked in the list? If not, tick them and press <b>{save}</b>.</li></ol>',
      },
      session: {
        title: 'Step 4: is the session for the right group?',
        says: '<ol><li>Open <b>{administration} > {manage}</b>.</li><li>Press <b>{actions}</b> at the session and choose <b>{edit}</b>.</li><li>Look which <b>{group}</b> is chosen. Only its people have access. Another group swaps the audience, and the form says who gains and who loses access.</li></ol>',
      },
      adHoc: {
        title: 'Ad-hoc sessions',
        says: '<p>They need no group: whoever has the link comes to the waiting room, and a host lets them in. If somebody does not get there, see whether the link was copied and sent whole, and whether it was renewed since.</p>',
      },
    },
    rooms: {
      title: 'Locked rooms',
      lead: 'You decide who comes in, without being inside yourself.',
      door: {
        title: 'What a locked door does',
        says: '<p>When the door of a room is <b>{locked}</b>, everybody but the hosts asks to join and waits. Whoever is inside stays inside. All else is as with an open door. Hosts turn the door in the lobby, in the room and in its settings.</p>',
      },
      told: {
        title: 'How to tell that somebody asks',
        says: '<p>You are told in the lobby of the room and in the room itself: with the name, a mark for guests, and since when they have been waiting. The bell and the session on your first page show it, too.</p>',
      },
      allow: {
        title: 'Letting somebody in',
        says: '<p>Press <b>{allow}</b>. You need not be in the room for that; the lobby is enough. Whoever still waits enters by themselves.</p><p>A request stays when somebody has closed the page. If you allow it, they can enter when they come back, until the session ends; in a room without dates for twelve hours.</p>',
      },
      deny: {
        title: 'Turning somebody away',
        says: '<p>Press <b>{deny}</b>. They see a page that says that they were not let in. With <b>{again}</b> they can ask once more: the first time at once, then after 30 seconds, 2 minutes and 10 minutes. Reloading the page loses nothing and shortens nothing.</p>',
      },
      enable: {
        title: 'Being told by your browser',
        says: '<p>With notifications you need no page of Anteroom open.</p><ol><li>Sign in.</li><li>Click your picture at the top right.</li><li>Choose <b>{settings}</b>, then <b>{notifications}</b>.</li><li>Press <b>{turnOn}</b> and allow it when the browser asks.</li></ol>',
      },
      received: {
        title: 'What you get',
        says: '<p>A notification names the person and the room. A click on it opens the lobby of that room, where you find <b>{allow}</b> and <b>{deny}</b>. Every browser in which you have turned notifications on gets it; with <b>{signedOutToo}</b> also after you have signed out there, and then without names unless you choose <b>{names}</b>.</p><p>If you mostly use one browser, turn them off in the others.</p>',
      },
    },
  },
} as const;
