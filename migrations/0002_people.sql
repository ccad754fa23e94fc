-- Who there is: persons and their sign-ins, organisations, contacts, groups and invitations.
create table persons (
  id              uuid primary key,
  name            text not null check (char_length(name) between 1 and 200),
  email           text not null,   -- lower case, as the sign-in library stores it
  email_verified  boolean not null default false,
  image           text,
  language        text not null default 'en',
  zone            text not null default 'UTC',
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  deleted_at      timestamptz      -- the account is erased; the row stays so that history keeps its shape
);
create unique index persons_email on persons (email);
create index persons_name on persons using gin (name gin_trgm_ops);

create table sign_ins (
  id          uuid primary key,
  person_id   uuid not null references persons (id) on delete cascade,
  token       text not null,
  expires_at  timestamptz not null,
  ip_address  text,
  user_agent  text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create unique index sign_ins_token on sign_ins (token);
create index sign_ins_by_person on sign_ins (person_id);

create table sign_in_methods (
  id                        uuid primary key,
  person_id                 uuid not null references persons (id) on delete cascade,
  account_id                text not null,
  provider_id               text not null,
  access_token              text,
  refresh_token             text,
  id_token                  text,
  access_token_expires_at   timestamptz,
  refresh_token_expires_at  timestamptz,
  scope                     text,
  password                  text,
  created_at                timestamptz not null default now(),
  updated_at                timestamptz not null default now()
);
create index sign_in_methods_by_person on sign_in_methods (person_id);

create table verifications (
  id          uuid primary key,
  identifier  text not null,
  value       text not null,
  expires_at  timestamptz not null,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

create table pictures (
  person_id   uuid primary key references persons (id) on delete cascade,
  type        text not null check (type in ('image/webp', 'image/jpeg', 'image/png')),
  bytes       bytea not null check (octet_length(bytes) <= 65536),
  changed_at  timestamptz not null default now()
);

create table organisations (
  id          uuid primary key,
  name        text not null,
  created_at  timestamptz not null default now()
);

create table set_up (             -- the one-time code that proves a visitor owns the machine; gone after use
  "only"     boolean primary key default true check ("only"),
  code_hash  text not null
);

create table organisation_members (
  organisation_id  uuid not null references organisations (id) on delete cascade,
  person_id        uuid not null references persons (id) on delete cascade,
  role             text not null check (role in ('admin', 'member')),
  joined_at        timestamptz not null default now(),
  suspended_at     timestamptz,
  primary key (organisation_id, person_id)
);
create index organisation_members_by_person on organisation_members (person_id);

create table invitations (
  id               uuid primary key,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  email            text not null,
  role             text not null check (role in ('admin', 'member')),
  token_hash       text not null,
  invited_by       uuid not null references persons (id),
  created_at       timestamptz not null default now(),
  expires_at       timestamptz not null,
  accepted_at      timestamptz,
  accepted_by      uuid references persons (id),
  revoked_at       timestamptz
);
create unique index invitations_token on invitations (token_hash);
create unique index invitation_open on invitations (organisation_id, email) where accepted_at is null and revoked_at is null;

-- A request goes to an address; whether an account stands behind it is never told to the sender.
create table contact_requests (
  id          uuid primary key,
  from_id     uuid not null references persons (id) on delete cascade,
  to_email    text not null,
  to_id       uuid references persons (id) on delete cascade,
  message     text not null default '',
  state       text not null check (state in ('pending', 'accepted', 'declined', 'withdrawn')),
  created_at  timestamptz not null default now(),
  answered_at timestamptz
);
create unique index contact_request_open on contact_requests (from_id, to_email) where state = 'pending';
create index contact_requests_to on contact_requests (to_id, created_at desc);
create index contact_requests_to_email on contact_requests (to_email) where to_id is null;
create index contact_requests_from on contact_requests (from_id, created_at desc);

create table contacts (            -- two rows a pair, so that "my contacts" is one indexed read
  person_id   uuid not null references persons (id) on delete cascade,
  contact_id  uuid not null references persons (id) on delete cascade,
  since       timestamptz not null default now(),
  primary key (person_id, contact_id),
  constraint not_oneself check (person_id <> contact_id)
);

create table blocks (
  person_id   uuid not null references persons (id) on delete cascade,
  blocked_id  uuid not null references persons (id) on delete cascade,
  since       timestamptz not null default now(),
  primary key (person_id, blocked_id)
);

create table groups (
  id               uuid primary key,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  name             text not null,
  description      text not null default '',
  version          integer not null default 1,   -- rises with every change of people, roles or settings
  created_at       timestamptz not null default now(),
  deleted_at       timestamptz
);
create unique index group_name_free on groups (organisation_id, lower(name)) where deleted_at is null;

create table group_members (
  group_id   uuid not null references groups (id) on delete cascade,
  person_id  uuid not null references persons (id) on delete cascade,
  role       text not null check (role in ('manager', 'member')),
  since      timestamptz not null default now(),
  added_by   uuid references persons (id),
  constraint not_member_yet primary key (person_id, group_id)
);
create index group_members_by_group on group_members (group_id, role);

create table group_nestings (      -- everyone in the child is in the parent too
  parent_id  uuid not null references groups (id) on delete cascade,
  child_id   uuid not null references groups (id) on delete cascade,
  primary key (child_id, parent_id),
  constraint no_cycle check (parent_id <> child_id)
);
create index group_nestings_by_parent on group_nestings (parent_id);

-- A membership counts while its person is a member of the organisation and not suspended, or, from outside, while
-- they are an accepted contact of a manager of that group. The same rule as the checks `is-contact` and `can-sign-in`.
create view counting_members as
  select m.group_id, m.person_id, m.role, g.organisation_id
    from group_members m
    join groups g on g.id = m.group_id and g.deleted_at is null
    join persons p on p.id = m.person_id and p.deleted_at is null
    left join organisation_members om on om.organisation_id = g.organisation_id and om.person_id = m.person_id
   where case when om.person_id is not null then om.suspended_at is null
         else exists (select from group_members boss join contacts c on c.person_id = boss.person_id
                       where boss.group_id = m.group_id and boss.role = 'manager' and c.contact_id = m.person_id) end;

-- All groups a person is in: directly, or because one of their groups is inside another.
create function groups_of(person uuid) returns table (group_id uuid) language sql stable parallel safe rows 20 as $$
  with recursive mine (id) as (
    select m.group_id from counting_members m where m.person_id = person
    union
    select n.parent_id from mine join group_nestings n on n.child_id = mine.id
      join groups g on g.id = n.parent_id and g.deleted_at is null
  )
  select id from mine
$$;

-- Everyone in a group: its own people and those of the groups inside it.
create function people_of(grp uuid) returns table (person_id uuid) language sql stable parallel safe rows 50 as $$
  with recursive inside (id) as (
    select g.id from groups g where g.id = grp and g.deleted_at is null
    union
    select n.child_id from inside join group_nestings n on n.parent_id = inside.id
      join groups g on g.id = n.child_id and g.deleted_at is null
  )
  select distinct m.person_id from inside join counting_members m on m.group_id = inside.id
$$;
