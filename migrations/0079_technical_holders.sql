-- What a technical user holds is looked after by everybody of its group, and whoever is of its organisation may know that it is its.

create or replace function manages_booking(booking bookings, person uuid) returns boolean
  language sql stable parallel safe as $$
  select exists (
      select
        from counting_members m
       where m.group_id = booking.group_id and m.person_id = person and m.role = 'manager')
    or exists (
      select
        from assemblies a
        join active_members m on m.organisation_id = a.organisation_id
       where a.id = booking.assembly_id and m.person_id = person and m.role = 'admin')
    or exists (
      select
        from active_technical_users t
       where t.person_id = booking.holder_id
         and t.group_id in (select o.group_id from groups_of(person) o))
$$;

create or replace function holders_known(person uuid, few uuid[]) returns table (booking_id uuid)
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
       or exists (
         select
           from active_technical_users t
           join active_members m on m.organisation_id = t.organisation_id
          where t.person_id = b.holder_id and m.person_id = person)
       or exists (
         select
           from active_technical_users t
          where t.person_id = b.holder_id
            and t.group_id in (select o.group_id from groups_of(person) o))
     )
$$;
