import { Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { GateButton } from '../../../../access/ui/GateButton.tsx';
import { Confirmation } from '../../../../base/ui/Confirmation.tsx';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { groupKey, groupsApi, type Group as GroupOf } from '../api.ts';
import { Heading } from '../Heading.tsx';

type Props = { readonly group: GroupOf; readonly onDeleted: () => void };

export function DeleteGroup({ group, onDeleted }: Props) {
  const t = useTranslations();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Stack component="section" gap="sm">
      <Heading>{t('groups.settings.remove')}</Heading>
      <Text size="sm" c="dimmed">
        {t('groups.settings.removeLead')}
      </Text>
      <Group>
        <GateButton told={group.gates.delete} color="red" variant="light" onClick={open}>
          {t('groups.settings.remove')}
        </GateButton>
      </Group>
      <Modal
        opened={opened}
        onClose={close}
        title={t('groups.settings.removeTitle', { group: group.name })}
        closeButtonProps={{ 'aria-label': t('base.ui.close') }}
      >
        <Confirming group={group} onDeleted={onDeleted} onClose={close} />
      </Modal>
    </Stack>
  );
}

function Confirming({ group, onDeleted, onClose }: Props & { readonly onClose: () => void }) {
  const t = useTranslations('groups.settings');
  const { deletion, remove, changed } = useDeletion(group, onDeleted);
  return (
    <Waiting query={deletion} as="text">
      {({ people, sessions, rooms }) => (
        <Confirmation
          changed={changed}
          label={t('removeConfirm')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(sessions.map(({ id }) => id))}
          onCancel={onClose}
        >
          <Text size="sm">{t('removePeople', { count: people })}</Text>
          {rooms > 0 && <Text size="sm">{t('removeRooms', { count: rooms })}</Text>}
          <Text size="sm">{t('removeSessions', { count: sessions.length })}</Text>
          {sessions.length > 0 && (
            <List size="sm" mah={240} style={{ overflowY: 'auto' }}>
              {sessions.map(({ id, title }) => (
                <List.Item key={id}>{title}</List.Item>
              ))}
            </List>
          )}
        </Confirmation>
      )}
    </Waiting>
  );
}

function useDeletion({ id, name }: GroupOf, onDeleted: () => void) {
  const t = useTranslations('groups.settings');
  const queries = useQueryClient();
  /** Why what was confirmed is not what would be deleted now. */
  const [changed, setChanged] = useState<string | null>(null);
  const params = { id };
  const key = groupKey(id, 'deletion');
  const deletion = useQuery({
    queryKey: key,
    staleTime: 0,
    queryFn: ({ signal }) => groupsApi('GET /api/groups/{id}/deletion', { params, signal }),
  });
  const remove = useAct(
    (sessions: readonly string[]) =>
      groupsApi('DELETE /api/groups/{id}', { params, body: { sessions: [...sessions] } }),
    {
      changes: ['groups', 'sessions'],
      done: t('removed', { group: name }),
      then: onDeleted,
      failed: (error) => {
        if (!(error instanceof ProblemError) || error.document.code !== 'sessions-confirmed')
          return false;
        setChanged(error.document.title);
        void queries.invalidateQueries({ queryKey: key });
        return true;
      },
    },
  );
  return { deletion, remove, changed };
}
