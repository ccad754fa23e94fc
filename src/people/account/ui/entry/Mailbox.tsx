import { Alert, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconInbox, IconMailOpened } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { Page } from '../../../../base/ui/Page.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';

type Props = {
  readonly says: string;
  /** No mail server is set up: say where the mail is instead. */
  readonly kept: boolean;
  readonly again: () => Promise<unknown>;
  readonly children?: ReactNode;
};

/** After asking for a mail: where it is, and what to do when it does not come. */
export function Mailbox({ says, kept, again, children }: Props) {
  const t = useTranslations('account.mailbox');
  const resend = useAct(again, { done: t('sent') });
  return (
    <Page title={t('title')}>
      <Stack>
        <Group wrap="nowrap" align="flex-start" gap="md">
          <ThemeIcon size={44} radius="xl" variant="light" aria-hidden>
            <IconMailOpened size={24} stroke={1.6} />
          </ThemeIcon>
          <Text style={{ overflowWrap: 'anywhere' }}>{says}</Text>
        </Group>
        {kept && (
          <Alert variant="light" color="amber" icon={<IconInbox aria-hidden />}>
            {t('kept')}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {t('nothing')}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={() => resend.mutate()} loading={resend.isPending}>
            {t('again')}
          </Button>
          {children}
        </Group>
      </Stack>
    </Page>
  );
}
