import { Card, Stack, Text, Title } from '@mantine/core';
import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMeQuery } from '../../ui/me.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';

const questions = [
  'noMail',
  'link',
  'password',
  'good',
  'tooOften',
  'stranger',
  'address',
  'seen',
  'leave',
] as const;

export function HelpAccount() {
  const t = useTranslations('account');
  const signedIn = Boolean(useMeQuery().data?.person);
  const help = useTranslations('help');
  return (
    <Page
      title={t('help.title')}
      lead={t('help.lead')}
      crumbs={[{ label: help('title'), to: '/help' }]}
      narrow
      actions={
        signedIn && (
          <LinkButton to="/account" variant="default" size="xs">
            {t('account.title')}
          </LinkButton>
        )
      }
    >
      <Card withBorder padding="lg">
        <Stack gap="xl">
          {questions.map((question) => (
            <section key={question} aria-labelledby={`help-${question}`}>
              <Title order={2} size="h3" id={`help-${question}`} mb={4}>
                {t(`help.items.${question}.asks`)}
              </Title>
              <Text>{t(`help.items.${question}.says`)}</Text>
            </section>
          ))}
        </Stack>
      </Card>
    </Page>
  );
}
