-- A room without dates that is opened early keeps the time that was set for it: whoever ends it before then takes the early opening back, as for a date, and not the room.
alter table rooms add column opened_early_at timestamptz;
alter table rooms add constraint opened_before_its_time check (opened_early_at < opens_at);
