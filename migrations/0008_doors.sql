-- The door: whom a room lets in, who asked and what was decided, guests and the link they came by, and what is said inside.
alter table sessions drop constraint sessions_kind_check;
alter table sessions add constraint sessions_kind_check check (kind in ('group', 'ad-hoc', 'standing')); -- standing: a person's own room, without events

alter table rooms drop constraint rooms_door_check;
alter table rooms
  add constraint rooms_door_check check (door in ('open', 'members', 'locked', 'closed')),
  add column guests      boolean not null default false,    -- whoever holds the link may come to the door
  add column answered_by text not null default 'hosts' check (answered_by in ('hosts', 'members')), -- members: whoever is inside answers, too
  add column says        text not null default '',          -- its own text for the lobby
  add column opens_at    timestamptz,                       -- of rooms without events: not before, not after
  add column closes_at   timestamptz,
  add column bring_in    boolean not null default false,    -- a host who starts brings everybody in who waits; never through a locked door
  add column link        integer not null default 1;        -- number of the participant link; older ones lead nowhere
create index sessions_own on sessions (created_by, id desc) where kind <> 'group';

-- Whoever opened a session by its link: a person, or a guest, who is a typed name bound to one browser.
create table link_holders (
  id          uuid primary key,
  session_id  uuid not null references sessions (id) on delete cascade,
  person_id   uuid references persons (id) on delete cascade,
  visitor     uuid,                                         -- the browser of a guest, as its signed cookie says
  name        text,
  link        integer not null,
  network     text,                                         -- so that fresh cookies do not shorten a wait
  since       timestamptz not null default now(),
  constraint person_or_guest check ((person_id is null) = (visitor is not null) and (visitor is null) = (name is null))
);
create unique index link_holders_person on link_holders (session_id, person_id) where person_id is not null;
create unique index link_holders_visitor on link_holders (session_id, visitor) where visitor is not null;
create index link_holders_by_visitor on link_holders (visitor) where visitor is not null;
create index link_holders_by_person on link_holders (person_id) where person_id is not null;

-- One row for each one at one door, however often they ask.
create table knocks (
  id             uuid primary key,
  session_id     uuid not null references sessions (id) on delete cascade,
  person_id      uuid references persons (id) on delete cascade,
  guest_id       uuid references link_holders (id) on delete cascade,
  name           text not null,
  message        text not null default '',
  state          text not null check (state in ('pending', 'allowed', 'denied', 'withdrawn', 'expired', 'void')),
  asks           integer not null default 1,
  denials        integer not null default 0,
  asked_at       timestamptz not null,
  expires_at     timestamptz not null,       -- of a pending one, and of an Allow
  here           boolean not null default false,
  seen_at        timestamptz not null,       -- of `here`: confirmed by its process; else when they left
  hold           text,                       -- 'a moment, please', in the host's words
  answer         text not null default '',   -- why it was denied
  answered_at    timestamptz,
  answered_by    uuid references persons (id),
  answered_from  text check (answered_from in ('lobby', 'room', 'card', 'bell', 'notification', 'api', 'start')),
  entered_at     timestamptz,
  must_ask       boolean not null default false, -- sent back or removed: even an open door asks
  network        text,
  constraint knock_person_or_guest check ((person_id is null) <> (guest_id is null))
);
create unique index one_knock on knocks (session_id, person_id) where person_id is not null;
create unique index one_guest_knock on knocks (session_id, guest_id) where guest_id is not null;
create index knocks_waiting on knocks (session_id, asked_at, id) where state = 'pending';
create index knocks_due on knocks (expires_at) where state = 'pending';
create index knocks_by_person on knocks (person_id) where person_id is not null;
create index knocks_by_guest on knocks (guest_id) where guest_id is not null;
create index knocks_by_network on knocks (session_id, network, answered_at) where denials > 0;

create table room_blocks (
  id          uuid primary key,
  session_id  uuid not null references sessions (id) on delete cascade,
  person_id   uuid references persons (id) on delete cascade,
  visitor     uuid,
  name        text not null,
  by_id       uuid references persons (id),
  since       timestamptz not null default now(),
  constraint block_person_or_guest check ((person_id is null) <> (visitor is null))
);
create unique index room_blocks_person on room_blocks (session_id, person_id) where person_id is not null;
create unique index room_blocks_visitor on room_blocks (session_id, visitor) where visitor is not null;

-- Who stood before a closed door since it was closed: hosts are told how many, nobody is told who.
create unlogged table door_tries (
  session_id  uuid not null references sessions (id) on delete cascade,
  who         uuid not null,
  primary key (session_id, who)
);

alter table stays drop constraint stays_left_because_check;
alter table stays
  add constraint stays_left_because_check check (left_because in ('left', 'lost', 'removed', 'signed-out', 'replaced', 'cancelled', 'turned-out', 'sent-back', 'ended')),
  alter column person_id drop not null,
  alter column sign_in_id drop not null,
  add column guest_id  uuid references link_holders (id) on delete cascade,
  add column hand_at   timestamptz,                        -- since when their hand is up
  add column screen    boolean not null default false,     -- they share their screen
  add column left_says text not null default '',           -- what the host said to the one who was turned out
  add constraint stay_person_or_guest check ((person_id is null) = (sign_in_id is null) and (person_id is null) <> (guest_id is null));
drop index one_stay;
create unique index one_stay on stays (room_id, person_id) where left_at is null and person_id is not null;
create unique index one_guest_stay on stays (room_id, guest_id) where left_at is null and guest_id is not null;
create index stays_by_guest on stays (guest_id) where guest_id is not null;

create table messages (
  id          uuid primary key,
  session_id  uuid not null references sessions (id) on delete cascade,
  stay_id     uuid references stays (id) on delete set null,
  person_id   uuid references persons (id),
  name        text not null,
  text        text not null check (char_length(text) between 1 and 4000),
  at          timestamptz not null default now()
);
create index messages_by_session on messages (session_id, id);
create index messages_by_person on messages (person_id) where person_id is not null;

-- Who runs a room: the same rule as the check `hosts-room`, as a set.
create function hosts_of(meeting uuid) returns table (person_id uuid) language sql stable parallel safe rows 3 as $$
  select p.id from persons p join (
    select h.person_id from sessions s join session_hosts h on h.session_id = s.id
     where s.id = meeting and s.kind = 'group' and h.person_id in (select o.person_id from people_of(s.group_id) o)
    union select m.person_id from sessions s join counting_members m on m.group_id = s.group_id and m.role = 'manager' where s.id = meeting and s.kind = 'group'
    union select w.person_id from sessions s
            join organisation_members boss on boss.organisation_id = s.organisation_id and boss.person_id = s.created_by and boss.suspended_at is null
            cross join lateral (select s.created_by as person_id union select h.person_id from session_hosts h where h.session_id = s.id) w
            left join organisation_members om on om.organisation_id = s.organisation_id and om.person_id = w.person_id
           where s.id = meeting and s.kind <> 'group'
             and case when om.person_id is not null then om.suspended_at is null
                 else exists (select from contacts c where c.person_id = s.created_by and c.contact_id = w.person_id) end
  ) q on q.person_id = p.id where p.email_verified and p.deleted_at is null
$$;
