import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { useSave } from '../../../base/ui/talk/act.ts';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../ui/me.tsx';
import { myApi } from './api.ts';
import { PasswordField, WhoseAccount } from './fields.tsx';

export function ExportData() {
  const t = useTranslations('account.account');
  return (
    <Group>
      <Button
        component="a"
        href="/api/me/export"
        download
        variant="default"
        leftSection={<IconDownload size={17} aria-hidden />}
      >
        {t('export')}
      </Button>
    </Group>
  );
}

export function DeleteAccount() {
  const t = useTranslations('account.account');
  const [opened, { open, close }] = useDisclosure(false);
  const deletion = useQuery({
    queryKey: ['me', 'deletion'],
    queryFn: ({ signal }) => myApi('GET /api/me/deletion', { signal }),
    staleTime: 0,
  });
  return (
    <>
      <Problem error={deletion.error} retry={deletion.refetch} />
      <Group>
        <GateButton
          told={deletion.data?.gates.delete}
          onClick={open}
          onRepaired={() => void deletion.refetch()}
          color="red"
          variant="light"
        >
          {t('delete')}
        </GateButton>
      </Group>
      <Modal opened={opened} onClose={close} title={t('deleteSure')}>
        <Sure close={close} />
      </Modal>
    </>
  );
}

function Sure({ close }: { readonly close: () => void }) {
  const t = useTranslations('account.account');
  const { person } = useMe();
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const save = useSave(form, (body) => myApi('DELETE /api/me', { body }), {
    then: () => location.assign('/sign-in'),
  });
  return (
    <form onSubmit={save.submit}>
      <Stack>
        <Text size="sm">{t('deleteLead')}</Text>
        <Problem error={save.problem} />
        <WhoseAccount email={person.email} />
        <PasswordField
          kind="current"
          description={t('deleteType')}
          data-autofocus
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('keep')}
          </Button>
          <Button type="submit" color="red" loading={save.busy}>
            {t('deleteButton')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
