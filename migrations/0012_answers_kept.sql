-- An act whose answer got lost on its way is repeated under the same key; it is not done twice, and is answered as the first time.
create table idempotent_answers (
  key text primary key, -- a hash: whoever reads this table can repeat nothing
  caller text not null,
  cookie text not null,
  request text not null,
  sealed bytea not null, -- by the key itself, because answers hold cookies and links
  at timestamptz not null default now()
);
create index idempotent_answers_by_age on idempotent_answers (at);
