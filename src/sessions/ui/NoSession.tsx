import { Card, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../base/ui/CopyButton.tsx';
import { Empty } from '../../base/ui/Empty.tsx';
import { LinkButton } from '../../base/ui/link.tsx';
import { Page } from '../../base/ui/Page.tsx';
import { useTranslations } from '../../base/ui/words.tsx';
import { useMe } from '../../people/ui/me.tsx';
import { MyAccess } from './MyAccess.tsx';
import classes from './sessions.module.css';

/** What a link shows to whoever may not know whether there is something behind it: the same for every address. */
export function NoSession({ id }: { readonly id: string }) {
  const t = useTranslations('sessions');
  const { person } = useMe();
  const link = `${window.location.origin}/sessions/${id}`;
  const message = t('page.message', {
    link,
    email: person.email,
    check: `${window.location.origin}/access?session=${id}&person=${encodeURIComponent(person.email)}`,
  });
  return (
    <Page title={t('page.nothing')} narrow>
      <Stack gap="lg">
        <Empty
          title={t('page.nothingHint')}
          action={
            <LinkButton to="/" variant="default">
              {t('mine.title')}
            </LinkButton>
          }
        />
        <MyAccess id={id} question={t('page.whyNot')} />
        <Card withBorder>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('page.askThem')}</Text>
            <Text component="div" className={classes.link} w="100%">
              {message}
            </Text>
            <CopyButton value={message} label={t('page.copyMessage')} />
          </Stack>
        </Card>
      </Stack>
    </Page>
  );
}
