-- Whoever looks after somebody and may not repair their access asks an admin: the notice is about a question that can be found again, and is asked once a day.
create table access_questions (
  id         uuid primary key,
  session_id uuid not null references sessions on delete cascade,
  person_id  uuid not null references persons,
  asker_id   uuid not null references persons,
  admin_id   uuid not null references persons,
  asked_at   timestamptz not null default now(),
  unique (session_id, person_id, asker_id, admin_id)
);
create index access_questions_of_person on access_questions (person_id);
create index access_questions_of_asker on access_questions (asker_id);
create index access_questions_of_admin on access_questions (admin_id);
