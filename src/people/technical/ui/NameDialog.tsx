import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { roomFor } from '../../../base/text/text.ts';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useSave } from '../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../base/ui/talk/api.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { technicalApi } from './api.ts';

/** A new one of a group, or another name for one. */
type What = { readonly group: string } | { readonly id: string; readonly name: string };
type Props = {
  readonly what: What;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade?: (id: string) => void;
};

export function NameDialog({ what, opened, onClose, onMade }: Props) {
  const t = useTranslations();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={'id' in what ? t('technical.rename.title', what) : t('technical.make.title')}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      <Naming what={what} onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

function Naming({
  what,
  onClose,
  onMade,
}: Omit<Props, 'opened' | 'onMade'> & { readonly onMade: Props['onMade'] }) {
  const t = useTranslations('technical');
  const known = 'id' in what ? what : null;
  const form = useForm({ initialValues: { name: known?.name ?? '' } });
  const act = async (body: { name: string }): Promise<string | null> => {
    if ('group' in what) {
      const params = { id: what.group };
      return (await technicalApi('POST /api/groups/{id}/technical-users', { params, body })).id;
    }
    await technicalApi('PATCH /api/technical-users/{id}', { params: { id: what.id }, body });
    return null;
  };
  const save = useSave(form, act, {
    changes: ['groups'],
    done: (_, { name }) => t(known ? 'rename.done' : 'make.done', { name }),
    then: (id) => {
      onClose();
      if (id !== null) onMade?.(id);
    },
  });
  const taken =
    save.problem instanceof ProblemError && save.problem.document.code === 'technical-name-free'
      ? save.problem.document.title
      : null;
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack>
        <Problem error={taken ? null : save.problem} />
        <TextInput
          required
          data-autofocus
          name="name"
          autoComplete="off"
          maxLength={roomFor(60)}
          label={t('name')}
          description={t('nameHint')}
          {...form.getInputProps('name')}
          {...(taken ? { error: taken } : {})}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.busy}>
            {t(known ? 'rename.button' : 'make.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
