-- Whoever acts has an account until the act ends, so that an erasure finds all of it; and whom one may name is said once.

-- Keeps this account until the end of the transaction; an erasure waits for that. An error where there is none.
create function hold_person(person uuid) returns void language plpgsql as $$
declare
  held uuid;
begin
  select p.id
    into strict held
    from persons p
   where p.id = person and p.deleted_at is null
     for key share;
end
$$;

-- Whether the asker may name somebody, and be close enough to read their address: a contact, somebody of a group that
-- they manage or are admin over, for admins anybody of their organisation. Named only: who has asked them for contact,
-- colleagues, and the people of groups inside their own.
create function acquaintance(asker uuid, other uuid) returns table (known boolean, close boolean)
  language sql stable parallel safe rows 1 as $$
  with recursive above (own, id, organisation_id) as (
    select g.id, g.id, g.organisation_id
      from group_members m
      join groups g on g.id = m.group_id and g.deleted_at is null
     where m.person_id = other
    union
    select a.own, g.id, g.organisation_id
      from above a
      join group_nestings n on n.child_id = a.id
      join groups g on g.id = n.parent_id and g.deleted_at is null
  ),
  kept as (
    select a.own = a.id as own
      from above a
     where exists (select from counting_members m where m.group_id = a.id and m.person_id = asker and m.role = 'manager')
        or exists (select from active_members m
                    where m.organisation_id = a.organisation_id and m.person_id = asker and m.role = 'admin')
  ),
  shared as (
    select mine.role
      from active_members mine
      join organisation_members theirs using (organisation_id)
     where mine.person_id = asker and theirs.person_id = other
  ),
  standing as (
    select exists (select from contacts c where c.person_id = asker and c.contact_id = other)
        or exists (select from shared where role = 'admin')
        or exists (select from kept where own) as close
  )
  select s.close
      or exists (select from contact_requests r where r.from_id = other and r.to_id = asker and r.state = 'pending')
      or exists (select from shared)
      or exists (select from kept),
    s.close
    from standing s
$$;

-- Those who have just left are looked for every minute.
create index persons_deleted on persons (deleted_at) where deleted_at is not null;
