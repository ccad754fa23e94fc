import { Badge, Box, Text } from '@mantine/core';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Listed } from './api.ts';

const colours = { 'in-service': 'green', 'on-stock': 'gray', 'out-of-service': 'red' } as const;

/** The state that admins have set, and why. */
export function StateBadge({ of }: { readonly of: Pick<Listed, 'state' | 'reason' | 'retired'> }) {
  const t = useTranslations('assemblies.equipment.states');
  const { state, reason, retired } = of;
  return (
    <Box maw="16rem">
      <Badge variant="light" tt="none" color={retired ? 'gray' : colours[state]}>
        {t(retired ? 'retired' : state)}
      </Badge>
      {reason && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {reason}
        </Text>
      )}
    </Box>
  );
}
