import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useSave } from '../../../base/ui/talk/act.ts';
import { useMessages, useTranslations } from '../../../base/ui/talk/words.tsx';
import { ADDRESS, NAME } from '../rules.ts';
import { webhooksApi, type Webhook } from './api.ts';
import { Secret } from './Secret.tsx';

type Of = {
  readonly organisation: string;
  /** All that can be told. */ readonly kinds: readonly string[];
  /** Without it a new one is made. */ readonly webhook: Webhook | null;
};
type Props = Of & { readonly opened: boolean; readonly onClose: () => void };

/** Makes a webhook and shows its secret once, or changes one. */
export function WebhookDialog({ opened, onClose, ...of }: Props) {
  const t = useTranslations();
  const phone = useMediaQuery('(max-width: 47.99em)');
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    onClose();
    setSecret(null);
  };
  const title = secret ? 'secret.title' : of.webhook ? 'edit.title' : 'make.title';
  return (
    <Modal
      opened={opened}
      onClose={close}
      fullScreen={phone ?? false}
      size="lg"
      // a click beside it would lose what is shown only once
      closeOnClickOutside={secret === null}
      title={t(`webhooks.ui.${title}`)}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      {secret ? (
        <Secret secret={secret} renewed={false} onClose={close} />
      ) : (
        <Fields {...of} onDone={(made) => (made ? setSecret(made) : close())} />
      )}
    </Modal>
  );
}

type Values = { name: string; address: string; kinds: string[] };
function useSaving({ organisation, webhook }: Of, onDone: (secret: string | null) => void) {
  const t = useTranslations('webhooks.ui');
  const form = useForm<Values>({
    initialValues: {
      name: webhook?.name ?? '',
      address: webhook?.address ?? '',
      kinds: [...(webhook?.kinds ?? [])],
    },
  });
  const act = async (body: Values): Promise<string | null> => {
    if (!webhook)
      return (
        await webhooksApi('POST /api/organisations/{id}/webhooks', {
          params: { id: organisation },
          body,
        })
      ).secret;
    const params = { id: organisation, webhook: webhook.id };
    await webhooksApi('PATCH /api/organisations/{id}/webhooks/{webhook}', { params, body });
    return null;
  };
  const save = useSave(form, act, {
    changes: ['journal'],
    then: onDone,
    ...(webhook ? { done: t('edit.done') } : {}),
  });
  return { form, save };
}

function Fields({ onDone, ...of }: Of & { readonly onDone: (secret: string | null) => void }) {
  const t = useTranslations('webhooks.ui');
  const { form, save } = useSaving(of, onDone);
  const offered = useOffered(of.kinds);
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
        <TextInput
          required
          name="address"
          type="url"
          dir="ltr"
          autoComplete="off"
          maxLength={ADDRESS}
          label={t('address')}
          description={t('addressHint')}
          {...form.getInputProps('address')}
        />
        <MultiSelect
          required
          name="kinds"
          searchable
          hidePickedOptions
          label={t('kinds')}
          description={t('kindsHint')}
          data={offered}
          maxDropdownHeight={240}
          {...form.getInputProps('kinds')}
        />
        <Group justify="space-between">
          <Button
            variant="subtle"
            size="xs"
            onClick={() => form.setFieldValue('kinds', [...of.kinds])}
          >
            {t('all')}
          </Button>
          <Button type="submit" loading={save.busy}>
            {t(of.webhook ? 'edit.button' : 'make.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Under the words for what they are about. */
function useOffered(kinds: readonly string[]) {
  const t = useTranslations();
  const said = useMessages().journal.subjects;
  const areas = Map.groupBy(kinds, (kind) => kind.split('.')[0]!);
  const nameOf = (area: string): string =>
    area in said ? t(`journal.subjects.${area as keyof typeof said}`) : area;
  return [...areas].map(([area, items]) => ({ group: nameOf(area), items }));
}
