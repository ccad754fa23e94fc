-- Why people meet and when: sessions, their hosts and dated events, and the personal calendar feed.
create table sessions (
  id               uuid primary key,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  kind             text not null check (kind in ('group')),
  group_id         uuid references groups (id),           -- null: not assigned to a group yet; only its managers see it
  title            text not null,
  description      text not null default '',
  hidden           boolean not null default false,
  zone             text not null,                          -- IANA name; the wall clock below is read in it
  starts_on        date not null,
  starts_at_time   time not null,
  minutes          integer check (minutes between 5 and 1440),  -- null: open end
  repeats          text not null check (repeats in ('never', 'weekly')),
  repeats_until    date,
  created_by       uuid not null references persons (id),
  created_at       timestamptz not null default now(),
  version          integer not null default 1,
  cancelled_at     timestamptz,
  cancel_reason    text,
  constraint weekly_ends check ((repeats = 'weekly') = (repeats_until is not null))
);
create index sessions_by_group on sessions (group_id, id);
create index sessions_by_organisation on sessions (organisation_id, id);
create index sessions_by_creator on sessions (created_by, id);
create index sessions_title on sessions using gin (title gin_trgm_ops);

create table session_hosts (
  session_id  uuid not null references sessions (id) on delete cascade,
  person_id   uuid not null references persons (id) on delete cascade,
  primary key (session_id, person_id)
);
create index session_hosts_by_person on session_hosts (person_id, session_id);

create table events (
  id            uuid primary key,
  session_id    uuid not null references sessions (id) on delete cascade,
  group_id      uuid,                   -- copy of the session's group, kept by the trigger below, so that an agenda is one index walk
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,   -- of an open end: starts_at + 12 h
  open_end      boolean not null default false,
  ended_early_at timestamptz,
  cancelled_at  timestamptz,
  sequence      integer not null default 0,  -- iCalendar SEQUENCE
  check (ends_at > starts_at and ends_at <= starts_at + interval '25 hours')
);
create index events_by_group on events (group_id, starts_at, id);
create index events_by_session on events (session_id, starts_at, id);

create function copy_session_group() returns trigger language plpgsql as $$
begin
  update events set group_id = new.group_id where session_id = new.id;
  return null;
end $$;
create trigger session_group_copied after update of group_id on sessions
  for each row when (old.group_id is distinct from new.group_id) execute function copy_session_group();
create function take_session_group() returns trigger language plpgsql as $$
begin
  select group_id into new.group_id from sessions where id = new.session_id;
  return new;
end $$;
create trigger event_group_taken before insert on events for each row execute function take_session_group();

create table feeds (
  person_id   uuid primary key references persons (id) on delete cascade,
  token_hash  text not null,
  created_at  timestamptz not null default now(),
  read_at     timestamptz
);
create unique index feeds_token on feeds (token_hash);
