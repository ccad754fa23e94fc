import { sql } from 'kysely';
import { takeBackAbout } from '../../base/mail/mail.ts';
import { list, readOut, type Personal } from '../../base/personal.ts';

/** Both sides of a contact go. That a request was declined is not told to whoever asked. */
export const contactsPersonal: Personal = {
  name: 'contacts',
  columns: {
    'contacts.person_id': 'erased',
    'contacts.contact_id': 'erased',
    'contact_requests.from_id': 'erased',
    'contact_requests.to_id': 'erased',
    'blocks.person_id': 'erased',
    'blocks.blocked_id': 'erased',
  },
  exported: (db, { person }) =>
    readOut(db, {
      contacts: list(sql`
        select p.id, p.name, c.since
        from contacts c
        join persons p on p.id = c.contact_id
        where c.person_id = ${person}
        order by c.since`),
      contactRequestsSent: list(sql`
        select to_email as "to", message,
          case state when 'declined' then 'pending' else state end as state, created_at as "at",
          case state when 'accepted' then answered_at end as "answeredAt"
        from contact_requests
        where from_id = ${person}
        order by created_at`),
      contactRequestsReceived: list(sql`
        select r.message, r.state, r.created_at as "at", r.answered_at as "answeredAt"
        from contact_requests r
        where r.to_id = ${person} and (r.state <> 'declined' or r.answered_at is not null)
        order by r.created_at`),
      blocked: list(sql`
        select blocked_id as id, since
        from blocks
        where person_id = ${person}
        order by since`),
    }),
  erased: async (tx, { person }) => {
    await tx
      .deleteFrom('contacts')
      .where(({ or, eb }) => or([eb('person_id', '=', person), eb('contact_id', '=', person)]))
      .execute();
    await tx
      .deleteFrom('blocks')
      .where(({ or, eb }) => or([eb('person_id', '=', person), eb('blocked_id', '=', person)]))
      .execute();
    const requests = await tx
      .deleteFrom('contact_requests')
      .where(({ or, eb }) => or([eb('from_id', '=', person), eb('to_id', '=', person)]))
      .returning(['id', 'from_id'])
      .execute();
    const sent = requests.filter(({ from_id: from }) => from === person);
    await takeBackAbout(
      tx,
      'contact-request',
      sent.map(({ id }) => id),
      'sender-gone',
    );
  },
};
