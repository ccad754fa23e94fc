import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import classes from './rooms.module.css';
import type { Phase } from './use-call.ts';

type Props = { readonly phase: Extract<Phase, { readonly at: 'left' | 'out' | 'failed' }>; readonly session: string; readonly again: () => void };

/** A page that cannot be mistaken for the room: why one is not inside, and how to go on. */
export function Out({ phase, session, again }: Props) {
  const t = useTranslations('rooms.out');
  const heading = useRef<HTMLHeadingElement>(null);
  const title = phase.at === 'left' ? t('left') : phase.at === 'failed' ? t('failed') : t(phase.because);
  useEffect(() => {
    heading.current?.focus();
    document.title = `${title} · Anteroom`;
  }, [title]);
  const back =
    phase.at === 'left' || (phase.at === 'out' && phase.because === 'lost')
      ? t('again')
      : phase.at === 'out' && phase.because === 'replaced'
        ? t('here')
        : null;
  return (
    <main className={classes.out}>
      <Card withBorder padding="xl" className={classes.outCard}>
        <Title order={1} size="h2" tabIndex={-1} ref={heading} mb="sm">
          {title}
        </Title>
        {phase.at === 'failed' ? (
          <Problem error={phase.error} />
        ) : (
          <>
            {phase.at === 'out' && <Text mb="xs">{phase.says || t(`because.${phase.because}`)}</Text>}
            <Text c="dimmed">{t('off')}</Text>
          </>
        )}
        <Group mt="lg">
          {back && <Button onClick={again}>{back}</Button>}
          {phase.at === 'failed' && (
            <LinkButton to="/sessions/$id/lobby" params={{ id: session }}>
              {t('lobby')}
            </LinkButton>
          )}
          <LinkButton to="/" variant="default">
            {t('sessions')}
          </LinkButton>
        </Group>
      </Card>
    </main>
  );
}
