-- Whoever looks after somebody asks an admin about any gate of any feature, not only about entering a session.
alter table access_questions
  drop constraint access_questions_session_id_fkey,
  add column gate text not null default 'enter-room';
alter table access_questions alter column gate drop default;
alter table access_questions rename column session_id to subject_id;

-- What goes, with whatever has an audience.
create or replace function drop_audience() returns trigger language plpgsql as $$
begin
  delete from audience_groups where audience_id = old.id;
  delete from access_questions where subject_id = old.id;
  return null;
end $$;
