-- Processes know of each other: who lives, who looks after which stay, and whether they share their secrets.

create table nodes (
  id          uuid primary key,
  started_at  timestamptz not null default clock_timestamp(),
  seen_at     timestamptz not null default clock_timestamp()   -- last beat, by the database's clock
);

-- the process that holds the page of a stay; when it lives no more, the oldest of the others looks after the stay
alter table stays add column node_id uuid;

-- a mark of each secret, from which the secret cannot be found
create table secret_marks (
  name  text primary key,
  mark  text not null
);
