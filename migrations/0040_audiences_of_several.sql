-- An audience may be of several groups: gates fold them, and tell somebody only of those that they know.

-- The groups of an audience that somebody knows: they are in them, administer their organisation, or that which it is
-- the audience of.
create function groups_known(audience uuid, person uuid) returns table (group_id uuid)
  language sql stable parallel safe rows 2 as $$
  select w.outer_id
    from ways_into(audience, person) w
   where w.counts
  union
  select a.group_id
    from audience_groups a
    join groups g on g.id = a.group_id
    join audiences o on o.id = a.audience_id
    join active_members m on m.person_id = person
      and m.role = 'admin'
      and (m.organisation_id = g.organisation_id or o.managed and m.organisation_id = o.organisation_id)
   where a.audience_id = audience
$$;

alter table audience_groups drop constraint one_group_each;
