import { Alert, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { plan, type Session } from './api.ts';

/**
 * How many people a group reaches; and, when it is another one than before, who gains and who
 * loses.
 */
export function Audience({
  group,
  session,
}: {
  readonly group: string;
  readonly session: Session | null;
}) {
  const t = useTranslations('sessions.edit');
  const other = session !== null && session.group?.id !== group;
  const audience = useQuery({
    queryKey: ['groups', 'audience', group, session?.id],
    queryFn: ({ signal }) =>
      plan('GET /api/groups/{id}/audience', {
        params: { id: group },
        query: session ? { session: session.id } : {},
        signal,
      }),
  });
  const { people, gain, lose } = audience.data ?? {};
  if (people === undefined) return null;
  return (
    <div role="status">
      <Text size="sm">{t('audience', { count: people })}</Text>
      {other && (
        <Alert color="amber" mt="xs" icon={<IconArrowsExchange aria-hidden />}>
          {t('swap', { gain: gain ?? 0, lose: lose ?? 0 })}
        </Alert>
      )}
    </div>
  );
}
