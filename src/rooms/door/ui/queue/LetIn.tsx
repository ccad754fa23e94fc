import { Button, Card, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { RoomView } from '../../../enter/contract.ts';
import { useTabTitle } from './Alone.tsx';
import classes from '../door.module.css';
import { useEnter, type LetIn as State } from './use-waiting.ts';

/** Let in: the page that waited goes in by itself, one that came later has one button. */
export function LetIn({ room, state }: { readonly room: RoomView; readonly state: State }) {
  const t = useTranslations('door.letIn');
  const times = useTimes();
  const enter = useEnter(room.session.id);
  const { knock } = room;
  useTabTitle(`✓ ${t('document')}`, room.session.title);
  return (
    <Card withBorder padding="lg" className={classes.coming ?? ''}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h3">
            {t('title')}
          </Title>
          <Text mt={4}>{knock?.state === 'allowed' ? t('allowed') : t('opened')}</Text>
          {state === 'no' && knock?.state === 'allowed' && (
            <Text size="sm" c="dimmed">
              {t('until', { time: times.moment(knock.until) })}
            </Text>
          )}
        </div>
        {state === 'elsewhere' && <Text size="sm">{t('elsewhere')}</Text>}
        {state === 'entering' ? (
          <Group gap="sm">
            <Loader size="sm" aria-hidden />
            <Text fw={600}>{t('entering')}</Text>
          </Group>
        ) : (
          <Button
            size="xl"
            fullWidth
            leftSection={<IconDoorEnter size={26} aria-hidden />}
            onClick={enter}
          >
            {t('now')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
