-- Somebody may be named as host of one event alone: a host from when its room opens until it closes, said once for everybody who asks.
alter table session_hosts
  drop constraint session_hosts_pkey,
  add column event_id uuid references events (id) on delete cascade,  -- null: of the whole session
  add constraint named_once unique nulls not distinct (session_id, person_id, event_id);
create index session_hosts_by_event on session_hosts (event_id) where event_id is not null;

-- A plain expression, which the planner puts in place.
create function is_open(event events, at timestamptz) returns boolean
  language sql stable parallel safe as $$
  select event.cancelled_at is null and opens_at(event) <= at and closes_at(event) > at
$$;
create or replace function open_events(meeting uuid, at timestamptz) returns setof events
  language sql stable parallel safe rows 1 as $$
  select e.*
    from events e
   where e.session_id = meeting
     and e.starts_at > at - interval '26 hours'
     and e.starts_at <= at + interval '12 hours'
     and is_open(e, at)
$$;

-- Who is named as host, of what, and whether that makes them one now.
create function named_hosts(meeting uuid, at timestamptz)
  returns table (person_id uuid, event_id uuid, starts_at timestamptz, now boolean)
  language sql stable parallel safe rows 3 as $$
  select h.person_id, h.event_id, e.starts_at, h.event_id is null or is_open(e, at)
    from session_hosts h
    left join events e on e.id = h.event_id and e.session_id = h.session_id
   where h.session_id = meeting
     and (h.event_id is null or e.id is not null)
$$;

-- Who runs a room: the same rule as the check `hosts-room`, as a set, at the moment of the statement.
create or replace function hosts_of(meeting uuid) returns table (person_id uuid)
  language sql stable parallel safe rows 3 as $$
  select p.id
    from (
      select can.person_id
        from named_hosts(meeting, statement_timestamp()) h
        cross join lateral can_host(meeting, h.person_id) can
       where h.now
         and (exists (select from sessions s where s.id = meeting and s.kind = 'group')
           or exists (select from owned_rooms o where o.session_id = meeting))
      union
      select o.person_id
        from owned_rooms o
       where o.session_id = meeting
      union
      select m.person_id
        from sessions s
        join audience_groups a on a.audience_id = s.id
        join counting_members m on m.group_id = a.group_id and m.role = 'manager'
       where s.id = meeting and s.kind = 'group'
    ) q
    join persons p on p.id = q.person_id
   where p.email_verified and p.deleted_at is null
$$;

-- Who sees a session: its audience; of a hidden one whoever manages it or is named as host, of one event, too.
create or replace function seers_of(meeting uuid, few uuid[] default null)
  returns table (person_id uuid)
  language sql stable parallel safe rows 50 as $$
  select p.id
    from (
      select o.person_id
        from audience_people(meeting) o
       where few is null
      union all
      select f.person_id
        from (select distinct unnest(few)) f (person_id)
       where exists (select from ways_into(meeting, f.person_id) w where w.counts)
    ) q
    join persons p on p.id = q.person_id
   where p.email_verified
     and p.deleted_at is null
     and (not exists (select from sessions s where s.id = meeting and s.hidden)
       or p.id in (select h.person_id from hosts_of(meeting) h)
       or p.id in (select h.person_id from named_hosts(meeting, statement_timestamp()) h))
$$;
