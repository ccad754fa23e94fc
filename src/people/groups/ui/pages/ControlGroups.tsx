import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { roomFor } from '../../../../base/text/text.ts';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { InControl, type Here } from '../../../organisation/ui/InControl.tsx';
import { groupsApi } from '../api.ts';
import { GroupTable } from '../GroupTable.tsx';

export function ControlGroups() {
  const t = useTranslations('groups');
  const [creating, { open, close }] = useDisclosure(false);
  const create = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
      {t('create.button')}
    </Button>
  );
  return (
    <InControl
      title={t('control.title')}
      lead={({ name }) => t('control.lead', { organisation: name })}
      actions={() => create}
    >
      {(here) => (
        <>
          <GroupTable
            name={`organisation ${here.id}`}
            label={t('control.title')}
            to="/control/groups/$id"
            load={(q, cursor, signal) =>
              groupsApi('GET /api/organisations/{id}/groups', {
                params: { id: here.id },
                query: { q, cursor },
                signal,
              })
            }
            empty={
              <Empty
                title={t('control.empty')}
                icon={<IconUsersGroup size={28} stroke={1.5} />}
                action={create}
              >
                {t('control.emptyHint')}
              </Empty>
            }
          />
          <CreateDialog here={here} opened={creating} onClose={close} />
        </>
      )}
    </InControl>
  );
}

type Dialog = { readonly here: Here; readonly opened: boolean; readonly onClose: () => void };
function CreateDialog({ here, opened, onClose }: Dialog) {
  const t = useTranslations();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('groups.create.title')}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      <Creating here={here} onClose={onClose} />
    </Modal>
  );
}

function Creating({ here, onClose }: Omit<Dialog, 'opened'>) {
  const t = useTranslations('groups.create');
  const navigate = useNavigate();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', description: '' } });
  const save = useSave(
    form,
    (body) => groupsApi('POST /api/organisations/{id}/groups', { params: { id: here.id }, body }),
    {
      changes: ['groups'],
      done: (_, { name }) => t('done', { group: name }),
      then: async ({ id }) => {
        onClose();
        await navigate({ to: '/control/groups/$id', params: { id } });
      },
    },
  );
  const taken =
    save.problem instanceof ProblemError && save.problem.document.code === 'group-name-free'
      ? save.problem.document.title
      : null;
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack>
        <Problem error={taken ? null : save.problem} />
        <TextInput
          data-autofocus
          required
          maxLength={roomFor(80)}
          label={t('name')}
          key={form.key('name')}
          {...form.getInputProps('name')}
          {...(taken ? { error: taken } : {})}
        />
        <Textarea
          label={t('description')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={roomFor(1000)}
          key={form.key('description')}
          {...form.getInputProps('description')}
        />
        <Text size="sm" c="dimmed">
          {t('managers')}
        </Text>
        <Group justify="flex-end">
          <Button type="submit" loading={save.busy}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
