-- Whether a group keeps a manager is judged by those who count once somebody has gone, wherever it is that they go from.
create function managers_left(grp uuid, gone uuid[]) returns table (person_id uuid)
  language sql stable parallel safe rows 2 as $$
  select c.person_id
    from counting_members c
   where c.group_id = grp
     and c.role = 'manager'
     and c.person_id <> all(gone)
     and (exists (
         select
           from organisation_members om
          where om.organisation_id = c.organisation_id and om.person_id = c.person_id)
       or exists (  -- from outside: by the contact of a manager who stays
         select
           from group_members boss
           join contacts k on k.person_id = boss.person_id and k.contact_id = c.person_id
          where boss.group_id = grp and boss.role = 'manager' and boss.person_id <> all(gone)))
$$;
