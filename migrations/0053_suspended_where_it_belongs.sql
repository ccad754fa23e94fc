-- Whoever is suspended in the organisation that a session belongs to neither sees nor runs it, though a group of another organisation leads them in.

-- The check `can-sign-in` as a set, of whatever has an audience.
create function can_sign_in(audience uuid) returns table (person_id uuid)
  language sql stable parallel safe as $$
  select p.person_id
    from able_to_sign_in p
   where not exists (
     select
       from audiences a
       join organisation_members om on om.organisation_id = a.organisation_id
      where a.id = audience
        and om.person_id = p.person_id
        and om.suspended_at is not null)
$$;

-- Who runs a room: the same rule as the gate `host-room`, as a set, at the moment of the statement.
create or replace function hosts_of(meeting uuid) returns table (person_id uuid)
  language sql stable parallel safe rows 3 as $$
  select q.person_id
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
    join can_sign_in(meeting) p on p.person_id = q.person_id
$$;

-- Who sees a session: its audience; of a hidden one whoever manages it or is named as host, of one event, too.
create or replace function seers_of(meeting uuid, few uuid[] default null)
  returns table (person_id uuid)
  language sql stable parallel safe rows 50 as $$
  select q.person_id
    from (
      select o.person_id
        from audience_people(meeting) o
       where few is null
      union all
      select f.person_id
        from (select distinct unnest(few)) f (person_id)
       where exists (select from ways_into(meeting, f.person_id) w where w.counts)
    ) q
    join can_sign_in(meeting) p on p.person_id = q.person_id
   where not exists (select from sessions s where s.id = meeting and s.hidden)
      or q.person_id in (select h.person_id from hosts_of(meeting) h)
      or q.person_id in (
        select h.person_id from named_hosts(meeting, statement_timestamp()) h)
$$;

-- To which organisation an event belongs. A function, and a cheap one, so that a walk of an index that asks it of few is
-- planned as if it did not.
create function organisation_of(event uuid) returns uuid
  language sql stable parallel safe cost 1 as $$
  select s.organisation_id
    from events e
    join sessions s on s.id = e.session_id
   where e.id = event
$$;
