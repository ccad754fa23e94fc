-- An agenda walks one index for each group of a person; so that a session may be for several, its events stand there once for each of them.
create table group_dates (
  group_id        uuid not null,
  starts_at       timestamptz not null,
  id              uuid not null references events (id) on delete cascade,
  ends_at         timestamptz not null,
  ended_early_at  timestamptz,
  hidden          boolean not null,  -- of its session
  primary key (group_id, starts_at, id) include (ends_at, ended_early_at, hidden)
);
create index group_dates_by_event on group_dates (id);
insert into group_dates
  select a.group_id, e.starts_at, e.id, e.ends_at, e.ended_early_at, s.hidden
    from events e
    join sessions s on s.id = e.session_id
    join audience_groups a on a.audience_id = s.id;

-- When an event is over and when its room closes: said once, of the event and of its copy.
create function finishes_at(ends timestamptz, early timestamptz) returns timestamptz language sql immutable parallel safe as
  $$ select coalesce(early, ends) $$;
create function closes_at(ends timestamptz, early timestamptz) returns timestamptz language sql stable parallel safe as
  $$ select coalesce(early, ends + interval '30 minutes') $$;
create or replace function finishes_at(event events) returns timestamptz language sql stable parallel safe as
  $$ select finishes_at(event.ends_at, event.ended_early_at) $$;
create or replace function closes_at(event events) returns timestamptz language sql stable parallel safe as
  $$ select closes_at(event.ends_at, event.ended_early_at) $$;
create function finishes_at(event group_dates) returns timestamptz language sql stable parallel safe as
  $$ select finishes_at(event.ends_at, event.ended_early_at) $$;
create function closes_at(event group_dates) returns timestamptz language sql stable parallel safe as
  $$ select closes_at(event.ends_at, event.ended_early_at) $$;

-- The copies come and go with the events, with the groups of the audience, and with what is hidden.
drop trigger event_group_taken on events;
drop function take_session_group();
create function copy_new_events() returns trigger language plpgsql as $$
begin
  insert into group_dates
    select a.group_id, e.starts_at, e.id, e.ends_at, e.ended_early_at, s.hidden
      from added e
      join sessions s on s.id = e.session_id
      join audience_groups a on a.audience_id = s.id
    on conflict do nothing;
  return null;
end $$;
create trigger events_copied after insert on events
  referencing new table as added
  for each statement execute function copy_new_events();
create function copy_event() returns trigger language plpgsql as $$
begin
  update group_dates
     set starts_at = new.starts_at, ends_at = new.ends_at, ended_early_at = new.ended_early_at
   where id = new.id;
  return null;
end $$;
create trigger event_copied after update of starts_at, ends_at, ended_early_at on events
  for each row
  when ((old.starts_at, old.ends_at, old.ended_early_at)
    is distinct from (new.starts_at, new.ends_at, new.ended_early_at))
  execute function copy_event();

drop trigger session_copied on sessions;
drop function copy_session_group();
create function copy_hidden() returns trigger language plpgsql as $$
begin
  update group_dates d
     set hidden = new.hidden
    from events e
   where e.session_id = new.id and d.id = e.id;
  return null;
end $$;
create trigger session_copied after update of hidden on sessions
  for each row when (old.hidden <> new.hidden)
  execute function copy_hidden();

create or replace function copy_audience() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from group_dates d
     using events e
     where e.session_id = old.audience_id and d.id = e.id and d.group_id = old.group_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into group_dates
      select new.group_id, e.starts_at, e.id, e.ends_at, e.ended_early_at, s.hidden
        from events e
        join sessions s on s.id = e.session_id
       where s.id = new.audience_id
      on conflict do nothing;
  end if;
  return null;
end $$;

drop index events_by_group;
alter table events drop column group_id, drop column hidden;
