-- A host may open early, and when a room of dated events is open is said once, for every statement.
alter table events add column opened_early_at timestamptz;
alter table events add constraint soon_enough
  check (opened_early_at >= starts_at - interval '12 hours');

-- Plain expressions, which the planner puts in place: `opens_at(e)` costs what `coalesce(...)` does.
create function opens_as_planned(event events) returns timestamptz language sql stable parallel safe as
  $$ select event.starts_at - interval '15 minutes' $$;
create function opens_at(event events) returns timestamptz language sql stable parallel safe as
  $$ select coalesce(event.opened_early_at, opens_as_planned(event)) $$;
create function closes_at(event events) returns timestamptz language sql stable parallel safe as
  $$ select coalesce(event.ended_early_at, event.ends_at + interval '30 minutes') $$;
