-- Bookable equipment, and the claims on it: no two on one assembly ever overlap, by the database itself.
create table qualifications (
  id               uuid primary key,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  name             text not null,
  unique (organisation_id, name)
);
-- Who has what assemblies ask for: by a completed training, or given by an admin.
create table completions (
  person_id         uuid not null references persons (id) on delete cascade,
  qualification_id  uuid not null references qualifications (id) on delete cascade,
  given_by          uuid references persons (id) on delete set null,
  given_at          timestamptz not null default now(),
  expires_at        timestamptz,
  primary key (person_id, qualification_id)
);
create index completions_by_qualification on completions (qualification_id, person_id);

create table assemblies (
  id                uuid primary key,         -- also the audience that may book
  shown_id          uuid not null unique,     -- the audience that may see
  organisation_id   uuid not null references organisations (id) on delete cascade,
  created_by        uuid not null references persons (id),
  created_at        timestamptz not null default now(),
  version           integer not null default 1,
  name              text not null,
  description       text not null default '',
  place             text not null default '',
  connection        text not null default '', -- shown to the current holder
  links             jsonb not null default '[]',  -- documents: title and address of each
  tags              text[] not null default '{}', -- small letters, sorted
  state             text not null default 'in-service' check (state in ('in-service', 'on-stock', 'out-of-service')),
  state_reason      text not null default '',
  retired_at        timestamptz,
  -- all spans in seconds: a day is not always 24 hours
  startup           integer not null default 0 check (startup between 0 and 86400),
  cleanup           integer not null default 300 check (cleanup between 0 and 86400),
  shortest          integer not null default 300 check (shortest between 60 and longest),
  longest           integer not null default 86400 check (longest <= 2678400),
  horizon           integer not null default 7776000 check (horizon between 3600 and 63072000),
  no_show           integer check (no_show between 60 and 86400),   -- grace; null: nobody is asked to check in
  qualification_id  uuid references qualifications (id) on delete set null,
  on_access_lost    text not null default 'free' check (on_access_lost in ('free', 'flag')),  -- coming bookings of who may no longer book
  epoch             bigint not null default 0  -- rises with every holder
);
create unique index assembly_name_free on assemblies (organisation_id, lower(name)) where retired_at is null;
create index assemblies_of_organisation on assemblies (organisation_id, id);
create index assemblies_by_tag on assemblies using gin (tags);
create table assembly_pictures (
  assembly_id  uuid primary key references assemblies (id) on delete cascade,
  kind         text not null check (kind in ('image/webp', 'image/png', 'image/jpeg')),
  picture      bytea not null check (length(picture) <= 400000),
  version      integer not null
);

-- What one person may claim through a group.
create table booking_limits (
  group_id   uuid primary key references groups (id) on delete cascade,
  at_once    integer check (at_once between 1 and 1000),       -- claims that are not over, of one person
  longest    integer check (longest between 60 and 2678400),   -- seconds
  horizon    integer check (horizon between 3600 and 63072000) -- seconds
);

create table bookings (
  id            uuid primary key,
  assembly_id   uuid not null references assemblies (id) on delete cascade,
  kind          text not null check (kind in ('booking', 'maintenance', 'offer')),
  holder_id     uuid references persons (id),
  group_id      uuid references groups (id) on delete set null,  -- through which the holder may book
  made_by       uuid references persons (id) on delete set null,
  made_at       timestamptz not null default now(),
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  blocked       tstzrange not null,            -- with start-up and cleanup
  purpose       text not null default '',
  series_id     uuid,                          -- those that were made by one weekly repetition
  sequence      integer not null default 0,    -- iCalendar SEQUENCE
  epoch         bigint,                        -- of the assembly under its holder; null: has not begun
  checked_in_at timestamptz,
  flagged_at    timestamptz,                   -- the holder may no longer book
  released_at   timestamptz,                   -- then ends_at is this
  cancelled_at  timestamptz,
  over_because  text check (over_because in ('released', 'cancelled', 'no-show', 'displaced', 'access-lost', 'lease-lost')),
  constraint held check ((kind = 'maintenance') = (holder_id is null)),
  constraint span_valid check (ends_at > starts_at or released_at is not null and ends_at >= starts_at),
  constraint blocked_half_open check (
    not isempty(blocked) and lower_inc(blocked) and not upper_inc(blocked)
      and not lower_inf(blocked) and not upper_inf(blocked)),
  constraint slot_free exclude using gist (assembly_id with =, blocked with &&) where (cancelled_at is null)
);
create index bookings_of_holder on bookings (holder_id, ends_at) where cancelled_at is null;
create index bookings_of_group on bookings (group_id, ends_at) where cancelled_at is null;
create index bookings_of_assembly on bookings (assembly_id, starts_at) where cancelled_at is null;
create index bookings_by_start on bookings (starts_at) where cancelled_at is null and epoch is null;
create index bookings_by_series on bookings (series_id) where series_id is not null;

-- Who held it when: what is written once stays.
create table booking_holders (
  booking_id  uuid not null references bookings (id) on delete cascade,
  epoch       bigint not null,
  person_id   uuid not null references persons (id),
  since       timestamptz not null,
  way         text not null check (way in ('booked', 'accepted', 'forced', 'passed', 'lent', 'returned')),
  by_id       uuid references persons (id) on delete set null,
  reason      text not null default '',
  primary key (booking_id, epoch)
);
create index booking_holders_of_person on booking_holders (person_id, booking_id);

create or replace view audiences as
  select s.id, s.organisation_id, s.created_by as made_by, s.kind = 'group' as managed
    from sessions s
  union all
  select a.id, a.organisation_id, a.created_by, true
    from assemblies a
  union all
  select a.shown_id, a.organisation_id, a.created_by, true
    from assemblies a;
create trigger audience_dropped after delete on assemblies for each row execute function drop_audience();
create function drop_shown() returns trigger language plpgsql as $$
begin
  delete from audience_groups where audience_id = old.shown_id;
  return null;
end $$;
create trigger shown_dropped after delete on assemblies for each row execute function drop_shown();

-- Which assemblies somebody sees, and of those which they may book as far as groups decide: the gates `see-assembly` and `book` as a set.
create function assemblies_of(person uuid) returns table (assembly_id uuid, booked boolean)
  language sql stable parallel safe rows 100 as $$
  select q.assembly_id, bool_or(q.booked)
    from (
      select a.id as assembly_id, true as booked
        from audiences_of(person) mine
        join assemblies a on a.id = mine.audience_id
      union all
      select a.id, false
        from audiences_of(person) mine
        join assemblies a on a.shown_id = mine.audience_id
      union all
      select a.id, false
        from active_members m
        join assemblies a on a.organisation_id = m.organisation_id
       where m.person_id = person and m.role = 'admin'
    ) q
    join assemblies a on a.id = q.assembly_id
   where not exists (
     select
       from organisation_members om
      where om.organisation_id = a.organisation_id
        and om.person_id = person
        and om.suspended_at is not null)
   group by q.assembly_id
$$;
