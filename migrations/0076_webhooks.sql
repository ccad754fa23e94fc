-- Programs outside are told what happens in an organisation: each entry once, with a number that rises without gaps for each receiver.
create table webhooks (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  address text not null,
  kinds text[] not null,
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  sequence bigint not null default 0,
  off_at timestamptz,
  off_because text check (off_because in ('by-hand', 'gone')),
  failing_since timestamptz,
  last_sent_at timestamptz,
  created_at timestamptz not null default now(),
  check ((off_at is null) = (off_because is null)),
  check ((former_secret is null) = (former_until is null))
);
create index on webhooks (organisation_id);

create table webhook_messages (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  sequence bigint not null,
  entry_seq bigint not null,
  kind text not null,
  at timestamptz not null,
  data jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries int not null default 0,
  due_at timestamptz not null,
  claimed_until timestamptz,
  tried_at timestamptz,
  sent_at timestamptz,
  status int,
  trouble text,
  created_at timestamptz not null default now(),
  unique (webhook_id, sequence),
  unique (webhook_id, entry_seq)
);
create index on webhook_messages (webhook_id, due_at, sequence) where state = 'waiting';
create index on webhook_messages (created_at);
