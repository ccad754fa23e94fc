import { expect, test } from 'vitest';
import { newId, type SignInId, type StayId, type VisitorId } from '../../base/ids.ts';
import { makeTicket, readTicket } from './ticket.ts';

const [stay, signIn, now, secret] = [
  newId() as StayId,
  newId() as SignInId,
  new Date('2026-11-23T09:00:00Z'),
  'secret',
];
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const ticket = makeTicket({ stay, holder: signIn }, secret, now);

test('a ticket opens its stay for a minute', () => {
  expect(readTicket(ticket, signIn, secret, later(59))).toBe(stay);
  expect(readTicket(ticket, signIn, secret, later(60))).toBe(null);
});
test('a ticket of a guest opens its stay for that browser only', () => {
  const visitor = newId() as VisitorId;
  const guest = makeTicket({ stay, holder: visitor }, secret, now);
  expect(readTicket(guest, visitor, secret, now)).toBe(stay);
  expect(readTicket(guest, newId() as VisitorId, secret, now)).toBe(null);
});
test('a ticket of somebody else, changed, or made elsewhere opens nothing', () => {
  expect(readTicket(ticket, newId() as SignInId, secret, now)).toBe(null);
  expect(readTicket(ticket, signIn, 'another secret', now)).toBe(null);
  const parts = ticket.split('.');
  for (const changed of [
    [newId(), ...parts.slice(1)],
    [parts[0], parts[1], String(later(9_000).getTime()), parts[3]],
    parts.slice(0, 3),
    [...parts.slice(0, 3), ''],
  ])
    expect(readTicket(changed.join('.'), signIn, secret, now)).toBe(null);
  for (const garbage of [undefined, null, 7, '', '.', '...', 'x'.repeat(500)])
    expect(readTicket(garbage, signIn, secret, now)).toBe(null);
});
