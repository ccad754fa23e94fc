import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from '../rooms.module.css';
import type { Phase } from './phase.ts';

type Props = {
  readonly phase: Extract<Phase, { readonly at: 'left' | 'out' | 'failed' }>;
  readonly session: string;
  readonly guest: boolean;
  readonly again: () => void;
};

/** A page that cannot be mistaken for the room: why one is not inside, and how to go on. */
export function Out({ phase, session, guest, again }: Props) {
  const t = useTranslations('rooms.out');
  const heading = useRef<HTMLHeadingElement>(null);
  const because = phase.at === 'out' ? phase.because : null;
  const title = because ? t(because) : phase.at === 'left' ? t('left') : t('failed');
  useEffect(() => {
    heading.current?.focus();
    document.title = `${title} · Anteroom`;
  }, [title]);
  const back =
    phase.at === 'left' || because === 'lost'
      ? t('again')
      : because === 'replaced'
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
            {phase.at === 'out' && <Why because={phase.because} says={phase.says} />}
            <Text c="dimmed">{t('off')}</Text>
          </>
        )}
        <Group mt="lg">
          {back && <Button onClick={again}>{back}</Button>}
          {(phase.at === 'failed' || because === 'turned-out') && (
            <LinkButton to="/sessions/$id/lobby" params={{ id: session }}>
              {t('lobby')}
            </LinkButton>
          )}
          {!guest && (
            <LinkButton to="/" variant="default">
              {t('sessions')}
            </LinkButton>
          )}
        </Group>
      </Card>
    </main>
  );
}

function Why({
  because,
  says,
}: {
  readonly because: Extract<Phase, { readonly at: 'out' }>['because'];
  readonly says: string;
}) {
  const t = useTranslations('rooms.out');
  // what a host wrote is theirs, and shown as that; everything else is a sentence of ours
  if (because !== 'turned-out') return <Text mb="xs">{says || t(`because.${because}`)}</Text>;
  return (
    <>
      <Text mb="xs">{t('because.turned-out')}</Text>
      {says && (
        <Text component="blockquote" className={classes.quote ?? ''} dir="auto">
          {says}
        </Text>
      )}
    </>
  );
}
