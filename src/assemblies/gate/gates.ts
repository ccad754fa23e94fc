import { gate } from '../../access/gate.ts';
import { canSignIn } from '../../people/audience/checks.ts';
import { inService, managesAssembly, mayBookIt, qualified, seesAssembly } from './checks.ts';

/** To everyone else the assembly does not exist. */
export const seeAssembly = gate('see-assembly', canSignIn, seesAssembly);
export const manageAssembly = gate('manage-assembly', canSignIn, managesAssembly);
/** Without a span it tells whether somebody may book it at all. */
export const book = gate('book', canSignIn, mayBookIt, qualified, inService);
