import { List, Modal, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirmation } from '../../../base/ui/Confirmation.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../base/ui/talk/api.ts';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../ui/me.tsx';
import { contactsApi } from './api.ts';

export type Ending = {
  readonly person: { readonly id: string; readonly name: string };
  readonly block: boolean;
};
type Props = { readonly ending: Ending | null; readonly onClose: () => void };

/**
 * Shows what rests on the contact before it is ended; what is confirmed is exactly what was shown.
 */
export function EndDialog({ ending, onClose }: Props) {
  const t = useTranslations();
  return (
    <Modal
      opened={ending !== null}
      onClose={onClose}
      title={ending ? t('contacts.ending.title', { name: ending.person.name }) : ''}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      {ending && <Confirming ending={ending} onClose={onClose} />}
    </Modal>
  );
}

type ConfirmingProps = { readonly ending: Ending; readonly onClose: () => void };

function Confirming({ ending, onClose }: ConfirmingProps) {
  const t = useTranslations('contacts');
  const { resting, end, changed } = useEnding(ending, onClose);
  const { block } = ending;
  return (
    <Waiting query={resting} as="text">
      {({ groups }) => (
        <Confirmation
          changed={changed ? t('ending.changed') : null}
          label={t(block ? 'ending.confirmBlock' : 'ending.confirm')}
          busy={end.isPending}
          onConfirm={() => end.mutate(groups.map(({ id }) => id))}
          onCancel={onClose}
        >
          <Resting groups={groups} />
          {block && (
            <Text size="sm" c="dimmed">
              {t('blocked.lead')}
            </Text>
          )}
        </Confirmation>
      )}
    </Waiting>
  );
}

function useEnding({ person, block }: Ending, onEnded: () => void) {
  const t = useTranslations('contacts.ending');
  const queries = useQueryClient();
  /** What was confirmed is not what would end now. */
  const [changed, setChanged] = useState(false);
  const params = { id: person.id };
  const key = ['contacts', 'ending', person.id];
  const resting = useQuery({
    queryKey: key,
    staleTime: 0,
    queryFn: ({ signal }) => contactsApi('GET /api/contacts/{id}/ending', { params, signal }),
  });
  const end = useAct(
    (groups: readonly string[]) =>
      contactsApi('DELETE /api/contacts/{id}', { params, body: { groups: [...groups], block } }),
    {
      changes: ['contacts', 'groups', 'sessions'],
      done: t('done', { name: person.name }),
      then: onEnded,
      failed: (error) => {
        const meanwhile =
          error instanceof ProblemError && error.document.code === 'groups-confirmed';
        if (meanwhile) void queries.invalidateQueries({ queryKey: key });
        setChanged(meanwhile);
        return meanwhile;
      },
    },
  );
  return { resting, end, changed };
}

type Group = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly person: { readonly id: string; readonly name: string };
};
function Resting({ groups }: { readonly groups: readonly Group[] }) {
  const t = useTranslations('contacts.ending');
  const me = useMe().person.id as string;
  if (groups.length === 0) return <Text size="sm">{t('none')}</Text>;
  return (
    <>
      <Text size="sm">{t('some', { count: groups.length })}</Text>
      <List size="sm" mah={260} style={{ overflowY: 'auto' }}>
        {groups.map(({ id, name, organisation, person }) => (
          <List.Item key={id}>
            {person.id === me
              ? t('you', { group: name })
              : t('line', { person: person.name, group: name })}{' '}
            <Text span size="xs" c="dimmed">
              {organisation}
            </Text>
          </List.Item>
        ))}
      </List>
    </>
  );
}
