-- Lists of an organisation's people by name, and "who are its admins", stay one short index walk however many people there are.
create index persons_by_name on persons (lower(name), id);
create index organisation_admins on organisation_members (organisation_id, joined_at) where role = 'admin';
create index invitations_by_organisation on invitations (organisation_id, id desc);
