-- Whoever follows the journal has a name and a place in it of their own: what one has taken up, another still hears.

create table followers (
  name text primary key,
  since bigint not null
);
insert into followers (name, since) values ('notices', 0);

alter table followed_entries add column follower text not null default 'notices';
alter table followed_entries alter column follower drop default;
alter table followed_entries drop constraint followed_entries_pkey;
alter table followed_entries add primary key (follower, seq);
