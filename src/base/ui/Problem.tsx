import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconLockQuestion } from '@tabler/icons-react';
import { createContext, use } from 'react';
import type { ComponentType } from 'react';
import { useTranslations } from 'use-intl/react';
import { ProblemError } from './talk/api.ts';
import { useSentence } from './talk/sentence.ts';

/** The floor above knows how a verdict is shown; the shell puts its component here. */
export const VerdictSlot = createContext<ComponentType<{ readonly verdict: unknown }> | null>(null);

type Props = {
  readonly error: Error | null | undefined;
  /** Shows "Try again". */
  readonly retry?: (() => unknown) | undefined;
};

/**
 * Whatever went wrong, in a sentence, with the checklist when a gate refused. Renders nothing
 * without an error.
 */
export function Problem({ error, retry }: Props) {
  const t = useTranslations('base.ui');
  const sentence = useSentence();
  const Verdict = use(VerdictSlot);
  if (!error) return null;
  const {
    verdict,
    faults = [],
    code,
  } = error instanceof ProblemError ? error.document : { verdict: undefined, code: 'fault' };
  return (
    <Alert
      role="alert"
      color={verdict ? 'amber' : 'red'}
      variant="light"
      icon={verdict ? <IconLockQuestion aria-hidden /> : <IconAlertTriangle aria-hidden />}
      my="sm"
    >
      <Stack gap="sm">
        <Text size="sm">{code === 'stale' ? t('stale') : sentence(error)}</Text>
        {faults.length > 1 && (
          <Text component="ul" size="sm" m={0} ps="lg">
            {faults.map((fault) => (
              <li key={fault.pointer + fault.code}>{fault.says}</li>
            ))}
          </Text>
        )}
        {verdict !== undefined && Verdict && <Verdict verdict={verdict} />}
        {retry && (
          <Group>
            <Button size="xs" variant="default" onClick={() => void retry()}>
              {t('retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
