import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMail, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { CopyButton } from '../../../../base/ui/CopyButton.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { ShareDialog } from '../../../own/ui/Share.tsx';
import { door, roomKey, type Settings } from '../api.ts';
import classes from '../door.module.css';
import { Section } from './Section.tsx';

export function LinkSettings({
  session,
  settings,
}: {
  readonly session: string;
  readonly settings: Settings;
}) {
  const t = useTranslations('door.settings.link');
  const [renewing, { open, close }] = useDisclosure(false);
  const [sharing, share] = useDisclosure(false);
  return (
    <Section title={t('title')} hint={t('hint')}>
      <Stack gap="sm">
        {!settings.guests && (
          <Alert color="amber" variant="light">
            {t('off')}
          </Alert>
        )}
        <Text component="div" className={classes.link ?? ''} data-link>
          {settings.link}
        </Text>
        <Group gap="xs">
          <CopyButton value={settings.link} label={t('copy')} />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconMail size={16} aria-hidden />}
            onClick={share.open}
          >
            {t('invite')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={open}
          >
            {t('renew')}
          </Button>
        </Group>
      </Stack>
      <Modal opened={renewing} onClose={close} title={t('renewTitle')}>
        <Renew session={session} onDone={close} />
      </Modal>
      <ShareDialog session={sharing ? session : null} onClose={share.close} />
    </Section>
  );
}

function Renew({ session, onDone }: { readonly session: string; readonly onDone: () => void }) {
  const t = useTranslations('door.settings.link');
  const cancel = useTranslations('base.ui')('cancel');
  const [turnAway, setTurnAway] = useState(false);
  const renew = useAct(
    () => door('POST /api/sessions/{id}/links', { params: { id: session }, body: { turnAway } }),
    {
      changes: [...roomKey(session), 'knocks', 'waiting-rooms'],
      done: t('renewed'),
      then: onDone,
    },
  );
  return (
    <Stack gap="md">
      <Text size="sm">{t('renewLead')}</Text>
      <Checkbox
        label={t('turnAway')}
        checked={turnAway}
        onChange={(event) => setTurnAway(event.currentTarget.checked)}
      />
      <Group justify="space-between">
        <Button variant="default" onClick={onDone} data-autofocus>
          {cancel}
        </Button>
        <Button loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
