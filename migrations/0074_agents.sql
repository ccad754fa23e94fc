-- Agents: the programs beside the equipment, what they are told at each change of holder, and what came of it.
create table agent_joins (
  assembly_id  uuid primary key references assemblies (id) on delete cascade,
  token        text not null unique,      -- only a hash
  expires_at   timestamptz not null
);
create table agents (
  id           uuid primary key,
  assembly_id  uuid not null unique references assemblies (id) on delete cascade,
  public_key   text not null,
  joined_at    timestamptz not null default now(),
  credential   text not null,             -- a hash, as the next one, which holds from when it is used
  offered      text,
  boot         uuid,                      -- of the process that lives now, or lived last
  connection   uuid,                      -- its one connection; null: none
  seen_at      timestamptz not null default now(),
  lost_at      timestamptz                -- it was told that it is lost
);
create index agents_by_sight on agents (seen_at) where lost_at is null;
-- What an admin has set for it.
create table assembly_tasks (
  assembly_id  uuid primary key references assemblies (id) on delete cascade,
  version      integer not null default 1,
  tasks        jsonb not null default '[]',
  paths        text[] not null default '{}',
  secrets      bytea                      -- sealed: values by name
);
-- What a person brings to every assembly that they hold.
create table holder_settings (
  person_id  uuid primary key references persons (id) on delete cascade,
  ssh_keys   text[] not null default '{}',
  paths      text[] not null default '{}'
);
create table agent_orders (
  assembly_id  uuid not null references assemblies (id) on delete cascade,
  epoch        bigint not null,
  change       text not null check (change in ('start', 'handover', 'end', 'health')),
  booking_id   uuid not null references bookings (id) on delete cascade,
  ordered_at   timestamptz not null default now(),
  carried_at   timestamptz,
  result       text check (result in ('done', 'warned', 'end-session', 'out-of-service', 'stopped')),
  because      text not null default '',
  settled_at   timestamptz,               -- nothing is left to do for it
  primary key (assembly_id, epoch, change)
);
create index agent_orders_left on agent_orders (assembly_id) where settled_at is null;
create table task_runs (
  id           uuid primary key,
  assembly_id  uuid not null references assemblies (id) on delete cascade,
  booking_id   uuid not null references bookings (id) on delete cascade,
  epoch        bigint not null,
  phase        text not null check (phase in ('start', 'end', 'handover-out', 'handover-in', 'health')),
  place        integer not null,
  attempt      integer not null,
  name         text not null,
  begun_at     timestamptz not null default now(),
  ended_at     timestamptz,
  outcome      text check (outcome in ('done', 'failed', 'timed-out', 'stopped', 'interrupted')),
  code         integer,
  unique (assembly_id, booking_id, epoch, phase, place, attempt)
);
create index task_runs_newest on task_runs (assembly_id, id desc);
create table task_pieces (
  run_id  uuid not null references task_runs (id) on delete cascade,
  piece   integer not null check (piece between 0 and 10000),
  text    text not null,
  primary key (run_id, piece)
);
alter table bookings add column finished_at timestamptz;  -- its end has begun
create index bookings_unfinished on bookings (ends_at) where epoch is not null and finished_at is null;
create index bookings_to_begin on bookings (lower(blocked)) where cancelled_at is null and epoch is null and kind = 'booking';
