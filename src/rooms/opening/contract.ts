import { contract, nothing } from '../../base/api/contract.ts';
import { hosted, session } from '../door/contract.ts';

export const openingContract = contract({
  'POST /api/sessions/{id}/openings': {
    summary: 'Open the room early, for the date that comes next',
    ...hosted,
    policy: { who: 'person', gate: 'open-early' },
    params: session,
    answers: { 204: nothing },
  },
  'DELETE /api/sessions/{id}/opening': {
    summary: 'Take an early opening back, as long as nobody is inside: the room opens as planned',
    ...hosted,
    policy: { who: 'person', gate: 'close-again' },
    params: session,
    answers: { 204: nothing },
  },
  'POST /api/sessions/{id}/endings': {
    summary:
      'End for all: everyone goes, open requests end, and the session is over, or opens as planned if it was only opened early',
    ...hosted,
    params: session,
    answers: { 204: nothing },
  },
});
