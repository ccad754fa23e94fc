import { Box, Card, Group, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl/react';

type Props = {
  /** The shape of what is coming, so that nothing jumps when it is there. */
  readonly as?: 'rows' | 'cards' | 'form' | 'text';
  readonly count?: number;
};

const CARDS = {
  display: 'grid',
  gap: 'var(--mantine-spacing-md)',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 18rem), 1fr))',
};

export function Loading({ as = 'rows', count = as === 'form' ? 4 : 5 }: Props) {
  const t = useTranslations('base.ui');
  const places = Array.from({ length: count }, (_, place) => place);
  return (
    <div role="status" aria-live="polite">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {as === 'cards' ? (
        <Box style={CARDS} aria-hidden>
          {places.map((place) => (
            <Card key={place} withBorder>
              <Skeleton height={18} width="60%" mb="sm" />
              <Skeleton height={12} width="40%" mb="lg" />
              <Skeleton height={34} width={110} />
            </Card>
          ))}
        </Box>
      ) : (
        <Stack gap={as === 'text' ? 'xs' : 'md'} aria-hidden>
          {places.map((place) =>
            as === 'rows' ? (
              <Group key={place} gap="md" wrap="nowrap" h={44}>
                <Skeleton circle height={34} />
                <Skeleton height={14} width={`${62 - ((place * 17) % 30)}%`} />
              </Group>
            ) : as === 'form' ? (
              <div key={place}>
                <Skeleton height={12} width={120} mb={8} />
                <Skeleton height={36} />
              </div>
            ) : (
              <Skeleton key={place} height={12} width={`${96 - ((place * 23) % 40)}%`} />
            ),
          )}
        </Stack>
      )}
    </div>
  );
}
