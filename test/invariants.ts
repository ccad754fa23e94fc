import type { Pool } from '../src/base/data/database.ts';

/**
 * What must hold in every database at every moment, each as a query that finds the rows which break
 * it.
 */
const invariants: Readonly<Record<string, string>> = {
  'every group has a manager who counts, or one who is suspended': `select g.id from groups g where g.deleted_at is null and not exists (select from managers_left(g.id, '{}')) and not exists (select from group_members m join organisation_members o on o.organisation_id = g.organisation_id and o.person_id = m.person_id where m.group_id = g.id and m.role = 'manager' and o.suspended_at is not null)`,
  'every organisation has an admin who is not suspended': `select o.id from organisations o where not exists (select from organisation_members m where m.organisation_id = o.id and m.role = 'admin' and m.suspended_at is null)`,
  'a contact is mutual': `select c.person_id from contacts c where not exists (select from contacts d where d.person_id = c.contact_id and d.contact_id = c.person_id)`,
  'contacts have no open request between them': `select r.id from contact_requests r join contacts c on c.person_id = r.from_id and c.contact_id = r.to_id where r.state = 'pending'`,
  'groups do not contain themselves': `with recursive down (top, id) as (select parent_id, child_id from group_nestings union select d.top, n.child_id from down d join group_nestings n on n.parent_id = d.id) select top from down where top = id`,
  'groups contain only groups of their organisation': `select n.parent_id from group_nestings n join groups p on p.id = n.parent_id join groups c on c.id = n.child_id where p.organisation_id <> c.organisation_id`,
  'agendas have each event once for each group of its session': `with are as (select group_id, starts_at, id, ends_at, ended_early_at, hidden from group_dates), should as (select a.group_id, e.starts_at, e.id, e.ends_at, e.ended_early_at, s.hidden from events e join sessions s on s.id = e.session_id join audience_groups a on a.audience_id = s.id) (table are except table should) union all (table should except table are)`,
  'sessions are for groups of their organisation': `select s.id from sessions s join audience_groups a on a.audience_id = s.id join groups g on g.id = a.group_id where g.organisation_id <> s.organisation_id`,
  'an audience is the audience of something, and of no group that is gone': `select a.audience_id from audience_groups a join groups g on g.id = a.group_id where g.deleted_at is not null or a.audience_id not in (select id from audiences)`,
  'every session has its entrance': `select s.id from sessions s where not exists (select from entrance_of(s.id))`,
  'nobody is twice in the rooms of a session': `select r.session_id from stays y join rooms r on r.id = y.room_id where y.left_at is null and y.seen_at > now() - interval '30 seconds' group by r.session_id, coalesce(y.person_id, y.guest_id) having count(*) > 1`,
  'one asking has at most one answer that was not taken back': `select data ->> 'knock' from journal where kind in ('knock.answered', 'knock.taken-back') group by data ->> 'knock', data ->> 'asks' having sum(case kind when 'knock.answered' then 1 else -1 end) > 1`,
  'an answered request says when': `select id from knocks where state in ('allowed', 'denied') and answered_at is null`,
  'hosts are told of requests only while somebody waits': `select n.id from notices n where n.kind = 'knock' and n.settled_at is null and not exists (select from knocks k where k.session_id = n.subject_id and k.state = 'pending')`,
  'nobody is inside who is blocked there': `select y.id from stays y join rooms r on r.id = y.room_id left join link_holders l on l.id = y.guest_id join room_blocks b on b.session_id = r.session_id and (b.person_id = y.person_id or b.visitor = l.visitor) where y.left_at is null and not exists (select from hosts_of(r.session_id) h where h.person_id = y.person_id)`,
  'ad-hoc sessions and standing rooms have no dates': `select s.id from sessions s where s.kind <> 'group' and exists (select from events e where e.session_id = s.id)`,
  'no room holds more than six': `select room_id from stays where left_at is null and seen_at > now() - interval '30 seconds' group by room_id having count(*) > 6`,
  'no two claims on one assembly overlap': `select b.id from bookings b join bookings c on c.assembly_id = b.assembly_id and c.id > b.id and c.blocked && b.blocked where b.cancelled_at is null and c.cancelled_at is null`,
  'what is blocked holds the span': `select id from bookings where not (blocked @> starts_at and upper(blocked) >= ends_at)`,
  'erased people have no sign-in, group, contact or organisation': `select p.id from persons p where p.deleted_at is not null and (exists (select from sign_ins s where s.person_id = p.id) or exists (select from group_members m where m.person_id = p.id) or exists (select from contacts c where c.person_id = p.id) or exists (select from organisation_members o where o.person_id = p.id))`,
};

/** The names of those that are broken, each with how many rows. */
export async function broken(pool: Pool): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(invariants).map(
      async ([name, sql]) => [name, (await pool.query(sql)).rowCount ?? 0] as const,
    ),
  );
  return found.filter(([, rows]) => rows > 0).map(([name, rows]) => `${name}: ${rows}`);
}

// `node test/invariants.ts postgres://…` tells an operator the same about a live system
if (import.meta.main) {
  const { openPool } = await import('../src/base/data/database.ts');
  const pool = openPool(process.argv[2] ?? '', 2);
  const names = await broken(pool);
  process.stdout.write(
    names.length === 0
      ? `All ${Object.keys(invariants).length} invariants hold.\n`
      : `${names.join('\n')}\n`,
  );
  await pool.end();
  process.exitCode = names.length === 0 ? 0 : 1;
}
