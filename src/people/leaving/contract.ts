import { z } from 'zod';
import { ToldVerdict } from '../../access/contract.ts';
import { bounded, contract, nothing, signsOut } from '../../base/api/contract.ts';
import { withAddressesShown } from '../../base/text/shown-address.ts';

const own = { who: 'person', gate: 'own' } as const;
const tag = 'Me';

export const leavingContract = contract({
  'GET /api/me/export': {
    summary: 'Everything that is kept about me, as one JSON file.',
    policy: own,
    answers: { 200: z.record(z.string(), z.unknown()).overwrite(withAddressesShown) },
    headers: { 'Content-Disposition': 'a file name with the date' },
    limit: { times: 10, seconds: 3600, per: 'person' },
    tag,
  },
  'GET /api/me/deletion': {
    summary: 'Whether I can delete my account now, and what is in the way.',
    policy: own,
    answers: { 200: z.object({ gates: z.object({ delete: ToldVerdict }) }) },
    tag,
  },
  'DELETE /api/me': {
    summary: 'Delete my account. What I did stays in the history of others, without my name.',
    policy: { who: 'signed-in', gate: 'delete-account' },
    body: z.object({ password: bounded(1000).min(1) }),
    answers: { 204: nothing },
    ...signsOut,
    limit: { times: 10, seconds: 600, per: 'person' },
    tag,
  },
});
