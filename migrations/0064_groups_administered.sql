-- Which groups of an audience somebody knows as an admin is asked by itself: the ways of whoever asks for themselves are found already.
create function groups_administered(audience uuid, person uuid) returns table (group_id uuid)
  language sql stable parallel safe rows 2 as $$
  select a.group_id
    from audience_groups a
    join groups g on g.id = a.group_id
    join audiences o on o.id = a.audience_id
    join active_members m on m.person_id = person
      and m.role = 'admin'
      and (m.organisation_id = g.organisation_id or o.managed and m.organisation_id = o.organisation_id)
   where a.audience_id = audience
$$;
create or replace function groups_known(audience uuid, person uuid) returns table (group_id uuid)
  language sql stable parallel safe rows 2 as $$
  select w.outer_id
    from ways_into(audience, person) w
   where w.counts
  union
  select a.group_id
    from groups_administered(audience, person) a
$$;
