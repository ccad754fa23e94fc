import { Group, Loader, Paper, Text, Transition } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLive } from './talk/live.tsx';

/** Says so when the line has been lost for more than a moment. */
export function ConnectionBar() {
  const t = useTranslations('base.ui');
  const { state } = useLive();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(state === 'lost'), state === 'lost' ? 1500 : 0);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div
      role="status"
      data-connection
      style={{
        position: 'fixed',
        insetInline: 0,
        bottom: 12,
        display: 'grid',
        placeItems: 'center',
        pointerEvents: 'none',
        zIndex: 300,
      }}
    >
      <Transition mounted={late && state === 'lost'} transition="slide-up">
        {(style) => (
          <Paper withBorder shadow="md" radius="xl" px="md" py={6} style={style}>
            <Group gap="xs">
              <Loader size={14} aria-hidden />
              <Text size="sm">{t('reconnecting')}</Text>
            </Group>
          </Paper>
        )}
      </Transition>
    </div>
  );
}
