import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { roomFor } from '../../../base/text/text.ts';
import { useSave } from '../../../base/ui/talk/act.ts';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { contactsApi } from './api.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly email?: string };

/** Asks a person for contact by their address; used where somebody is missing from a list, too. */
export function AskDialog({ opened, onClose, email = '' }: Props) {
  const t = useTranslations();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('contacts.add.title')}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      <Asking email={email} onClose={onClose} />
    </Modal>
  );
}

function Asking({ email, onClose }: { readonly email: string; readonly onClose: () => void }) {
  const t = useTranslations('contacts.add');
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, message: '' } });
  const save = useSave(form, (body) => contactsApi('POST /api/contact-requests', { body }), {
    changes: ['contacts', 'groups'],
    done: (made) => t(made.connected ? 'connected' : 'sent', { email: made.email }),
    then: onClose,
  });
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('lead')}
        </Text>
        <Problem error={save.problem} />
        <TextInput
          data-autofocus
          inputMode="email"
          autoComplete="off"
          required
          label={t('email')}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Textarea
          label={t('message')}
          description={t('messageHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={roomFor(280)}
          key={form.key('message')}
          {...form.getInputProps('message')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.busy}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
