import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { roomFor } from '../../../../base/text/text.ts';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { door, roomKey } from '../../../door/ui/api.ts';
import type { Insider } from '../../../stays/contract.ts';

type Props = { readonly session: string; readonly of: Insider; readonly close: () => void };

export function RemoveDialog({ session, of: { stay, name }, close }: Props) {
  const t = useTranslations('rooms.remove');
  const [reason, setReason] = useState('');
  const [block, setBlock] = useState(false);
  const remove = useAct(
    () => door('POST /api/stays/{id}/removals', { params: { id: stay }, body: { reason, block } }),
    {
      changes: roomKey(session),
      done: t('done', { name }),
      then: close,
    },
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!remove.isPending) remove.mutate();
  };
  return (
    <Modal opened onClose={close} title={t('title', { name })}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t('lead', { name })}</Text>
          <TextInput
            label={t('reason')}
            description={t('reasonHint', { name })}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={roomFor(280)}
            dir="auto"
            data-autofocus
          />
          <Checkbox
            label={t('block')}
            description={t('blockHint')}
            checked={block}
            onChange={(event) => setBlock(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" loading={remove.isPending}>
              {t('button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
