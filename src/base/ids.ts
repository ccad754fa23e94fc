import { randomBytes, createHash } from 'node:crypto';

/** A branded uuid, so that a person's id cannot be handed in where a group's is meant. */
export type Id<Of extends string> = string & { readonly of: Of };
export type PersonId = Id<'person'>;
export type SignInId = Id<'sign-in'>;
/** By what a program comes in. */
export type TokenId = Id<'token'>;
export type OrganisationId = Id<'organisation'>;
export type GroupId = Id<'group'>;
export type SessionId = Id<'session'>;
/** Of whatever has an audience: it is the id of that. */
export type AudienceId = Id<'audience'>;
export type EventId = Id<'event'>;
export type RoomId = Id<'room'>;
export type StayId = Id<'stay'>;
export type KnockId = Id<'knock'>;
export type AssemblyId = Id<'assembly'>;
export type BookingId = Id<'booking'>;
/** The program beside an assembly. */
export type AgentId = Id<'agent'>;
/** Of a task, once. */
export type RunId = Id<'run'>;
/** What an assembly may ask for, and a training gives. */
export type QualificationId = Id<'qualification'>;
/** A browser that came to a door without a sign-in, as its signed cookie says. */
export type VisitorId = Id<'visitor'>;
/** A visitor at one session, under the name they typed. */
export type GuestId = Id<'guest'>;

/** The audience of a thing that has one; of an assembly that which may book it. */
export const audienceOf = (thing: SessionId | AssemblyId): AudienceId =>
  thing as string as AudienceId;

/** A version 7 uuid (RFC 9562): sortable by time, so new rows land at the end of their index. */
export function newId<Of extends string>(now = Date.now()): Id<Of> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Of>;
}

/**
 * 190 random bits for links and codes that open something; only `hashOf` it is stored. It begins
 * and ends with a letter or digit: mail programs leave a `-` or `_` at the end of a link out of it.
 */
export function newSecret(): string {
  const secret = randomBytes(24).toString('base64url');
  return /^[^_-].*[^_-]$/u.test(secret) ? secret : newSecret();
}
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');
