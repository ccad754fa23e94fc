-- An admin is asked about each gate of a thing by itself.
alter table access_questions
  drop constraint access_questions_session_id_person_id_asker_id_admin_id_key,
  add constraint one_question unique (subject_id, gate, person_id, asker_id, admin_id);
