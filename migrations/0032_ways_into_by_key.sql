-- One's way into an audience is looked up by group and person: joined as two lists, all the groups somebody is in were read for each of many sessions.
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
$$;
