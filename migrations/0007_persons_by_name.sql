-- Lists of an organisation's people start at a name and search in names and addresses: neither reads or sorts everybody.
drop index if exists persons_by_name; -- of 0005, which read erased persons too
create index persons_by_name on persons (lower(name), id) where deleted_at is null;
create index persons_email_search on persons using gin (email gin_trgm_ops);
