-- A room without dates has none in its row, either: no zone, no start, no repetition that somebody would have to invent.
alter table sessions
  alter column zone drop not null,
  alter column starts_on drop not null,
  alter column starts_at_time drop not null,
  alter column repeats drop not null;
update sessions
   set zone = null, starts_on = null, starts_at_time = null, repeats = null
 where kind <> 'group';
alter table sessions
  add constraint dates_of_group_sessions check (
    case
      when kind = 'group' then num_nulls(zone, starts_on, starts_at_time, repeats) = 0
      else num_nonnulls(zone, starts_on, starts_at_time, minutes, repeats, repeats_until) = 0
    end);
