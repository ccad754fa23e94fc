import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';

/**
 * The one place that knows every table with something about a person, whichever feature owns it:
 * what is exported and what is erased must not depend on a feature remembering to. `store.test.ts`
 * finds new columns that point to persons.
 */
export async function belongings(
  db: Db,
  person: PersonId,
  sessions: readonly string[],
): Promise<Record<string, unknown>> {
  const known = [...sessions];
  const titled = sql`case when s.id = any(${known}::uuid[]) then s.title end as session`;
  const within = sql`(
      select organisation_id
      from organisation_members
      where person_id = ${person} and suspended_at is null
    )`;
  const nameOf = sql`case when o.id in ${within} then o.name end`;
  const mine = sql`(select group_id from groups_of(${person}))`;
  const { rows } = await sql<{ everything: Record<string, unknown> }>`
    select jsonb_build_object(
      'account',
        (
          select jsonb_build_object(
            'id', id, 'name', name, 'email', email, 'emailConfirmed', email_verified, 'language',
              language, 'zone', zone, 'since', created_at
          )
          from persons
          where id = ${person}
        ),
        'picture',
        (
          select jsonb_build_object(
            'type', type, 'bytes', encode(bytes, 'base64'), 'changedAt', changed_at
          )
          from pictures
          where person_id = ${person}
        ),
        'signIns',
        ${listed(sql`
          select created_at as "since", updated_at as "usedAt", expires_at as "until",
            ip_address as "network", user_agent as "browser"
          from sign_ins
          where person_id = ${person}
          order by created_at`)},
        'organisations',
        ${listed(sql`
          select o.id, ${nameOf} as name, m.role, m.joined_at as "since",
            m.suspended_at as "suspendedAt"
          from organisation_members m
          join organisations o on o.id = m.organisation_id
          where m.person_id = ${person}
          order by m.joined_at`)},
        'invitationsAccepted',
        ${listed(sql`
          select ${nameOf} as organisation, i.role, i.email, i.accepted_at as "acceptedAt"
          from invitations i
          join organisations o on o.id = i.organisation_id
          where i.accepted_by = ${person}
          order by i.accepted_at`)},
        'invitationsSent',
        ${listed(sql`
          select ${nameOf} as organisation, i.role, i.email, i.name, i.created_at as "at"
          from invitations i
          join organisations o on o.id = i.organisation_id
          where i.invited_by = ${person}
          order by i.created_at`)},
        'contacts',
        ${listed(sql`
          select p.id, p.name, c.since
          from contacts c
          join persons p on p.id = c.contact_id
          where c.person_id = ${person}
          order by c.since`)},
        'contactRequestsSent',
        ${listed(sql`
          select to_email as "to", message,
            case state when 'declined' then 'pending' else state end as state, created_at as "at",
            case state when 'accepted' then answered_at end as "answeredAt"
          from contact_requests
          where from_id = ${person}
          order by created_at`)},
        'contactRequestsReceived',
        ${listed(sql`
          select r.message, r.state, r.created_at as "at", r.answered_at as "answeredAt"
          from contact_requests r
          where r.to_id = ${person} and (r.state <> 'declined' or r.answered_at is not null)
          order by r.created_at`)},
        'blocked',
        ${listed(sql`
          select blocked_id as id, since
          from blocks
          where person_id = ${person}
          order by since`)},
        'groups',
        ${listed(sql`
          select g.id, case when g.id in ${mine} then g.name end as name, m.role, m.since
          from group_members m
          join groups g on g.id = m.group_id
          where m.person_id = ${person}
          order by m.since`)},
        'sessionsMade',
        ${listed(sql`
          select s.id,
            coalesce(case when s.id = any(${known}::uuid[]) then s.title end, made.title) as title,
            live.description, live.zone, live.starts_on as "startsOn",
            live.starts_at_time as "startsAt", live.repeats, s.created_at as "at"
          from sessions s
          left join sessions live on live.id = s.id and live.id = any(${known}::uuid[])
          left join lateral (
            select j.data ->> 'title' as title
            from journal j
            where j.subject_id = s.id
              and j.person_id = ${person}
              and j.kind in ('session.made', 'own.made')
            limit 1
          ) made on true
          where s.created_by = ${person}
          order by s.created_at`)},
        'sessionsHosted',
        ${listed(sql`
          select s.id, case when s.id = any(${known}::uuid[]) then s.title end as title
          from session_hosts h
          join sessions s on s.id = h.session_id
          where h.person_id = ${person}
          order by s.created_at`)},
        'calendarFeed',
        (
          select jsonb_build_object('since', created_at, 'readAt', read_at)
          from feeds
          where person_id = ${person}
        ),
        'stays',
        ${listed(sql`
          select ${titled}, t.name, t.entered_at as "enteredAt", t.left_at as "leftAt",
            t.left_because as "leftBecause"
          from stays t
          join rooms r on r.id = t.room_id
          join sessions s on s.id = r.session_id
          where t.person_id = ${person}
          order by t.entered_at`)},
        'requestsToJoin',
        ${listed(sql`
          select ${titled}, k.name, k.message, k.state, k.asked_at as "at",
            k.answered_at as "answeredAt"
          from knocks k
          join sessions s on s.id = k.session_id
          where k.person_id = ${person}
          order by k.asked_at`)},
        'linksOpened',
        ${listed(sql`
          select ${titled}, l.since
          from link_holders l
          join sessions s on s.id = l.session_id
          where l.person_id = ${person}
          order by l.since`)},
        'messages',
        ${listed(sql`
          select ${titled}, m.name, m.text, m.at
          from messages m
          join sessions s on s.id = m.session_id
          where m.person_id = ${person}
          order by m.id`)},
        'adminsAsked',
        ${listed(sql`
          select session_id as "session", asked_at as "at"
          from access_questions
          where asker_id = ${person}
          order by asked_at`)},
        'notices',
        ${listed(sql`
          select kind,
            case
              when subject_id is null
                or kind like 'contact-%'
                or kind = 'browser-stopped'
                or subject_id = any(${known}::uuid[])
                or subject_id in ${mine} then args
            end as args,
            count, at, read_at as "readAt"
          from notices
          where person_id = ${person}
          order by at`)},
        'noticeSettings',
        jsonb_build_object(
          'kinds',
            ${listed(sql`
              select kind, bell, browser, mail
              from notice_preferences
              where person_id = ${person}
              order by kind`)},
            'quiet',
            (
              select jsonb_build_object('from', begins, 'until', ends)
              from quiet_hours
              where person_id = ${person}
            )
        ),
        'browsers',
        ${listed(sql`
          select name, endpoint, signed_out_too as "signedOutToo",
            names_signed_out as "namesSignedOut", created_at as "since",
            last_delivery_at as "lastDelivery"
          from browsers
          where person_id = ${person}
          order by id`)},
        'mails',
        ${listed(sql`
          select case when m.state = 'sent' then m.subject end as subject, m.state,
            m.created_at as "at"
          from mails m
          join persons p on p.email = m.to_address
          where p.id = ${person}
          order by m.created_at`)},
        'whatIDid',
        ${listed(sql`
          select at, kind, through
          from journal
          where person_id = ${person}
          order by seq`)}
    ) as everything`.execute(db);
  return rows[0]!.everything;
}
const listed = (query: ReturnType<typeof sql>) =>
  sql`(select coalesce(jsonb_agg(to_jsonb(line)), '[]'::jsonb) from (${query}) line)`;

