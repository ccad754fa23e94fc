import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../../base/ui/talk/act.ts';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { contactsApi } from '../../people/contacts/ui/api.ts';
import type { Notice } from '../contract.ts';

/** Accept and Decline of a contact request, whose id is the notice's subject. */
export function ContactAnswer({ notice }: { readonly notice: Notice }) {
  const t = useTranslations('notices.ui');
  const [outcome, setOutcome] = useState<string | null>(null);
  const params = { id: notice.subject ?? '' };
  const changes = ['contacts', 'groups', 'notices'];
  const accept = useAct(
    () => contactsApi('POST /api/contact-requests/{id}/acceptance', { params }),
    {
      changes,
      then: ({ person }) => setOutcome(t('accepted', { name: person.name })),
    },
  );
  const decline = useAct(
    () => contactsApi('POST /api/contact-requests/{id}/refusal', { params, body: {} }),
    {
      changes,
      then: () => setOutcome(t('contact.declined')),
    },
  );
  if (outcome) return <Outcome says={outcome} />;
  if (!notice.open) return null;
  const busy = accept.isPending || decline.isPending;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        loading={accept.isPending}
        disabled={busy}
        onClick={() => accept.mutate()}
        aria-label={t('contact.acceptOf', notice)}
      >
        {t('contact.accept')}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={decline.isPending}
        disabled={busy}
        onClick={() => decline.mutate()}
        aria-label={t('contact.declineOf', notice)}
      >
        {t('contact.decline')}
      </Button>
    </Group>
  );
}

/** Takes the place of the buttons, and the focus that would be lost with them. */
function Outcome({ says }: { readonly says: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <Text ref={place} tabIndex={-1} size="sm" fw={500} style={{ outline: 'none' }}>
      {says}
    </Text>
  );
}
