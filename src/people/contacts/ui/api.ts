import { client } from '../../../base/ui/api.ts';
import { useList } from '../../../base/ui/list.tsx';
import type { contactsContract } from '../contract.ts';

export const contactsApi = client<typeof contactsContract>();

export const useRequests = (direction: 'in' | 'out') =>
  useList(['contacts', direction], (cursor, signal) =>
    contactsApi('GET /api/contact-requests', { query: { direction, cursor }, signal }),
  );
