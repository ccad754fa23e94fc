import { admit, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import { tell } from '../../../access/tell.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { type Db, transact, type Tx } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller, Who } from '../../../base/serve/caller.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import { type Actor, append, hasDone } from '../../../base/journal/journal.ts';
import { post } from '../../../base/mail/mail.ts';
import { Clash, Invalid, Missing } from '../../../base/api/refusals.ts';
import { enrol, hashed, signUpUnproved } from '../../account/sign-up/actions.ts';
import { goodPassword } from '../../account/passwords/actions.ts';
import { addInvited } from '../../groups/members/actions.ts';
import { seatsOf } from '../../groups/members/store.ts';
import { findGroup } from '../../groups/standing/store.ts';
import { admitAdmin, mayRun } from '../standing/actions.ts';
import type { InvitationStanding } from '../standing/checks.ts';
import { acceptInvitation } from '../standing/gates.ts';
import { pageOf } from '../../../base/api/cursor.ts';
import { lockOrganisation, type Role, type Membership, writeMember } from '../standing/store.ts';
import { invitationKind, invitationLetter } from './letter.ts';
import { DAILY, PAUSE, personOf } from './rules.ts';
import {
  confirmedAddress,
  countSince,
  type Held,
  heldBy,
  type InvitationId,
  type Known,
  knownOf,
  listInvitations,
  lockInvitation,
  nameOf,
  renewInvitation,
  type Said,
  writeAcceptance,
  writeCopy,
  writeInvitation,
  writeRevocation,
  writeRevocationsOf,
} from './store.ts';

type Sealed = Pick<Deps, 'db' | 'origin'>;
type OfInvitation = { readonly id: OrganisationId; readonly invitation: InvitationId };
type Result =
  'invited' | 'sent-again' | 'just-sent' | 'member' | 'repeated' | 'not-an-address' | 'too-many';

export async function invitations(
  db: Db,
  who: Who,
  asked: {
    readonly id: OrganisationId;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  await admitAdmin(db, who, asked.id);
  const now = await databaseTime(db);
  return pageOf(
    await listInvitations(db, asked.id, asked),
    asked.limit,
    ({ id }) => [id],
    (row) => ({
      ...row,
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      expired: row.expiresAt <= now,
    }),
  );
}

/** Each line gets its own result; the good ones are invited whatever the others are. */
export const invite = (
  { db, origin }: Sealed,
  who: Who,
  {
    id,
    lines,
    role,
    group,
  }: {
    readonly id: OrganisationId;
    readonly lines: readonly string[];
    readonly role: Role;
    readonly group?: GroupId | undefined;
  },
) =>
  transact(db, async (tx) => {
    await lockOrganisation(tx, id);
    const { by, standing } = await admitAdmin(tx, who, id);
    if (group && (await findGroup(tx, who.person, group))?.organisation.id !== id)
      throw new Invalid({ pointer: '#/body/group', code: 'unknown-group' });
    const people = lines.map(personOf);
    const known = await knownOf(tx, id, [...new Set(people.flatMap(({ email }) => email ?? []))]);
    const now = await databaseTime(tx);
    const sender = {
      tx,
      who,
      now,
      origin: origin(),
      id,
      standing,
      admitted: by,
      by: await nameOf(tx, who.person),
    };
    let left = DAILY - (await countSince(tx, id, new Date(now.getTime() - 86_400_000)));
    const seen = new Set<string>();
    const results: (Became & { line: string; email: string | null })[] = [];
    for (const [at, line] of lines.entries()) {
      const { email, name } = people[at]!;
      const became: Became =
        email === null
          ? nothing('not-an-address')
          : seen.has(email)
            ? nothing('repeated')
            : await inviteOne(
                sender,
                known.get(email)!,
                { role, name, group: group ?? null },
                left,
              );
      if (email !== null) seen.add(email);
      if (became.result === 'invited') left -= 1;
      results.push({ line: line.trim().slice(0, 200), email, ...became });
    }
    return { lines: results };
  });

type Sender = {
  readonly tx: Tx;
  readonly who: Who;
  readonly now: Date;
  readonly origin: string;
  readonly id: OrganisationId;
  readonly standing: Membership;
  readonly admitted: Admitted<'administer-organisation'>;
  readonly by: string;
};

type Became = { readonly result: Result; readonly invitation: InvitationId | null };
const nothing = (result: Result): Became => ({ result, invitation: null });
async function inviteOne(sender: Sender, known: Known, said: Said, left: number): Promise<Became> {
  const { tx, who, id, admitted } = sender;
  if (known.member) return nothing('member');
  if (known.sentAt && recent(known.sentAt, sender.now)) return nothing('just-sent');
  if (known.open) {
    await write(
      sender,
      known,
      known.open,
      await renewInvitation(tx, admitted, known.open, who.person, said),
      said.role,
    );
    return { result: 'sent-again', invitation: known.open };
  }
  if (left <= 0) return nothing('too-many');
  const made = await writeInvitation(tx, admitted, id, who.person, known.email, said);
  await write(sender, known, made.id, made.token, said.role);
  return { result: 'invited', invitation: made.id };
}

async function write(
  { tx, who, origin, id, standing, by }: Sender,
  { email, language }: Pick<Known, 'email' | 'language'>,
  invitation: InvitationId,
  token: string,
  role: Role,
): Promise<void> {
  await post(
    tx,
    invitationKind,
    { person: null, about: invitation, by: who.person },
    invitationLetter({
      to: email,
      language,
      fallback: who.language,
      by,
      organisation: standing.organisation,
      link: `${origin}/invitation#${token}`,
    }),
  );
  await append(tx, who, {
    kind: 'invitation.sent',
    organisation: id,
    subject: invitation,
    data: { email, role },
  });
}
const recent = (at: Date, now: Date): boolean => now.getTime() - at.getTime() < PAUSE * 1000;

export const sendAgain = (
  { db, origin }: Sealed,
  who: Who,
  { id, invitation }: OfInvitation,
): Promise<void> =>
  transact(db, async (tx) => {
    const { by, standing } = await admitAdmin(tx, who, id);
    const found = await lockInvitation(tx, id, invitation);
    if (!found) throw new Missing();
    const now = await databaseTime(tx);
    if (recent(found.created_at, now)) throw new Clash('just-sent');
    const known = (await knownOf(tx, id, [found.email])).get(found.email)!;
    const sender = {
      tx,
      who,
      now,
      origin: origin(),
      id,
      standing,
      admitted: by,
      by: await nameOf(tx, who.person),
    };
    await write(
      sender,
      known,
      invitation,
      await renewInvitation(tx, by, invitation, who.person, { role: found.role }),
      found.role,
    );
  });

/**
 * To hand over where mails do not arrive. Only whoever may read all mails vouches for the address
 * by it; others only open the way.
 */
export const copyLink = ({ db, origin }: Sealed, who: Who, { id, invitation }: OfInvitation) =>
  transact(db, async (tx) => {
    const { by, standing } = await admitAdmin(tx, who, id);
    const found = await lockInvitation(tx, id, invitation);
    if (!found) throw new Missing();
    const proves = mayRun(standing).allowed;
    const token = await writeCopy(tx, by, invitation, proves);
    await append(tx, who, {
      kind: 'invitation.link-copied',
      organisation: id,
      subject: invitation,
      data: { email: found.email },
    });
    return { link: `${origin()}/invitation#${token}`, proves };
  });

export const revoke = (db: Db, who: Who, { id, invitation }: OfInvitation): Promise<void> =>
  transact(db, async (tx) => {
    const { by } = await admitAdmin(tx, who, id);
    const found = await lockInvitation(tx, id, invitation);
    if (
      !found &&
      (await hasDone(tx, who.person, { kind: 'invitation.revoked', subject: invitation }))
    )
      return;
    if (!found) throw new Missing();
    await writeRevocation(tx, by, invitation);
    await append(tx, who, {
      kind: 'invitation.revoked',
      organisation: id,
      subject: invitation,
      data: { email: found.email },
    });
  });

const stateOf = ({ acceptedAt, revokedAt, expired }: Held): InvitationStanding['state'] =>
  acceptedAt ? 'accepted' : revokedAt ? 'revoked' : expired ? 'expired' : 'open';
const mayAccept = (held: Held, own: string | null) =>
  evaluate(acceptInvitation, {
    state: stateOf(held),
    organisation: held.name,
    invited: held.email,
    own,
  });

export async function readInvitation(db: Db, who: Caller, { token }: { readonly token: string }) {
  const held = await heldBy(db, token);
  if (!held) throw new Missing();
  const accept = who.person
    ? tell(mayAccept(held, await confirmedAddress(db, who.person)), who.language)
    : null;
  const { name: organisation, by, email, called: name, group, role, proves } = held;
  return {
    organisation,
    by,
    email,
    name,
    group: group?.name ?? null,
    role,
    proves,
    state: stateOf(held),
    account: accountTold(held),
    gates: { accept },
  };
}

/** Only a link that reached the address may tell: whoever copied one could have typed anybody's. */
const accountTold = ({ proves, account }: Held): boolean | null => (proves ? account : null);

/**
 * The link alone is not enough: it may have been forwarded. Only the address it was sent to may use
 * it.
 */
export const accept = (db: Db, who: Who, { token }: { readonly token: string }) =>
  transact(db, async (tx) => {
    const held = await heldBy(tx, token, true);
    if (!held) throw new Missing();
    if (held.acceptedBy === who.person && held.memberNow)
      return {
        organisation: { id: held.organisation, name: held.name },
        group: await groupOf(tx, held, who.person),
      };
    const by = admit(mayAccept(held, await confirmedAddress(tx, who.person)));
    return join(tx, who, by, held, who.person);
  });
const groupOf = async (tx: Tx, { group }: Held, person: PersonId) =>
  group && {
    name: group.name,
    joined: (await seatsOf(tx, group.id)).some((seat) => seat.person === person),
  };

async function join(
  tx: Tx,
  who: Actor,
  by: Admitted<'accept-invitation'>,
  held: Held,
  person: PersonId,
) {
  await lockOrganisation(tx, held.organisation);
  await writeAcceptance(tx, by, held.id, person);
  await writeMember(tx, by, held.organisation, person, held.role);
  await append(
    tx,
    { ...who, person },
    {
      kind: 'invitation.accepted',
      organisation: held.organisation,
      subject: held.id,
      data: { email: held.email, role: held.role, persons: [person] },
    },
  );
  const group = held.group && {
    name: held.group.name,
    joined: await addInvited(tx, who, { group: held.group.id, person, by: held.inviter }),
  };
  return { organisation: { id: held.organisation, name: held.name }, group };
}

type NewPerson = {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly language?: 'en' | 'de' | undefined;
  readonly zone?: string | undefined;
};
/**
 * Account, confirmed address, membership and sign-in are one change; a link that does not prove the
 * address makes the account alone.
 */
export async function signUpInvited(deps: Deps, who: Caller, { token, ...person }: NewPerson) {
  const { by, held: shown } = await forNewcomer(deps.db, token);
  const input = { ...person, email: shown.email };
  goodPassword(input.password, input);
  if (!shown.proves)
    return {
      joined: null,
      cookie: await signUpUnproved(deps, who, by, input, (tx) => forNewcomer(tx, token, true)),
    };
  const account = await hashed(who, input);
  return transact(deps.db, async (tx) => {
    const { by: still, held } = await forNewcomer(tx, token, true);
    const begun = await enrol(deps, tx, who, still, account, true);
    if (!begun) throw new Clash('account-exists');
    return { joined: await join(tx, who, still, held, begun.person), cookie: begun.cookie };
  });
}
async function forNewcomer(db: Db, token: string, lock = false) {
  const held = await heldBy(db, token, lock);
  if (!held) throw new Missing();
  const by = admit(mayAccept(held, held.email));
  if (accountTold(held)) throw new Clash('account-exists');
  return { by, held };
}

/**
 * Whoever may no longer invite has no invitations under way either: one of them may lead back to
 * themselves.
 */
export async function withdrawInvitations(
  tx: Tx,
  who: Actor,
  by: Admitted<'change-role' | 'suspend-member' | 'remove-member' | 'leave-organisation'>,
  organisation: OrganisationId,
  inviter: PersonId,
): Promise<void> {
  for (const { id, email } of await writeRevocationsOf(tx, by, organisation, inviter))
    await append(tx, who, {
      kind: 'invitation.revoked',
      organisation,
      subject: id,
      data: { email },
    });
}
