-- Who is told who holds a booking, and how an assembly stands at an instant: each said once.

-- Of these bookings, on assemblies that somebody sees, those whose holder they are told: their own; of a colleague or a
-- contact; and all that stand on an assembly, or were made through a group, that they manage.
create function holders_known(person uuid, few uuid[]) returns table (booking_id uuid)
  language sql stable parallel safe rows 100 as $$
  select b.id
    from bookings b
    join assemblies a on a.id = b.assembly_id
   where b.id = any(few)
     and b.holder_id is not null
     and (
       b.holder_id = person
       or exists (
         select
           from active_members mine
           join organisation_members theirs on theirs.organisation_id = mine.organisation_id
          where mine.person_id = person and theirs.person_id = b.holder_id)
       or exists (
         select
           from contacts c
          where c.person_id = person and c.contact_id = b.holder_id)
       or exists (
         select
           from counting_members m
          where m.group_id = b.group_id and m.person_id = person and m.role = 'manager')
       or exists (
         select
           from active_members m
           left join groups g on g.id = b.group_id
          where m.person_id = person
            and m.role = 'admin'
            and m.organisation_id in (a.organisation_id, g.organisation_id))
     )
$$;

-- How an assembly stands: what is blocked before a booking is for its start-up, what comes after it for cleanup.
create function stands_at(assembly assemblies, at timestamptz) returns text
  language sql stable parallel safe as $$
  select case
    when assembly.state <> 'in-service' then assembly.state
    else coalesce(
      (
        select case
                 when b.kind = 'maintenance' then 'out-of-service'
                 when at < b.starts_at then 'preparing'
                 when at < b.ends_at then 'in-use'
                 else 'cleaning'
               end
          from bookings b
         where b.assembly_id = assembly.id and b.cancelled_at is null and b.blocked @> at
      ),
      'available')
  end
$$;
