import {
  Alert,
  Button,
  Code,
  Group,
  Modal,
  Radio,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useSave } from '../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { NAME } from '../tokens/rules.ts';
import { tokensApi } from './api.ts';

type Of = { readonly id: string; readonly name: string } | null;
type Props = { readonly of: Of; readonly opened: boolean; readonly onClose: () => void };
type Made = { readonly name: string; readonly token: string };

/** Makes a token and shows it, once. */
export function MakeToken({ of, opened, onClose }: Props) {
  const t = useTranslations();
  const phone = useMediaQuery('(max-width: 47.99em)');
  const [made, setMade] = useState<Made | null>(null);
  const close = () => {
    onClose();
    setMade(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      fullScreen={phone ?? false}
      // a click beside it would lose what is shown only once
      closeOnClickOutside={made === null}
      title={made ? t('tokens.made.title') : t('tokens.make.title')}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      {made ? <Shown made={made} onClose={close} /> : <Making of={of} onMade={setMade} />}
    </Modal>
  );
}

const day = 86_400_000;
const spans = ['7', '30', '90', '365', 'never'] as const;
type Values = { name: string; role: 'user' | 'admin'; lasts: (typeof spans)[number] };

function useMaking(of: Of, onMade: (made: Made) => void) {
  const form = useForm<Values>({ initialValues: { name: '', role: 'user', lasts: '90' } });
  const act = async ({ name, role, lasts }: Values) => {
    const expires =
      lasts === 'never' ? null : new Date(Date.now() + Number(lasts) * day).toISOString();
    const body = { name, role, expires };
    const { token } = of
      ? await tokensApi('POST /api/technical-users/{id}/tokens', { params: { id: of.id }, body })
      : await tokensApi('POST /api/me/tokens', { body });
    return { name, token };
  };
  const save = useSave(form, act, {
    changes: [of ? 'groups' : 'tokens'],
    fields: { expires: 'lasts' },
    then: onMade,
  });
  return { form, save };
}

function Making({ of, onMade }: { readonly of: Of; readonly onMade: (made: Made) => void }) {
  const t = useTranslations('tokens.make');
  const { form, save } = useMaking(of, onMade);
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack>
        <Problem error={save.problem} />
        <TextInput
          required
          data-autofocus
          name="name"
          autoComplete="off"
          maxLength={roomFor(NAME)}
          label={t('name')}
          description={t('nameHint')}
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t('role')} {...form.getInputProps('role')}>
          <Stack gap="xs" mt={6}>
            {(['user', 'admin'] as const).map((role) => (
              <Radio
                key={role}
                value={role}
                label={t(`roles.${role}`)}
                description={t(`${of ? 'meansOf' : 'means'}.${role}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          label={t('lasts')}
          description={t(form.getValues().lasts === 'never' ? 'foreverHint' : 'lastsHint')}
          allowDeselect={false}
          data={spans.map((value) => ({
            value,
            label: value === 'never' ? t('forever') : t('days', { days: Number(value) }),
          }))}
          {...form.getInputProps('lasts')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.busy}>
            {t('button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Shown({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const t = useTranslations('tokens.made');
  return (
    <Stack align="flex-start">
      <Alert
        variant="light"
        color="amber"
        icon={<IconAlertTriangle aria-hidden />}
        role="status"
        w="100%"
      >
        {t('once')}
      </Alert>
      <TextInput
        w="100%"
        readOnly
        dir="ltr"
        data-autofocus
        label={t('label', { name: made.name })}
        value={made.token}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="space-between" w="100%">
        <CopyButton value={made.token} label={t('copy')} />
        <Button onClick={onClose}>{t('kept')}</Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('use')}
      </Text>
      <Code block w="100%" tabIndex={0}>
        {`anteroom sign-in --url ${window.location.origin} --token -`}
      </Code>
    </Stack>
  );
}
