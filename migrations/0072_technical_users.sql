-- Programs act by tokens: of a person, for themselves, or of a technical user, who is of exactly one group and in no list of people.

-- A technical user stands wherever a person stands that does something. It has no address: what stands there is nobody's.
alter table persons add column technical boolean not null default false;
create table technical_users (
  person_id   uuid primary key references persons (id) on delete cascade,
  group_id    uuid not null references groups (id) on delete cascade,
  made_by     uuid references persons (id) on delete set null,
  made_at     timestamptz not null default now(),
  deleted_at  timestamptz
);
create index technical_users_by_group on technical_users (group_id, person_id) where deleted_at is null;
create view active_technical_users as
  select t.person_id, t.group_id, g.organisation_id, p.name
    from technical_users t
    join groups g on g.id = t.group_id and g.deleted_at is null
    join persons p on p.id = t.person_id
   where t.deleted_at is null;

-- Every list of people, their counts, mails and pickers are made of these tables, so it is kept out of them here.
create function only_people() returns trigger language plpgsql as $$
begin
  if exists (select from persons p where p.id = new.person_id and p.technical) then
    raise exception 'a technical user is nobody in %', tg_table_name;
  end if;
  return new;
end $$;
create trigger only_people before insert on organisation_members for each row execute function only_people();
create trigger only_people before insert on group_members for each row execute function only_people();
create trigger only_people before insert on contacts for each row execute function only_people();
create trigger only_people before insert on session_hosts for each row execute function only_people();
create trigger only_people before insert on sign_ins for each row execute function only_people();
create trigger only_people before insert on sign_in_methods for each row execute function only_people();

-- The groups whose audience a technical user counts in: its own, and those this one is inside of.
create function groups_reached_by(technical_user uuid) returns table (group_id uuid)
  language sql stable parallel safe rows 2 as $$
  with recursive mine (id) as (
    select t.group_id
      from active_technical_users t
     where t.person_id = technical_user
    union
    select n.parent_id
      from mine
      join group_nestings n on n.child_id = mine.id
      join groups g on g.id = n.parent_id and g.deleted_at is null
  )
  select id from mine
$$;
create or replace function audiences_of(person uuid) returns table (audience_id uuid)
  language sql stable parallel safe rows 100 as $$
  select distinct a.audience_id
    from (
      select o.group_id from groups_of(person) o
      union all
      select t.group_id from groups_reached_by(person) t
    ) o
    join audience_groups a on a.group_id = o.group_id
$$;
create or replace function ways_into(audience uuid, person uuid)
  returns table (outer_id uuid, group_id uuid, role text, counts boolean)
  language sql stable parallel safe rows 2 as $$
  with recursive inside (outer_id, id) as (
    select a.group_id, a.group_id
      from audience_groups a
     where a.audience_id = audience
    union
    select inside.outer_id, n.child_id
      from inside
      join group_nestings n on n.parent_id = inside.id
      join groups g on g.id = n.child_id and g.deleted_at is null
  )
  select inside.outer_id, m.group_id, m.role,
         exists (select
                   from counting_members c
                  where c.group_id = m.group_id and c.person_id = m.person_id)
    from inside
    cross join lateral (
      select way.group_id, way.person_id, way.role
        from group_members way
       where way.group_id = inside.id and way.person_id = person
      offset 0  -- keeps the planner from joining the lists
    ) m
  union all
  select inside.outer_id, t.group_id, 'member', true
    from active_technical_users t
    join inside on inside.id = t.group_id
   where t.person_id = person
$$;
-- It runs no room.
create or replace function can_host(meeting uuid, person uuid) returns table (person_id uuid)
  language sql stable parallel safe rows 1 as $$
  select person
    from sessions s
    left join organisation_members om on om.organisation_id = s.organisation_id
      and om.person_id = person
   where s.id = meeting
     and case
       when s.kind = 'group' then exists (
         select from ways_into(s.id, person) w where w.counts)
       when om.person_id is not null then om.suspended_at is null
       else exists (
         select from contacts c where c.person_id = s.created_by and c.contact_id = person)
     end
     and not exists (select from persons p where p.id = person and p.technical)
$$;

create table access_tokens (
  id          uuid primary key,
  person_id   uuid not null references persons (id) on delete cascade,
  name        text not null,
  role        text not null check (role in ('user', 'admin')),
  hash        text,              -- of the secret, which is shown once
  made_by     uuid references persons (id) on delete set null,
  made_at     timestamptz not null default now(),
  expires_at  timestamptz,
  used_at     timestamptz,       -- to the minute
  revoked_at  timestamptz,
  warned_at   timestamptz,       -- that it expires
  deleted_at  timestamptz,       -- for good; its name stays for what was done by it
  constraint deleted_for_good check ((hash is null) = (deleted_at is not null))
);
create unique index access_tokens_hash on access_tokens (hash);
create index access_tokens_of_person on access_tokens (person_id, id) where deleted_at is null;
create index access_tokens_by_expiry on access_tokens (expires_at)
  where expires_at is not null and warned_at is null and revoked_at is null and deleted_at is null;

-- What opens something at this moment: of somebody who could sign in, or of a technical user whose group is there.
create view good_tokens as
  select k.id, k.hash, k.person_id, k.role, k.used_at, t.group_id
    from access_tokens k
    join able_to_sign_in a on a.person_id = k.person_id
    join persons p on p.id = k.person_id
    left join active_technical_users t on t.person_id = k.person_id
   where k.deleted_at is null
     and k.revoked_at is null
     and (k.expires_at is null or k.expires_at > now())
     and (not p.technical or t.person_id is not null);

-- Keeps a token, and whoever acts by it, until the end of the transaction; what ends it waits for that. An error where
-- it is good no more.
create function hold_token(token uuid) returns void language plpgsql as $$
declare
  holder uuid;
  good uuid;
begin
  select k.person_id
    into strict holder
    from access_tokens k
   where k.id = token
     for key share;
  perform hold_person(holder);
  perform from technical_users t where t.person_id = holder for key share;
  select g.id
    into strict good
    from good_tokens g
   where g.id = token;
end
$$;

-- By which token something was done.
alter table journal add column token_id uuid;
