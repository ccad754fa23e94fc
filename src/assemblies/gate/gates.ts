import { gate } from '../../access/gate.ts';
import { canSignIn } from '../../people/audience/checks.ts';
import {
  extendsWithin,
  holdsBooking,
  inService,
  longerFree,
  managesAssembly,
  mayBookIt,
  notBegun,
  notOver,
  qualified,
  runningOrUpcoming,
  seesAssembly,
  seesBooking,
  slotFree,
  spanValid,
  withinLimits,
} from './checks.ts';

/** To everyone else the assembly does not exist. */
export const seeAssembly = gate('see-assembly', canSignIn, seesAssembly);
export const manageAssembly = gate('manage-assembly', canSignIn, managesAssembly);
/** Without a span it tells whether somebody may book it at all. */
export const book = gate(
  'book',
  canSignIn,
  mayBookIt,
  qualified,
  inService,
  spanValid,
  withinLimits,
  slotFree,
);
/** To everyone else the booking does not exist. */
export const seeBooking = gate('see-booking', canSignIn, seesBooking);
/** Without another end it tells whether it may be extended at all. */
export const extend = gate(
  'extend',
  canSignIn,
  holdsBooking,
  runningOrUpcoming,
  extendsWithin,
  longerFree,
);
/** Without another span it tells whether it may be moved at all. */
export const move = gate(
  'move',
  canSignIn,
  holdsBooking,
  notOver,
  notBegun,
  spanValid,
  withinLimits,
  slotFree,
);
export const release = gate('release', canSignIn, holdsBooking, notOver);
