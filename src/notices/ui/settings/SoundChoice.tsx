import { Button, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { audible, play, sounds } from '../../../base/ui/sounds.ts';
import type { Sound } from '../../../base/ui/sounds.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';

export function SoundChoice() {
  const t = useTranslations('notices.ui.sounds');
  const chosen = useSyncExternalStore(sounds.watch, sounds.get);
  const listen = async (sound: Sound): Promise<void> => {
    if (!(await play(sound))) notifications.show({ message: t('silent'), color: 'red' });
  };
  return (
    <Card withBorder component="section" aria-labelledby="notices-sounds">
      <Title order={2} id="notices-sounds" mb={4}>
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('lead')}
      </Text>
      <Stack gap="md">
        {audible.map((sound) => (
          <Group key={sound} justify="space-between" wrap="nowrap" align="flex-start">
            <Switch
              checked={chosen[sound]}
              label={t(sound)}
              description={t(`${sound}Hint`)}
              onChange={(event) => sounds.set({ [sound]: event.currentTarget.checked })}
            />
            <Button
              variant="subtle"
              size="compact-sm"
              flex="none"
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              onClick={() => void listen(sound)}
              aria-label={t('playOf', { sound: t(sound) })}
            >
              {t('play')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
