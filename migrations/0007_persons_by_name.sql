-- Lists of an organisation's people start at a name and search in names and addresses: neither reads or sorts everybody.
create index persons_by_name on persons (lower(name), id) where deleted_at is null;
create index persons_email_search on persons using gin (email gin_trgm_ops);
