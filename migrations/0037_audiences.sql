-- An audience is a set of groups and lies in one place, whatever it is the audience of: a session, later an assembly or a training.
drop view shown_sessions;
drop view audience_groups;
create table audience_groups (
  audience_id  uuid not null,  -- the id of what it is the audience of
  group_id     uuid not null references groups (id) on delete cascade,
  primary key (audience_id, group_id)
);
create index audience_groups_by_group on audience_groups (group_id, audience_id);
insert into audience_groups
  select s.id, g.id
    from sessions s
    join groups g on g.id = s.group_id and g.deleted_at is null;

-- What a link may lead to: not a session that is hidden or without its group, nor a room whose owner is gone.
create view shown_sessions as
  select s.id as session_id
    from sessions s
   where s.kind = 'group'
     and not s.hidden
     and exists (select from audience_groups a where a.audience_id = s.id)
  union all
  select o.session_id
    from owned_rooms o;

-- Events keep a copy of their session's group, so that an agenda is one index walk; a session that is gone has no audience.
drop trigger session_copied on sessions;
create or replace function copy_session_group() returns trigger language plpgsql as $$
begin
  update events set hidden = new.hidden where session_id = new.id;
  return null;
end $$;
create trigger session_copied after update of hidden on sessions
  for each row when (old.hidden <> new.hidden)
  execute function copy_session_group();
create or replace function take_session_group() returns trigger language plpgsql as $$
begin
  new.group_id := (select a.group_id from audience_groups a where a.audience_id = new.session_id limit 1);
  new.hidden := (select s.hidden from sessions s where s.id = new.session_id);
  return new;
end $$;
create function copy_audience() returns trigger language plpgsql as $$
declare
  audience uuid := coalesce(new.audience_id, old.audience_id);
begin
  update events
     set group_id = (select a.group_id from audience_groups a where a.audience_id = audience limit 1)
   where session_id = audience;
  return null;
end $$;
create trigger audience_copied after insert or update or delete on audience_groups
  for each row execute function copy_audience();
create function drop_audience() returns trigger language plpgsql as $$
begin
  delete from audience_groups where audience_id = old.id;
  return null;
end $$;
create trigger audience_dropped after delete on sessions for each row execute function drop_audience();

alter table sessions drop column group_id;
