-- A gate is loaded in parts, each by the folder that owns its tables: what one part needs of another floor has a name here.

-- What has an audience: of which organisation it is, who made it, and whether admins of the organisation manage it, too;
-- else it is its maker's alone.
create view audiences as
  select s.id, s.organisation_id, s.created_by as made_by, s.kind = 'group' as managed
    from sessions s;

-- Whoever is of an organisation now, and not suspended there.
create view active_members as
  select om.organisation_id, om.person_id, om.role, om.joined_at, p.name
    from organisation_members om
    join persons p on p.id = om.person_id and p.deleted_at is null
   where om.suspended_at is null;

-- Since when people meet: the running event, an ad-hoc session as a whole, a standing room for some hours, as it has no
-- end: who was removed from it is remembered as long as an Allow holds there.
create function meeting_began(meeting uuid, at timestamptz) returns timestamptz
  language sql stable parallel safe as $$
  select case s.kind
           when 'ad-hoc' then '-infinity'
           when 'standing' then at - interval '12 hours'
           else (select min(opens_at(e)) from open_events(s.id, at) e)
         end
    from sessions s
   where s.id = meeting
$$;
