-- A mail knows whose name it carries, so that an erasure finds it, and no other.
alter table mails add column by_id uuid references persons (id);
update mails m set by_id = r.from_id from contact_requests r where m.kind = 'contact-request' and m.about_id = r.id;
update mails m set by_id = i.invited_by from invitations i where m.kind = 'invitation' and m.about_id = i.id;
update mails m set by_id = n.by_id
  from deliveries d
  join notices n on n.id = d.notice_id
 where d.mail_id = m.id and n.by_id is not null;
create index mails_by_whom on mails (by_id) where by_id is not null;
