import type { Tx } from '../../../base/data/database.ts';
import type { Entry } from '../../../base/journal/entries.ts';
import { among, notice, type News } from '../../../base/notice.ts';
import { nameIn } from '../../known/store.ts';
import { requestKind } from './letter.ts';
import { isContact, peekRequest, waitingFor, type RequestId } from './store.ts';

const named = { name: 'text' } as const;

/** Only while it waits: an answer may come before anybody has looked at the entry. */
async function tellRequest(
  tx: Tx,
  { subject, data }: Entry<'contact.requested' | 'contact.request-found'>,
): Promise<readonly News<typeof named>[]> {
  const request = await peekRequest(tx, subject);
  const to = request?.to_id;
  if (!request || !to || !data.persons.includes(to)) return [];
  if ((await waitingFor(tx, to, [subject])).length === 0) return [];
  return [
    {
      persons: [to],
      subject,
      by: request.from_id,
      args: { name: await nameIn(tx, request.from_id) },
      href: '/administration/contacts?tab=incoming',
    },
  ];
}

export const contactRequest = notice({
  name: 'contact-request',
  args: named,
  browser: true,
  mail: true,
  answers: true,
  ownMail: ({ origin }, wanted) => requestKind(origin, wanted),
  stands: (db, subject, persons) =>
    among(persons, async (person) => (await waitingFor(db, person, [subject])).length > 0),
  buttons: ({ subject }) => [
    { name: 'accept', method: 'POST', path: `/api/contact-requests/${subject}/acceptance` },
    { name: 'decline', method: 'POST', path: `/api/contact-requests/${subject}/refusal`, body: {} },
  ],
  tells: { 'contact.requested': tellRequest, 'contact.request-found': tellRequest },
  // an answer may close several requests between two people, and a block or a leaving those of the
  // one who goes
  endsUnlessStands: [
    'contact.accepted',
    'contact.declined',
    'contact.blocked',
    'contact.withdrawn',
    'account.deleted',
  ],
});

const contactAccepted = notice({
  name: 'contact-accepted',
  args: named,
  stands: async (db, subject, persons) => {
    const request = await peekRequest(db, subject as RequestId);
    return among(persons, async (person) => {
      const partner = request && (request.from_id === person ? request.to_id : request.from_id);
      return partner ? isContact(db, person, partner) : false;
    });
  },
  tells: {
    'contact.accepted': async (tx, entry) => [
      {
        persons: entry.data.persons.filter((person) => person !== entry.person),
        subject: entry.subject,
        by: entry.person,
        args: { name: await nameIn(tx, entry.person) },
        href: '/administration/contacts',
      },
    ],
  },
});

export const requestNotices = [contactRequest, contactAccepted];
