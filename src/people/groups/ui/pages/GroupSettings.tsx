import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { roomFor } from '../../../../base/text/text.ts';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { groupKey, groupsApi, type Group as GroupOf } from '../api.ts';
import { DeleteGroup } from './DeleteGroup.tsx';
import { InnerGroups } from '../editing/InnerGroups.tsx';

export function GroupSettings({
  group,
  onDeleted,
}: {
  readonly group: GroupOf;
  readonly onDeleted: () => void;
}) {
  return (
    <Stack gap="xl" maw="44rem">
      <Naming key={group.version} group={group} />
      <InnerGroups group={group} />
      <DeleteGroup group={group} onDeleted={onDeleted} />
    </Stack>
  );
}

function Naming({ group }: { readonly group: GroupOf }) {
  const t = useTranslations('groups');
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: group.name, description: group.description },
  });
  const save = useSave(
    form,
    (body) =>
      groupsApi('PATCH /api/groups/{id}', {
        params: { id: group.id },
        body,
        version: group.version,
      }),
    {
      changes: ['groups', 'sessions'],
      asks: true,
      done: t('settings.saved'),
      then: () => queries.invalidateQueries({ queryKey: groupKey(group.id) }),
    },
  );
  const taken =
    save.problem instanceof ProblemError && save.problem.document.code === 'group-name-free'
      ? save.problem.document.title
      : null;
  return (
    <form onSubmit={save.submit} noValidate aria-label={t('tabs.settings')}>
      <Stack>
        <Problem error={taken ? null : save.problem} />
        <TextInput
          required
          maxLength={roomFor(80)}
          label={t('settings.name')}
          key={form.key('name')}
          {...form.getInputProps('name')}
          {...(taken ? { error: taken } : {})}
        />
        <Textarea
          label={t('settings.description')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={roomFor(1000)}
          key={form.key('description')}
          {...form.getInputProps('description')}
        />
        <Group>
          <Button type="submit" loading={save.busy}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
