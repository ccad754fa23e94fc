import { Group, Stack } from '@mantine/core';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { ForManager } from './ForManager.tsx';
import { MyAccess } from './MyAccess.tsx';

/**
 * What a link shows to whoever may not know whether there is something behind it: the same for
 * every address.
 */
export function NoSession({ id }: { readonly id: string }) {
  const t = useTranslations('sessions');
  return (
    <Page title={t('page.nothing')} narrow>
      <Stack gap="lg">
        <Empty
          title={t('page.nothingHint')}
          action={
            <Group justify="center" gap="sm">
              <LinkButton to="/" variant="default">
                {t('mine.title')}
              </LinkButton>
              <LinkButton to="/help/access" variant="subtle">
                {t('access.help')}
              </LinkButton>
            </Group>
          }
        />
        <ForManager id={id} />
        <MyAccess id={id} question={t('page.whyNot')} />
      </Stack>
    </Page>
  );
}
