-- Texts are measured in visible characters, and one of them may take a dozen code points: the fence stands where no language reaches.
alter table persons drop constraint persons_name_check;
alter table persons add constraint persons_name_check check (char_length(name) between 1 and 3000);
alter table messages drop constraint messages_text_check;
alter table messages add constraint messages_text_check check (char_length(text) between 1 and 50000);
