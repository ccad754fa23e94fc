-- What people are told and how: notices in the bell, their ways to browsers and mail (an outbox), and who looks at what just now.
create table notices (
  id          uuid primary key,
  person_id   uuid not null references persons (id) on delete cascade,
  kind        text not null,
  subject_id  uuid,                         -- what it is about
  by_id       uuid references persons (id) on delete set null,  -- the person it tells of, so that their name can be erased
  args        jsonb not null default '{}',  -- for the text, which is worded when it is read
  href        text,
  topic       text,
  count       integer not null default 1,   -- how often it happened while it was open
  shown       boolean not null,             -- in the bell
  at          timestamptz(3) not null,      -- last happened; exact to what a cursor can carry
  read_at     timestamptz,
  settled_at  timestamptz                   -- answered, over, or (when there is nothing to answer) read
);
create unique index one_open_notice on notices (person_id, kind, subject_id) nulls not distinct where settled_at is null;
create index notices_by_time on notices (person_id, at desc, id desc) where shown;
create index notices_waiting on notices (person_id, at desc, id desc) where shown and settled_at is null;
create index notices_unread on notices (person_id) where shown and read_at is null;
create index notices_open on notices (kind, subject_id) where settled_at is null;
create index notices_by_teller on notices (by_id) where by_id is not null;

create table notice_preferences (
  person_id  uuid not null references persons (id) on delete cascade,
  kind       text not null,
  bell       boolean not null,
  browser    boolean not null,
  mail       boolean not null,
  primary key (person_id, kind)
);

create table quiet_hours (
  person_id  uuid primary key references persons (id) on delete cascade,
  begins     time not null,                 -- on the person's wall clock; after `ends`: over midnight
  ends       time not null,
  check (begins <> ends)
);

create table browsers (
  id                uuid primary key,
  person_id         uuid not null references persons (id) on delete cascade,
  endpoint          text not null,
  endpoint_hash     text not null,
  p256dh            text not null,
  auth              text not null,
  name              text not null,
  sign_in_id        uuid references sign_ins (id) on delete set null,
  signed_out_too    boolean not null default false,
  names_signed_out  boolean not null default false,
  created_at        timestamptz not null default now(),
  seen_at           timestamptz not null default now(),  -- last time a page in it said so
  last_delivery_at  timestamptz,
  problem           text
);
create unique index browsers_endpoint on browsers (endpoint_hash);
create index browsers_by_person on browsers (person_id, id);
create index browsers_by_sign_in on browsers (sign_in_id);

-- The pair that signs every push: browsers are bound to it, so it is kept where the backup is.
create table push_keys (
  "only"       boolean primary key default true check ("only"),
  public_key   text not null,
  private_key  text not null,
  created_at   timestamptz not null default now()
);

-- One row for each notice and way. It waits again when the notice happens again; `message_id` is another one then.
create table deliveries (
  id             uuid primary key default gen_random_uuid(),
  notice_id      uuid not null references notices (id) on delete cascade,
  channel        text not null check (channel in ('browser', 'mail')),
  browser_id     uuid references browsers (id) on delete cascade,
  message_id     uuid not null default gen_random_uuid(),
  state          text not null default 'waiting' check (state in ('waiting', 'sent', 'missed', 'dropped')),
  due_at         timestamptz not null,
  until          timestamptz not null,      -- later than this it is missed, not sent
  claimed_until  timestamptz,               -- a process is sending it; when that one dies, another takes over
  attempts       integer not null default 0,
  sent_at        timestamptz,
  mail_id        uuid,                      -- taken back while it waits in the queue, when the notice is settled meanwhile
  check ((channel = 'browser') = (browser_id is not null))
);
create unique index one_delivery on deliveries (notice_id, channel, browser_id) nulls not distinct;
create index deliveries_due on deliveries (channel, due_at) where state = 'waiting';
create index deliveries_by_browser on deliveries (browser_id) where browser_id is not null;

-- Journal entries of lower floors that have become notices, so that of several processes one makes them, also after a crash.
create table followed_entries (
  seq  bigint primary key,
  at   timestamptz not null default now()
);
insert into followed_entries (seq) select seq from journal order by seq desc limit 1000;

-- Pages that somebody has before their eyes: what they look at is not pushed to them at once.
create unlogged table gazes (
  page_id     uuid primary key,
  person_id   uuid not null,
  subject_id  uuid not null,
  seen_at     timestamptz not null
);
create index gazes_by_subject on gazes (subject_id, person_id);
create index gazes_by_time on gazes (seen_at);
