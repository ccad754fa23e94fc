-- Who an audience is, who sees, who runs a room, and when it is open: each said once, for every statement, and from the side of whoever asks.

-- An audience is a set of groups, whatever it is the audience of. Today each session has one, of at most one group.
create view audience_groups as
  select s.id as audience_id, g.id as group_id
    from sessions s
    join groups g on g.id = s.group_id and g.deleted_at is null;

-- Everyone in an audience.
create function audience_people(audience uuid) returns table (person_id uuid)
  language sql stable parallel safe rows 50 as $$
  select distinct o.person_id
    from audience_groups a
    cross join lateral people_of(a.group_id) o
   where a.audience_id = audience
$$;

-- All audiences a person is in.
create function audiences_of(person uuid) returns table (audience_id uuid)
  language sql stable parallel safe rows 100 as $$
  select distinct a.audience_id
    from groups_of(person) o
    join audience_groups a on a.group_id = o.group_id
$$;

-- The memberships that lead one person into an audience, whether or not they count: costs what is nested, however many
-- people there are and however many groups the person has.
create function ways_into(audience uuid, person uuid)
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
    join group_members m on m.group_id = inside.id and m.person_id = person
$$;

-- Rooms without dates whose owner may still have one.
create view owned_rooms as
  select s.id as session_id, s.created_by as person_id
    from sessions s
    join organisation_members om on om.organisation_id = s.organisation_id
      and om.person_id = s.created_by
      and om.suspended_at is null
   where s.kind <> 'group';

-- What a link may lead to: not a session that is hidden or without its group, nor a room whose owner is gone.
create view shown_sessions as
  select s.id as session_id
    from sessions s
    join audience_groups a on a.audience_id = s.id
   where s.kind = 'group' and not s.hidden
  union all
  select o.session_id
    from owned_rooms o;

-- Who may be named as host: people of a session's audience; of a room without dates, of the organisation or, from
-- outside, contacts of its owner.
create function can_host(meeting uuid, person uuid) returns table (person_id uuid)
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
$$;

-- Who runs a room: the same rule as the check `hosts-room`, as a set.
create or replace function hosts_of(meeting uuid) returns table (person_id uuid)
  language sql stable parallel safe rows 3 as $$
  select p.id
    from (
      select can.person_id
        from session_hosts h
        cross join lateral can_host(h.session_id, h.person_id) can
       where h.session_id = meeting
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

-- Who sees a session: its audience; of a hidden one whoever runs it. The same rule as the gate `see-session`, as a set:
-- of everybody, or of a few, who then cost the same however large the audience is.
create function seers_of(meeting uuid, few uuid[] default null) returns table (person_id uuid)
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
       or p.id in (select h.person_id from hosts_of(meeting) h))
$$;

-- An event ends as planned, or when a host ended it.
create function finishes_at(event events) returns timestamptz language sql stable parallel safe as
  $$ select coalesce(event.ended_early_at, event.ends_at) $$;

-- The events of a session whose room is open. Constraints bound where to look: the longest takes 25 hours and stays
-- open for half of one more, and none opens more than 12 hours early.
create function open_events(meeting uuid, at timestamptz) returns setof events
  language sql stable parallel safe rows 1 as $$
  select e.*
    from events e
   where e.session_id = meeting
     and e.cancelled_at is null
     and e.starts_at > at - interval '26 hours'
     and e.starts_at <= at + interval '12 hours'
     and opens_at(e) <= at
     and closes_at(e) > at
$$;
