-- An invitation keeps the name that was typed, may name a group, and may have a second link that an admin hands over.
alter table invitations
  add column name          text,
  add column group_id      uuid references groups (id) on delete set null,
  add column copied_hash   text,
  -- whoever reads all mails of the installation could have copied the mailed link: theirs proves the address as well
  add column copied_proves boolean not null default false;
create unique index invitations_copied on invitations (copied_hash) where copied_hash is not null;
