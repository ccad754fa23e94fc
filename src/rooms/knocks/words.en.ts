// What the server says about requests to join; the pages' own texts are in rooms/door.
export const words = {
  base: {
    problems: {
      'queue-full': 'Too many people are waiting at this door. Try again in a few minutes.',
    },
  },
  journal: {
    subjects: {
      knock: 'Requests to join',
    },
    kinds: {
      knock: {
        asked: '{name} asked to join “{title}”',
        reworded:
          '{name} changed the message of their request to join{room, select, named { “{title}”} other {}}',
        answered:
          '{decision, select, allow {{who} let {name} into “{title}”} block {{who} turned {name} away from “{title}” and blocked them} other {{who} turned {name} away from “{title}”}}',
        held: '{who} asked {name} for a moment’s patience{room, select, named { before “{title}”} other {}}',
        'taken-back':
          '{who} took back an answer to {name}{room, select, named { at “{title}”} other {}}',
        withdrawn: '{name} withdrew a request to join{room, select, named { “{title}”} other {}}',
        expired: 'A request of {name} to join{room, select, named { “{title}”} other {}} ran out',
        voided:
          'A request of {name} to join{room, select, named { “{title}”} other {}} needed no answer any more',
      },
    },
  },
  knocks: {
    moment: 'A moment, please.',
    stands:
      '{blocked, select, yes {{name} is blocked.} other {{state, select, pending {{hold, select, yes {{name} was asked for a moment’s patience.} other {{name} is waiting.}}} allowed {{by} let {name} in.} denied {{by} turned {name} away.} withdrawn {{name} has withdrawn the request.} expired {The request of {name} has run out.} other {{name} needs no answer any more.}}}}',
    push: {
      title:
        '{others, plural, =0 {{name} asks to join} =1 {{name} and one other ask to join} other {{name} and # others ask to join}}',
      body: '{title}{message, select, none {} other {: {message}}}',
      nameless: 'Someone asks to join',
      namelessBody: 'Sign in to answer.',
      allow: 'Allow',
      deny: 'Deny',
      done: 'Answered',
      stale: 'Already answered',
    },
    mail: {
      subject:
        '{others, plural, =0 {{name} is waiting for “{title}”} =1 {{name} and one other are waiting for “{title}”} other {{name} and # others are waiting for “{title}”}}',
      says: 'Someone has been asking to join “{title}” for a minute, and no host has answered yet:',
      line: '{name}{guest, select, yes { (guest)} other {}}{message, select, none {} other {: {message}}}',
      more: '{count, plural, =1 {They wait until you answer.} other {# people wait until you answer.}} You get this mail because you are a host; Settings > Notifications changes that.',
      button: 'To the lobby',
    },
    log: {
      knock: {
        asked: '{name} asked to join',
        answered:
          '{decision, select, allow {{who} let {name} in} block {{who} turned {name} away and blocked them} other {{who} turned {name} away}}',
        held: '{who} asked {name} for a moment’s patience',
        'taken-back':
          '{decision, select, allow {{who} took back that {name} may come in} other {{who} took back that {name} was turned away}}',
        withdrawn: '{name} withdrew the request',
        expired: 'Nobody answered {name} in time',
        voided:
          '{because, select, opened {{name} needed no answer any more: the door was opened} closed {{name} was turned away: the door was closed} link_renewed {{name} was turned away: the link was renewed} ended {{name} was turned away: the session was ended} made_host {{name} became a host} other {{name} may not come here any more}}',
      },
      door: {
        moved:
          '{who} turned the door from {from, select, open {open} members {members} locked {locked} other {closed}} to {to, select, open {open} members {members} locked {locked} other {closed}}',
        set: '{who} changed the settings of the room',
        tried: 'Somebody stood before the closed door',
        'link-renewed': '{who} renewed the link',
      },
      host: {
        named: '{who} made {name} a host',
        dismissed: '{who} took the hostship from {name}',
      },
      block: {
        made: '{who} blocked {name}',
        lifted: '{who} lifted the block of {name}',
      },
      room: {
        left: '{because, select, sent_back {{who} sent {name} back to the waiting room} other {{who} removed {name} from the room}}',
      },
      session: {
        ended: '{who} ended the session for all',
        'opened-early': '{who} opened the room early',
        'closed-again': '{who} closed the room again until its time',
      },
    },
  },
  notices: {
    kinds: {
      knock: {
        name: 'Somebody asks to join a room of mine',
        title:
          '{others, plural, =0 {{name} asks to join {title}} one {{name} and # other ask to join {title}} other {{name} and # others ask to join {title}}}',
        body: 'They wait until you answer.',
        unnamed: 'Somebody asks to join a room of yours.',
        mailHint: 'After a minute without an answer, at most once an hour',
      },
    },
  },
} as const;
