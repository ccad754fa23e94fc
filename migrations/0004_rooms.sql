-- Where online events happen: rooms with a door, and who stays in them.
create table rooms (
  id               uuid primary key,
  session_id       uuid not null references sessions (id) on delete cascade,
  door             text not null default 'open' check (door in ('open')),
  created_at       timestamptz not null default now()
);
create unique index rooms_session on rooms (session_id);

-- A stay is a person's being in a room, from entering to leaving: the right to media hangs on it.
create table stays (
  id           uuid primary key,
  room_id      uuid not null references rooms (id) on delete cascade,
  person_id    uuid not null references persons (id) on delete cascade,
  sign_in_id   uuid not null,
  name         text not null,
  entered_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  left_at      timestamptz,
  left_because text check (left_because in ('left', 'lost', 'removed', 'signed-out', 'replaced', 'cancelled')),
  microphone   boolean not null default true,
  camera       boolean not null default true,
  here         boolean not null default false   -- a page holds it now; a broken line has ten seconds to come back
);
create unique index one_stay on stays (room_id, person_id) where left_at is null;
create index stays_by_person on stays (person_id, entered_at desc);

-- Call signalling between two people inside, when they are connected to different processes; data null: look at the roster again.
create unlogged table signals (
  id         bigint generated always as identity primary key,
  to_stay    uuid not null,
  from_stay  uuid not null,
  data       jsonb not null,
  at         timestamptz not null default clock_timestamp()
);
create index signals_by_stay on signals (to_stay, id);
