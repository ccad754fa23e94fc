-- Whether a mail of the same kind and subject went to a person shortly before is a short look, however much they were ever told.
create index notices_told on notices (person_id, kind, subject_id, at);
