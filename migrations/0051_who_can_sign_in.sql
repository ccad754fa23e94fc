-- Whoever is suspended wherever they belong cannot sign in: they run, see and enter nothing, and are told of nobody at a door.

-- Suspended wherever they belong, and invited by nobody else, which takes a sign-in to accept.
create view suspended_everywhere as
  select m.person_id
    from organisation_members m
   where m.suspended_at is not null
     and not exists (
       select from organisation_members o where o.person_id = m.person_id and o.suspended_at is null)
     and not exists (
       select
         from persons p
         join invitations i on i.email = p.email
        where p.id = m.person_id
          and i.accepted_at is null
          and i.revoked_at is null
          and i.expires_at > now());
create index suspended_members on organisation_members (person_id) where suspended_at is not null;
create index open_invitations on invitations (email) where accepted_at is null and revoked_at is null;

-- The check `can-sign-in` as a set, but for a suspension in the organisation that is asked about.
create view able_to_sign_in as
  select p.id as person_id
    from persons p
   where p.email_verified
     and p.deleted_at is null
     and not exists (select from suspended_everywhere s where s.person_id = p.id);

-- Who runs a room: the same rule as the check `hosts-room`, as a set, at the moment of the statement.
create or replace function hosts_of(meeting uuid) returns table (person_id uuid)
  language sql stable parallel safe rows 3 as $$
  select q.person_id
    from (
      select can.person_id
        from named_hosts(meeting, statement_timestamp()) h
        cross join lateral can_host(meeting, h.person_id) can
       where h.now
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
    join able_to_sign_in p on p.person_id = q.person_id
$$;

-- Who sees a session: its audience; of a hidden one whoever manages it or is named as host, of one event, too.
create or replace function seers_of(meeting uuid, few uuid[] default null)
  returns table (person_id uuid)
  language sql stable parallel safe rows 50 as $$
  select q.person_id
    from (
      select o.person_id
        from audience_people(meeting) o
       where few is null
      union all
      select f.person_id
        from (select distinct unnest(few)) f (person_id)
       where exists (select from ways_into(meeting, f.person_id) w where w.counts)
    ) q
    join able_to_sign_in p on p.person_id = q.person_id
   where not exists (select from sessions s where s.id = meeting and s.hidden)
      or q.person_id in (select h.person_id from hosts_of(meeting) h)
      or q.person_id in (
        select h.person_id from named_hosts(meeting, statement_timestamp()) h)
$$;
