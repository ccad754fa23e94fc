import { Card, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../../people/ui/me.tsx';
import classes from '../sessions.module.css';

/** What to send to whoever can help: their link opens the check, filled in. */
export function ForManager({ id }: { readonly id: string }) {
  const t = useTranslations('sessions.page');
  const { person } = useMe();
  const link = `${window.location.origin}/sessions/${id}`;
  const check = `${window.location.origin}/check?subject=${id}&person=${encodeURIComponent(person.email)}`;
  const message = t('message', { link, email: person.email, check });
  return (
    <Card withBorder>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('askThem')}</Text>
        <Text component="div" className={classes.link} w="100%">
          {message}
        </Text>
        <CopyButton value={message} label={t('copyMessage')} />
      </Stack>
    </Card>
  );
}
