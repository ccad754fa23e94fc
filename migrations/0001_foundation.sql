-- What every feature stands on: the journal (the truth about who changed what), mails on their way, and rate limits shared by all processes.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table journal (
  seq             bigint generated always as identity primary key,
  at              timestamptz not null default clock_timestamp(),
  organisation_id uuid,
  person_id       uuid,            -- who did it; null: the system or somebody signed out
  through         text not null check (through in ('web', 'api', 'cli', 'live', 'job', 'console')),
  request_id      text,
  kind            text not null,   -- past tense with subject: 'contact.requested'
  subject_id      uuid,
  data            jsonb not null default '{}'
);
create index journal_by_organisation on journal (organisation_id, seq desc);
create index journal_by_subject on journal (subject_id, seq desc);
create index journal_by_person on journal (person_id, seq desc);

create table mails (
  id          uuid primary key,
  to_address  text not null,
  language    text not null,
  subject     text not null,
  body        text not null,       -- plain text; emptied once the mail has left, because it may hold a link that signs in
  html        text not null,
  state       text not null check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts    integer not null default 0,
  problem     text,
  created_at  timestamptz not null default now(),
  sent_at     timestamptz
);
create index mails_by_time on mails (created_at desc, id desc);

create unlogged table limits (
  key        text primary key,
  used       integer not null,
  resets_at  timestamptz not null
);
create index limits_by_end on limits (resets_at);
