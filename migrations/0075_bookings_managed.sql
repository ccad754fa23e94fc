-- Who manages a booking besides its holder: said once, for its gates and for lists.
create function manages_booking(booking bookings, person uuid) returns boolean
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
$$;
