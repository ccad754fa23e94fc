import { client } from '../../../base/ui/talk/api.ts';
import { useList } from '../../../base/ui/list/list.tsx';
import type { contactsContract } from '../contract.ts';

export const contactsApi = client<typeof contactsContract>();

export const useRequests = (direction: 'in' | 'out') =>
  useList(['contacts', direction], (cursor, signal) =>
    contactsApi('GET /api/contact-requests', { query: { direction, cursor }, signal }),
  );
