import type { ColumnType, Generated } from 'kysely';
import type { EventId, GroupId, Id, OrganisationId, PersonId, RoomId, SessionId, SignInId, StayId } from './ids.ts';

/** An instant: read as Date, written as Date. `Made` ones have a default. */
type Made = ColumnType<Date, Date | undefined, Date>;
type Json = ColumnType<Record<string, unknown>, string, string>;

/** The rows of the migrated database; `test/tables.test.ts` proves that they are these. */
export type Tables = {
  journal: {
    seq: Generated<string>;
    at: Made;
    organisation_id: OrganisationId | null;
    person_id: PersonId | null;
    through: Through;
    request_id: string | null;
    kind: string;
    subject_id: string | null;
    data: Json;
  };
  mails: {
    id: Id<'mail'>;
    to_address: string;
    language: string;
    subject: string;
    body: string;
    html: string;
    state: 'queued' | 'sent' | 'kept' | 'failed';
    attempts: Generated<number>;
    problem: string | null;
    created_at: Made;
    sent_at: Date | null;
  };
  limits: { key: string; used: number; resets_at: Date };
  persons: {
    id: PersonId;
    name: string;
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    language: Generated<string>;
    zone: Generated<string>;
    created_at: Made;
    updated_at: Made;
    deleted_at: Date | null;
  };
  sign_ins: {
    id: SignInId;
    person_id: PersonId;
    token: string;
    expires_at: Date;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Made;
    updated_at: Made;
  };
  sign_in_methods: {
    id: Id<'sign-in-method'>;
    person_id: PersonId;
    account_id: string;
    provider_id: string;
    access_token: string | null;
    refresh_token: string | null;
    id_token: string | null;
    access_token_expires_at: Date | null;
    refresh_token_expires_at: Date | null;
    scope: string | null;
    password: string | null;
    created_at: Made;
    updated_at: Made;
  };
  verifications: { id: Id<'verification'>; identifier: string; value: string; expires_at: Date; created_at: Made; updated_at: Made };
  pictures: { person_id: PersonId; type: 'image/webp' | 'image/jpeg' | 'image/png'; bytes: Buffer; changed_at: Made };
  organisations: { id: OrganisationId; name: string; created_at: Made };
  set_up: { only: Generated<boolean>; code_hash: string };
  organisation_members: { organisation_id: OrganisationId; person_id: PersonId; role: 'admin' | 'member'; joined_at: Made; suspended_at: Date | null };
  invitations: {
    id: Id<'invitation'>;
    organisation_id: OrganisationId;
    email: string;
    role: 'admin' | 'member';
    token_hash: string;
    invited_by: PersonId;
    created_at: Made;
    expires_at: Date;
    accepted_at: Date | null;
    accepted_by: PersonId | null;
    revoked_at: Date | null;
  };
  contact_requests: {
    id: Id<'contact-request'>;
    from_id: PersonId;
    to_email: string;
    to_id: PersonId | null;
    message: Generated<string>;
    state: 'pending' | 'accepted' | 'declined' | 'withdrawn';
    created_at: Made;
    answered_at: Date | null;
  };
  contacts: { person_id: PersonId; contact_id: PersonId; since: Made };
  blocks: { person_id: PersonId; blocked_id: PersonId; since: Made };
  groups: {
    id: GroupId;
    organisation_id: OrganisationId;
    name: string;
    description: Generated<string>;
    version: Generated<number>;
    created_at: Made;
    deleted_at: Date | null;
  };
  group_members: { group_id: GroupId; person_id: PersonId; role: 'manager' | 'member'; since: Made; added_by: PersonId | null };
  group_nestings: { parent_id: GroupId; child_id: GroupId };
  counting_members: { group_id: GroupId; person_id: PersonId; role: 'manager' | 'member'; organisation_id: OrganisationId };
  sessions: {
    id: SessionId;
    organisation_id: OrganisationId;
    kind: 'group';
    group_id: GroupId | null;
    title: string;
    description: Generated<string>;
    hidden: Generated<boolean>;
    zone: string;
    starts_on: string;
    starts_at_time: string;
    minutes: number | null;
    repeats: 'never' | 'weekly';
    repeats_until: string | null;
    created_by: PersonId;
    created_at: Made;
    version: Generated<number>;
    cancelled_at: Date | null;
    cancel_reason: string | null;
  };
  session_hosts: { session_id: SessionId; person_id: PersonId };
  events: {
    id: EventId;
    session_id: SessionId;
    group_id: GroupId | null;
    starts_at: Date;
    ends_at: Date;
    open_end: Generated<boolean>;
    ended_early_at: Date | null;
    cancelled_at: Date | null;
    sequence: Generated<number>;
  };
  feeds: { person_id: PersonId; token_hash: string; created_at: Made; read_at: Date | null };
  rooms: { id: RoomId; session_id: SessionId; door: Generated<'open'>; created_at: Made };
  stays: {
    id: StayId;
    room_id: RoomId;
    person_id: PersonId;
    sign_in_id: SignInId;
    name: string;
    entered_at: Made;
    seen_at: Made;
    left_at: Date | null;
    left_because: 'left' | 'lost' | 'removed' | 'signed-out' | 'replaced' | 'cancelled' | null;
    microphone: Generated<boolean>;
    camera: Generated<boolean>;
    here: Generated<boolean>;
  };
  signals: { id: Generated<string>; to_stay: StayId; from_stay: StayId; data: Json; at: Made };
};
export type Through = 'web' | 'api' | 'cli' | 'live' | 'job' | 'console';
