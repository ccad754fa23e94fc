-- Control > Audit filters by subject and by person, and Control > Users shows each last sign-in: all stay short walks when the journal is long.
create index journal_by_area on journal (organisation_id, split_part(kind, '.', 1), seq desc);
create index journal_touching on journal using gin ((data -> 'persons') jsonb_path_ops);
create index journal_sign_ins on journal (person_id, seq desc) where kind = 'sign-in.began';