/**
 * Sessions that something of the person's hangs on: whether they may still know of each is for the
 * gates.
 */
export async function sessionsTouching(db: Db, person: PersonId): Promise<readonly SessionId[]> {
  const { rows } = await sql<{ id: SessionId }>`
    select id
    from sessions
    where created_by = ${person}
    union
    select session_id
    from session_hosts
    where person_id = ${person}
    union
    select r.session_id
    from stays t
    join rooms r on r.id = t.room_id
    where t.person_id = ${person}
    union
    select session_id
    from knocks
    where person_id = ${person}
    union
    select session_id
    from link_holders
    where person_id = ${person}
    union
    select session_id
    from messages
    where person_id = ${person}
    union
    select s.id
    from notices n
    join sessions s on s.id = n.subject_id
    where n.person_id = ${person}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Whom an erasure touches: the groups it takes the person out of, and those who will miss them in a
 * list.
 */
export async function groupsTouched(
  tx: Tx,
  person: PersonId,
): Promise<{ ids: readonly GroupId[]; people: readonly PersonId[] }> {
  const groups = await tx
    .selectFrom('group_members')
    .select('group_id')
    .where('person_id', '=', person)
    .execute();
  const contacts = await tx
    .selectFrom('contacts')
    .select('contact_id')
    .where('person_id', '=', person)
    .execute();
  return { ids: groups.map((row) => row.group_id), people: contacts.map((row) => row.contact_id) };
}

export async function erase(tx: Tx, person: PersonId, email: string): Promise<void> {
  const gone = `deleted-${person}@invalid`;
  await sql`
    update groups
    set version = version + 1
    where id in (select group_id from group_members where person_id = ${person})`.execute(tx);
  await tx
    .updateTable('persons')
    .set({
      name: 'Deleted person',
      email: gone,
      email_verified: false,
      image: null,
      language: 'en',
      zone: 'UTC',
      deleted_at: sql<Date>`now()`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', person)
    .execute();
  const own = [
    'sign_in_methods',
    'sign_ins',
    'pictures',
    'organisation_members',
    'group_members',
    'session_hosts',
    'feeds',
    'notices',
    'notice_preferences',
    'quiet_hours',
    'browsers',
    'removed_browsers',
    'gazes',
    'knocks',
    'link_holders',
    'room_blocks',
  ] as const;
  for (const table of own) await tx.deleteFrom(table).where('person_id', '=', person).execute();
  await tx
    .deleteFrom('contacts')
    .where(({ or, eb }) => or([eb('person_id', '=', person), eb('contact_id', '=', person)]))
    .execute();
  await tx
    .deleteFrom('blocks')
    .where(({ or, eb }) => or([eb('person_id', '=', person), eb('blocked_id', '=', person)]))
    .execute();
  await tx
    .deleteFrom('access_questions')
    .where(({ or, eb }) =>
      or([eb('person_id', '=', person), eb('asker_id', '=', person), eb('admin_id', '=', person)]),
    )
    .execute();
  await tx
    .deleteFrom('contact_requests')
    .where(({ or, eb }) => or([eb('from_id', '=', person), eb('to_id', '=', person)]))
    .execute();
  // Entries stay, who did what included; an address or network that one of them carries does not.
  await sql`
    update journal
    set data = data - 'email' - 'title'
    where subject_id in (
      select id
      from invitations
      where accepted_by = ${person} or email = ${email}
      union
      select id
      from mails
      where to_address = ${email}
    )`.execute(tx);
  await sql`
    update journal
    set data = data - 'place' - 'browser' - 'system'
    where person_id = ${person} and kind = 'sign-in.began'`.execute(tx);
  await tx
    .updateTable('invitations')
    .set({ revoked_at: sql<Date>`now()`, name: null })
    .where('invited_by', '=', person)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  await tx.updateTable('invitations').set({ name: null }).where('email', '=', email).execute();
  await tx
    .updateTable('invitations')
    .set({ email: gone })
    .where('accepted_by', '=', person)
    .execute();
  await sql`
    update notices
    set args = args || '{"name": "Deleted person"}'
    where by_id = ${person}`.execute(tx);
  // A room without dates ends with its owner; what the log says of their requests stays without
  // their name.
  await sql`
    update sessions
    set cancelled_at = now(), title = '–', description = ''
    where created_by = ${person} and kind <> 'group'`.execute(tx);
  await sql`
    update journal
    set data = data || '{"name": "Deleted person"}'
    where (data -> 'persons') @> to_jsonb(array[${person}::text])
      and data ? 'name'
      and split_part(kind, '.', 1) in ('knock', 'room', 'host', 'block')`.execute(tx);
  for (const table of ['stays', 'messages'] as const)
    await tx
      .updateTable(table)
      .set({ name: 'Deleted person' })
      .where('person_id', '=', person)
      .execute();
  await tx
    .deleteFrom('mails')
    .where('to_address', '=', email)
    .where('state', '<>', 'queued')
    .execute();
}

/**
 * Groups that would have no manager, and organisations that would have no admin, without this
 * person.
 */
export const onlyManagerOf = (db: Db, person: PersonId): Promise<{ id: GroupId; name: string }[]> =>
  db
    .selectFrom('group_members as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select(['g.id', 'g.name'])
    .where('m.person_id', '=', person)
    .where('m.role', '=', 'manager')
    .where('g.deleted_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('group_members as o')
            .innerJoin('persons as p', 'p.id', 'o.person_id')
            .select('o.person_id')
            .whereRef('o.group_id', '=', 'g.id')
            .where('o.role', '=', 'manager')
            .where('o.person_id', '<>', person)
            .where('p.deleted_at', 'is', null),
        ),
      ),
    )
    .orderBy('g.name')
    .execute();
export const onlyAdminOf = (
  db: Db,
  person: PersonId,
): Promise<{ id: OrganisationId; name: string }[]> =>
  db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name'])
    .where('m.person_id', '=', person)
    .where('m.role', '=', 'admin')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('organisation_members as a')
            .select('a.person_id')
            .whereRef('a.organisation_id', '=', 'o.id')
            .where('a.role', '=', 'admin')
            .where('a.person_id', '<>', person)
            .where('a.suspended_at', 'is', null),
        ),
      ),
    )
    .orderBy('o.name')
    .execute();

/**
 * Those rows stay as they are until the end of the transaction: two last managers cannot both leave
 * at once. The person first, so that nobody gives them another post meanwhile.
 */
export async function lockPosts(tx: Tx, person: PersonId): Promise<void> {
  await sql`select from persons where id = ${person} for update`.execute(tx);
  await sql`
    select id
    from organisations
    where id in (
      select organisation_id
      from organisation_members
      where person_id = ${person} and role = 'admin'
    )
    order by id
    for update`.execute(tx);
  await sql`
    select id
    from groups
    where id in (select group_id from group_members where person_id = ${person})
    order by id
    for update`.execute(tx);
}
