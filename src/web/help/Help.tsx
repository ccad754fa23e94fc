import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { Page } from '../../base/ui/Page.tsx';

/** The table of contents of the help. */
export function Help() {
  const t = useTranslations();
  const articles = [
    { to: '/help/access', title: t('help.access.title'), lead: t('help.access.lead') },
    { to: '/help/locked-rooms', title: t('help.rooms.title'), lead: t('help.rooms.lead') },
    { to: '/help/account', title: t('account.account.title'), lead: t('help.account.lead') },
  ];
  return (
    <Page title={t('help.title')} lead={t('help.lead')} narrow>
      <Stack
        component="ul"
        gap="sm"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('help.contents')}
      >
        {articles.map(({ to, title, lead }) => (
          <Card key={to} component="li" withBorder padding="lg">
            <Title order={2} size="h4">
              <LinkAnchor to={to}>{title}</LinkAnchor>
            </Title>
            <Text size="sm" c="dimmed">
              {lead}
            </Text>
          </Card>
        ))}
      </Stack>
    </Page>
  );
}
