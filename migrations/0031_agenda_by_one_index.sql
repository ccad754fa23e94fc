-- My Sessions walks one index for each group of a person, so what it asks of an event stands there: also whether its session is hidden.
alter table events add column hidden boolean not null default false;  -- copy of the session's, kept by the triggers below
update events e
   set hidden = true
  from sessions s
 where s.id = e.session_id and s.hidden;

create or replace function copy_session_group() returns trigger language plpgsql as $$
begin
  update events set group_id = new.group_id, hidden = new.hidden where session_id = new.id;
  return null;
end $$;
drop trigger session_group_copied on sessions;
create trigger session_copied after update of group_id, hidden on sessions
  for each row when (old.group_id is distinct from new.group_id or old.hidden <> new.hidden)
  execute function copy_session_group();

create or replace function take_session_group() returns trigger language plpgsql as $$
begin
  select group_id, hidden into new.group_id, new.hidden from sessions where id = new.session_id;
  return new;
end $$;

drop index events_by_group;
create index events_by_group on events (group_id, starts_at, id) include (ends_at, ended_early_at, hidden);

-- Which groups somebody manages, without looking at all they are in.
create index group_members_managers on group_members (person_id, group_id) where role = 'manager';
