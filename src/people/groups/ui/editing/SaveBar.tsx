import { Alert, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { TimeAgo } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from './Seats.module.css';
import type { Seats } from './seats.ts';

/** What is not saved yet, always in sight, saved by one button. */
export function SaveBar({ seats, label }: { readonly seats: Seats; readonly label: string }) {
  const t = useTranslations('groups.editor');
  const { added, removed, changed } = seats.changes;
  if (seats.count === 0 && !seats.meanwhile) return null;
  const parts = [
    added.length > 0 && t('added', { count: added.length }),
    removed.length > 0 && t('removed', { count: removed.length }),
    changed.length > 0 && t('changed', { count: changed.length }),
  ].filter(Boolean);
  return (
    <Paper
      withBorder
      shadow="md"
      p="md"
      className={classes.bar}
      role="region"
      aria-label={t('unsaved')}
    >
      <Stack gap="sm">
        {seats.meanwhile && <Meanwhile changes={seats.meanwhile} />}
        <Problem error={seats.problem} />
        {!seats.keepsManager && (
          <Text size="sm" c="red" role="alert">
            {t('lastManager')}
          </Text>
        )}
        <Group justify="space-between" gap="sm">
          <Text size="sm" role="status">
            <strong>{t('unsaved')}</strong>
            {parts.length > 0 && `: ${parts.join(', ')}`}
          </Text>
          <Group gap="xs" ml="auto">
            <Button variant="default" onClick={seats.discard} disabled={seats.busy}>
              {t('discard')}
            </Button>
            <Button
              onClick={seats.save}
              loading={seats.busy}
              disabled={!seats.keepsManager || seats.count === 0}
            >
              {label}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}

function Meanwhile({ changes }: { readonly changes: NonNullable<Seats['meanwhile']> }) {
  const t = useTranslations('groups.stale');
  return (
    <Alert
      color="amber"
      variant="light"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title={t('title')}
    >
      <List size="sm" mb="xs">
        {changes.map(({ what, by, people, at }, place) => (
          <List.Item key={`${at} ${place}`}>
            {t(what, { by: by ?? t('someone'), people: people.map(({ name }) => name).join(', ') })}{' '}
            <Text span size="xs" c="dimmed">
              <TimeAgo at={at} />
            </Text>
          </List.Item>
        ))}
      </List>
      <Text size="sm">{t('reapply')}</Text>
    </Alert>
  );
}
