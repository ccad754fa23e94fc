-- A browser is known by a key of its own, so that a new endpoint takes the place of the old one and one event is one push.
alter table browsers
  add column key_hash text,                 -- of the random key it keeps; null: enabled before there were keys, or by a script
  add column gone_at  timestamptz;          -- since when its push service takes nothing for it: kept, so that its owner is told
create unique index browsers_key on browsers (key_hash) where key_hash is not null;
-- Browsers that their owner removed on another device: such a one stays removed, while one that got a new endpoint is renewed.
create table removed_browsers (
  person_id   uuid not null references persons (id) on delete cascade,
  mark        text not null,                -- hash of its endpoint, and that of its key
  removed_at  timestamptz not null default now(),
  primary key (person_id, mark)
);
