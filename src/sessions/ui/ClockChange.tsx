import { Button, Text } from '@mantine/core';
import { useFormatter } from 'use-intl/react';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { readWall } from '../rules.ts';

const clock = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
/** The time of a wall as people write it. */
export function useClock() {
  const format = useFormatter();
  return (wall: string): string => format.dateTime(new Date(`${wall}Z`), clock);
}

/** What is wrong with a time at which no clock of the zone will ever stand; null: nothing. */
export function useNever() {
  const t = useTranslations('sessions.wall');
  const clockOf = useClock();
  return (wall: string, zone: string): string | null => {
    const read = readWall(wall, zone);
    return read && 'next' in read ? t('never', { time: clockOf(wall) }) : null;
  };
}

type Props = {
  readonly wall: string;
  readonly zone: string;
  readonly onTake: (next: string) => void;
};
/**
 * Below a field with a time that never comes: the next that does. Of one that comes twice: which is
 * meant.
 */
export function ClockChange({ wall, zone, onTake }: Props) {
  const t = useTranslations('sessions.wall');
  const clockOf = useClock();
  const read = readWall(wall, zone);
  if (!read || ('at' in read && !read.twice)) return null;
  return 'next' in read ? (
    <Button variant="light" size="compact-sm" mt={6} onClick={() => onTake(read.next)}>
      {t('take', { time: clockOf(read.next) })}
    </Button>
  ) : (
    <Text size="sm" c="dimmed" mt={6} maw={260} role="status">
      {t('twice', { time: clockOf(wall) })}
    </Text>
  );
}
