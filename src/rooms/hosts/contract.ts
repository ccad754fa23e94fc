import { contract, id, nothing } from '../../base/api/contract.ts';
import { hosted, session } from '../door/contract.ts';

export const hostsContract = contract({
  'PUT /api/sessions/{id}/hosts/{person}': {
    summary: 'Make somebody a host',
    ...hosted,
    params: session.extend({ person: id<'person'>() }),
    answers: { 204: nothing },
    refuses: [422],
  },
  'DELETE /api/sessions/{id}/hosts/{person}': {
    summary: 'Take the hostship from somebody, or lay down one’s own; never from the owner',
    ...hosted,
    params: session.extend({ person: id<'person'>() }),
    answers: { 204: nothing },
  },
});
