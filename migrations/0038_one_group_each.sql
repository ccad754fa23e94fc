-- What a gate reads of an audience is one row: until it reads several groups, a second one is refused here.
alter table audience_groups add constraint one_group_each unique (audience_id);
