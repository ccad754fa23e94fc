import type { ColumnType, Generated } from 'kysely';
import type { NodeId } from './line.ts';
import type {
  AgentId,
  AssemblyId,
  AudienceId,
  BookingId,
  EventId,
  GroupId,
  GuestId,
  Id,
  KnockId,
  OrganisationId,
  PersonId,
  QualificationId,
  RoomId,
  RunId,
  SessionId,
  SignInId,
  StayId,
  TokenId,
  VisitorId,
} from '../ids.ts';

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
    token_id: TokenId | null;
  };
  mails: {
    id: Id<'mail'>;
    to_address: string;
    language: string;
    subject: string;
    body: string;
    html: string;
    state: 'queued' | 'sent' | 'kept' | 'failed' | 'dropped';
    attempts: Generated<number>;
    problem: string | null;
    created_at: Made;
    sent_at: Date | null;
    kind: string | null;
    person_id: PersonId | null;
    by_id: PersonId | null;
    about_id: string | null;
    urgent: Generated<boolean>;
    dropped_because: string | null;
  };
  idempotent_answers: {
    key: string;
    caller: string;
    cookie: string;
    request: string;
    sealed: Buffer;
    at: Made;
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
    technical: Generated<boolean>;
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
  verifications: {
    id: Id<'verification'>;
    identifier: string;
    value: string;
    expires_at: Date;
    created_at: Made;
    updated_at: Made;
  };
  pictures: {
    person_id: PersonId;
    type: 'image/webp' | 'image/jpeg' | 'image/png';
    bytes: Buffer;
    changed_at: Made;
  };
  organisations: { id: OrganisationId; name: string; created_at: Made };
  set_up: { only: Generated<boolean>; code_hash: string };
  organisation_members: {
    organisation_id: OrganisationId;
    person_id: PersonId;
    role: 'admin' | 'member';
    joined_at: Made;
    suspended_at: Date | null;
  };
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
    name: Generated<string | null>;
    group_id: Generated<GroupId | null>;
    copied_hash: Generated<string | null>;
    copied_proves: Generated<boolean>;
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
  group_members: {
    group_id: GroupId;
    person_id: PersonId;
    role: 'manager' | 'member';
    since: Made;
    added_by: PersonId | null;
  };
  group_nestings: { parent_id: GroupId; child_id: GroupId };
  counting_members: {
    group_id: GroupId;
    person_id: PersonId;
    role: 'manager' | 'member';
    organisation_id: OrganisationId;
  };
  technical_users: {
    person_id: PersonId;
    group_id: GroupId;
    made_by: PersonId | null;
    made_at: Made;
    deleted_at: Date | null;
  };
  active_technical_users: {
    person_id: PersonId;
    group_id: GroupId;
    organisation_id: OrganisationId;
    name: string;
  };
  access_tokens: {
    id: TokenId;
    person_id: PersonId;
    name: string;
    role: 'user' | 'admin';
    hash: string | null;
    made_by: PersonId | null;
    made_at: Made;
    expires_at: Date | null;
    used_at: Date | null;
    revoked_at: Date | null;
    warned_at: Date | null;
    deleted_at: Date | null;
  };
  good_tokens: {
    id: TokenId;
    hash: string;
    person_id: PersonId;
    role: 'user' | 'admin';
    used_at: Date;
    group_id: GroupId;
  };
  audiences: {
    id: AudienceId;
    organisation_id: OrganisationId;
    made_by: PersonId;
    managed: boolean;
  };
  active_members: {
    organisation_id: OrganisationId;
    person_id: PersonId;
    role: 'admin' | 'member';
    joined_at: Date;
    name: string;
  };
  suspended_everywhere: { person_id: PersonId };
  able_to_sign_in: { person_id: PersonId };
  audience_groups: { audience_id: AudienceId; group_id: GroupId };
  owned_rooms: { session_id: SessionId; person_id: PersonId };
  shown_sessions: { session_id: SessionId };
  sessions: {
    id: SessionId;
    organisation_id: OrganisationId;
    kind: 'group' | 'ad-hoc' | 'standing';
    title: string;
    description: Generated<string>;
    hidden: Generated<boolean>;
    zone: string | null;
    starts_on: string | null;
    starts_at_time: string | null;
    minutes: number | null;
    repeats: 'never' | 'weekly' | null;
    repeats_until: string | null;
    created_by: PersonId;
    created_at: Made;
    version: Generated<number>;
    cancelled_at: Date | null;
    cancel_reason: string | null;
  };
  session_hosts: { session_id: SessionId; person_id: PersonId; event_id: EventId | null };
  events: {
    id: EventId;
    session_id: SessionId;
    starts_at: Date;
    ends_at: Date;
    open_end: Generated<boolean>;
    opened_early_at: Date | null;
    ended_early_at: Date | null;
    cancelled_at: Date | null;
    sequence: Generated<number>;
  };
  group_dates: {
    group_id: GroupId;
    starts_at: Date;
    id: EventId;
    ends_at: Date;
    ended_early_at: Date | null;
    hidden: boolean;
  };
  feeds: { person_id: PersonId; token_hash: string; created_at: Made; read_at: Date | null };
  rooms: {
    id: RoomId;
    session_id: SessionId;
    door: Generated<'open' | 'members' | 'locked' | 'closed'>;
    guests: Generated<boolean>;
    answered_by: Generated<'hosts' | 'members'>;
    says: Generated<string>;
    opens_at: Date | null;
    opened_early_at: Date | null;
    closes_at: Date | null;
    bring_in: Generated<boolean>;
    link: Generated<number>;
    created_at: Made;
    entrance: Generated<boolean>;
  };
  link_holders: {
    id: GuestId;
    session_id: SessionId;
    person_id: PersonId | null;
    visitor: VisitorId | null;
    name: string | null;
    link: number;
    network: string | null;
    since: Made;
  };
  knocks: {
    id: KnockId;
    session_id: SessionId;
    person_id: PersonId | null;
    guest_id: GuestId | null;
    name: string;
    message: Generated<string>;
    state: 'pending' | 'allowed' | 'denied' | 'withdrawn' | 'expired' | 'void';
    asks: Generated<number>;
    denials: Generated<number>;
    asked_at: Date;
    expires_at: Date;
    here: Generated<boolean>;
    seen_at: Date;
    hold: string | null;
    answer: Generated<string>;
    answered_at: Date | null;
    answered_by: PersonId | null;
    answered_from: 'lobby' | 'room' | 'card' | 'bell' | 'notification' | 'api' | 'start' | null;
    entered_at: Date | null;
    must_ask: Generated<boolean>;
    network: string | null;
    answered_before: Date | null;
  };
  access_questions: {
    id: Id<'access-question'>;
    gate: string;
    subject_id: string;
    person_id: PersonId;
    asker_id: PersonId;
    admin_id: PersonId;
    asked_at: Made;
  };
  room_blocks: {
    id: Id<'room-block'>;
    session_id: SessionId;
    person_id: PersonId | null;
    visitor: VisitorId | null;
    name: string;
    by_id: PersonId | null;
    since: Made;
    network: string | null;
  };
  door_tries: { session_id: SessionId; who: string };
  messages: {
    id: Id<'message'>;
    room_id: RoomId;
    stay_id: StayId | null;
    person_id: PersonId | null;
    name: string;
    text: string;
    at: Made;
  };
  stays: {
    id: StayId;
    room_id: RoomId;
    person_id: PersonId | null;
    sign_in_id: SignInId | null;
    guest_id: GuestId | null;
    name: string;
    entered_at: Made;
    seen_at: Made;
    left_at: Date | null;
    left_because:
      | 'left'
      | 'lost'
      | 'removed'
      | 'signed-out'
      | 'replaced'
      | 'cancelled'
      | 'turned-out'
      | 'sent-back'
      | 'ended'
      | null;
    left_says: Generated<string>;
    hand_at: Date | null;
    screen: Generated<boolean>;
    microphone: Generated<boolean>;
    camera: Generated<boolean>;
    here: Generated<boolean>;
    network: string | null;
    node_id: NodeId | null;
  };
  nodes: { id: NodeId; started_at: Made; seen_at: Made };
  secret_marks: { name: string; mark: string };
  signals: { id: Generated<string>; to_stay: StayId; from_stay: StayId; data: Json; at: Made };
  notices: {
    id: Id<'notice'>;
    person_id: PersonId;
    kind: string;
    subject_id: string | null;
    by_id: PersonId | null;
    args: Json;
    href: string | null;
    topic: string | null;
    count: Generated<number>;
    shown: boolean;
    at: Date;
    read_at: Date | null;
    settled_at: Date | null;
  };
  notice_preferences: {
    person_id: PersonId;
    kind: string;
    bell: boolean;
    browser: boolean;
    mail: boolean;
  };
  quiet_hours: { person_id: PersonId; begins: string; ends: string };
  browsers: {
    id: Id<'browser'>;
    person_id: PersonId;
    endpoint: string;
    endpoint_hash: string;
    p256dh: string;
    auth: string;
    name: string;
    sign_in_id: SignInId | null;
    signed_out_too: Generated<boolean>;
    names_signed_out: Generated<boolean>;
    created_at: Made;
    seen_at: Made;
    last_delivery_at: Date | null;
    problem: string | null;
    key_hash: string | null;
    gone_at: Date | null;
  };
  removed_browsers: { person_id: PersonId; mark: string; removed_at: Made };
  push_keys: {
    only: Generated<boolean>;
    public_key: string;
    private_key: string;
    created_at: Made;
  };
  webhooks: {
    id: Id<'webhook'>;
    organisation_id: OrganisationId;
    name: string;
    address: string;
    kinds: string[];
    secret: Buffer;
    former_secret: Buffer | null;
    former_until: Date | null;
    sequence: Generated<string>;
    off_at: Date | null;
    off_because: 'by-hand' | 'gone' | null;
    failing_since: Date | null;
    last_sent_at: Date | null;
    created_at: Made;
  };
  webhook_messages: {
    id: Id<'message'>;
    webhook_id: Id<'webhook'>;
    sequence: string;
    entry_seq: string;
    kind: string;
    at: Date;
    data: Json;
    state: 'waiting' | 'sent' | 'failed';
    tries: Generated<number>;
    due_at: Date;
    claimed_until: Date | null;
    tried_at: Date | null;
    sent_at: Date | null;
    status: number | null;
    trouble: string | null;
    created_at: Made;
  };
  deliveries: {
    id: Generated<Id<'delivery'>>;
    notice_id: Id<'notice'>;
    channel: 'browser' | 'mail';
    browser_id: Id<'browser'> | null;
    message_id: Generated<string>;
    state: Generated<'waiting' | 'sent' | 'missed' | 'dropped'>;
    due_at: Date;
    until: Date;
    claimed_until: Date | null;
    attempts: Generated<number>;
    sent_at: Date | null;
    mail_id: Id<'mail'> | null;
  };
  qualifications: { id: QualificationId; organisation_id: OrganisationId; name: string };
  completions: {
    person_id: PersonId;
    qualification_id: QualificationId;
    given_by: PersonId | null;
    given_at: Made;
    expires_at: Date | null;
  };
  assemblies: {
    id: AssemblyId;
    shown_id: AudienceId;
    organisation_id: OrganisationId;
    created_by: PersonId;
    created_at: Made;
    version: Generated<number>;
    name: string;
    description: Generated<string>;
    place: Generated<string>;
    connection: Generated<string>;
    links: ColumnType<readonly DocumentLink[], string | undefined, string>;
    tags: Generated<string[]>;
    state: Generated<'in-service' | 'on-stock' | 'out-of-service'>;
    state_reason: Generated<string>;
    retired_at: Date | null;
    startup: Generated<number>;
    cleanup: Generated<number>;
    shortest: Generated<number>;
    longest: Generated<number>;
    horizon: Generated<number>;
    no_show: number | null;
    qualification_id: QualificationId | null;
    on_access_lost: Generated<'free' | 'flag'>;
    epoch: Generated<string>;
  };
  assembly_pictures: {
    assembly_id: AssemblyId;
    kind: 'image/webp' | 'image/png' | 'image/jpeg';
    picture: Buffer;
    version: number;
  };
  booking_limits: {
    group_id: GroupId;
    at_once: number | null;
    longest: number | null;
    horizon: number | null;
  };
  bookings: {
    id: BookingId;
    assembly_id: AssemblyId;
    kind: 'booking' | 'maintenance' | 'offer';
    holder_id: PersonId | null;
    group_id: GroupId | null;
    made_by: PersonId | null;
    made_at: Made;
    starts_at: Date;
    ends_at: Date;
    blocked: string;
    purpose: Generated<string>;
    series_id: string | null;
    sequence: Generated<number>;
    epoch: string | null;
    checked_in_at: Date | null;
    flagged_at: Date | null;
    released_at: Date | null;
    cancelled_at: Date | null;
    over_because: OverBecause | null;
    finished_at: Date | null;
  };
  booking_holders: {
    booking_id: BookingId;
    epoch: string;
    person_id: PersonId;
    since: Date;
    way: 'booked' | 'accepted' | 'forced' | 'passed' | 'lent' | 'returned';
    by_id: PersonId | null;
    reason: Generated<string>;
  };
  agent_joins: { assembly_id: AssemblyId; token: string; expires_at: Date };
  agents: {
    id: AgentId;
    assembly_id: AssemblyId;
    public_key: string;
    joined_at: Made;
    credential: string;
    offered: string | null;
    boot: string | null;
    connection: string | null;
    seen_at: Made;
    lost_at: Date | null;
  };
  assembly_tasks: {
    assembly_id: AssemblyId;
    version: Generated<number>;
    tasks: Json;
    paths: Generated<string[]>;
    secrets: Buffer | null;
  };
  holder_settings: {
    person_id: PersonId;
    ssh_keys: Generated<string[]>;
    paths: Generated<string[]>;
  };
  agent_orders: {
    assembly_id: AssemblyId;
    epoch: string;
    change: string;
    booking_id: BookingId;
    ordered_at: Made;
    carried_at: Date | null;
    result: string | null;
    because: Generated<string>;
    settled_at: Date | null;
  };
  task_runs: {
    id: RunId;
    assembly_id: AssemblyId;
    booking_id: BookingId;
    epoch: string;
    phase: string;
    place: number;
    attempt: number;
    name: string;
    begun_at: Made;
    ended_at: Date | null;
    outcome: string | null;
    code: number | null;
  };
  task_pieces: { run_id: RunId; piece: number; text: string };
  followers: { name: string; since: string };
  followed_entries: { follower: string; seq: string; at: Made };
  gazes: { page_id: string; person_id: PersonId; subject_id: string; seen_at: Date };
};
export type DocumentLink = { readonly title: string; readonly address: string };
export type OverBecause =
  'released' | 'cancelled' | 'no-show' | 'displaced' | 'access-lost' | 'lease-lost';
export type Through = 'web' | 'api' | 'cli' | 'live' | 'job' | 'console';
