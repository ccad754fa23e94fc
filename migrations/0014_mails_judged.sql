-- A mail is judged again when it leaves: it remembers what it is, about what and for whom, and says why it was dropped.
alter table mails add column kind text;         -- null: written before mails were judged
alter table mails add column person_id uuid;    -- whose address it is; null: somebody without an account
alter table mails add column about_id uuid;     -- of several to one address about one thing only the last one goes
alter table mails add column urgent boolean not null default false;  -- somebody waits for it: it goes before the others
alter table mails add column dropped_because text;
alter table mails drop constraint mails_state_check;
alter table mails add constraint mails_state_check check (state in ('queued', 'sent', 'kept', 'failed', 'dropped'));
create index mails_about on mails (about_id, kind, to_address, created_at) where about_id is not null;
create index mails_queued on mails (urgent desc, created_at) where state = 'queued';
create index deliveries_by_mail on deliveries (mail_id) where mail_id is not null;
create index mails_readable on mails (id) where state in ('kept', 'failed') and body <> '';
