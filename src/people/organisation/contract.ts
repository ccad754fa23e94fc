import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import { contract, id, instant, line, nothing } from '../../base/api/contract.ts';

const role = z.enum(['admin', 'member']);
const organisation = z.object({ id: id<'organisation'>() });
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const writes = { times: 300, seconds: 600, per: 'person' } as const;

export const organisationContract = contract({
  'GET /api/organisations/{id}': {
    summary:
      'An organisation one belongs to: its name, its admins, and how this installation is set up (for admins)',
    policy: { who: 'person', gate: 'own' },
    params: organisation,
    answers: {
      200: z.object({
        id: z.string(),
        name: z.string(),
        since: instant,
        role,
        people: z.number().int(),
        admins: z.array(
          z.object({ person: z.string(), name: z.string(), picture: z.string().nullable() }),
        ),
        installation: z
          .object({
            first: z.boolean().describe('this organisation runs the installation'),
            signUp: z.string(),
            mail: z.enum(['sent', 'kept']),
            mailFrom: z.string(),
            address: z.string(),
          })
          .nullable()
          .describe('null unless one is an admin'),
        gates: z.object({ administer: ToldVerdict, leave: ToldVerdict, run: ToldVerdict }),
      }),
    },
  },
  'POST /api/organisations': {
    summary: 'Make another organisation; whoever makes it is its admin',
    policy: { who: 'person', gate: 'run-installation', token: 'admin' },
    body: z.object({ name: line(80) }),
    limit: { times: 20, seconds: 3600, per: 'person' },
    answers: { 201: z.object({ id: z.string() }) },
  },
  'PATCH /api/organisations/{id}': {
    summary: 'Rename the organisation',
    policy: administer,
    params: organisation,
    body: z.object({ name: line(80) }),
    limit: writes,
    answers: { 204: nothing },
  },
  'DELETE /api/organisations/{id}/membership': {
    summary: 'Leave the organisation and all its groups',
    policy: { who: 'person', gate: 'leave-organisation', token: 'admin' },
    params: organisation,
    answers: { 204: nothing },
  },
});
