-- A session may have more than one room: one of them is its entrance, whose door is the door of all; what is said is said in one room.
alter table rooms add column entrance boolean not null default true;
drop index rooms_session;
create unique index one_entrance on rooms (session_id) where entrance;
create index rooms_by_session on rooms (session_id, id);

-- The one room that a session is met at: door, link, hours and what the lobby says are set there.
create function entrance_of(meeting uuid) returns setof rooms
  language sql stable parallel safe rows 1 as $$
  select r.*
    from rooms r
   where r.session_id = meeting
     and r.entrance
$$;

alter table messages add column room_id uuid references rooms (id) on delete cascade;
update messages m
   set room_id = r.id
  from rooms r
 where r.session_id = m.session_id;
create index messages_by_room on messages (room_id, id);
alter table messages
  alter column room_id set not null,
  drop column session_id;
