import { Alert, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconConfetti } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checklist } from '../../access/ui/Checklist.tsx';
import { ProblemError } from '../../base/ui/api.ts';
import { CopyButton } from '../../base/ui/CopyButton.tsx';
import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';
import { Waiting } from '../../base/ui/Waiting.tsx';
import { useTranslations } from '../../base/ui/words.tsx';
import { access, type Why } from './api.ts';
import { Everyone } from './Everyone.tsx';
import { PersonPicker, SessionPicker } from './pickers.tsx';
import classes from './sessions.module.css';

/** Check access: one session, one person, every check in order, and at each that fails the button that repairs it. */
export function CheckAccess() {
  const t = useTranslations('sessions.access');
  const { session, person } = useSearch({ strict: false }) as { readonly session?: string; readonly person?: string };
  const navigate = useNavigate();
  const go = (change: { readonly session?: string | undefined; readonly person?: string | undefined }) =>
    void navigate({ to: '/access', search: { session, person, ...change }, replace: true });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <Card withBorder padding="lg">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <SessionPicker value={session} onChange={(id) => go({ session: id })} />
            <PersonPicker value={person} onChange={(whom) => go({ person: whom })} />
          </SimpleGrid>
        </Card>
        {session && person ? <Answer session={session} person={person} /> : <Empty title={t('pickBoth')} />}
        {session && <Everyone session={session} onPick={(id) => go({ person: id })} />}
      </Stack>
    </Page>
  );
}

const addressed = (person: string) => (person.includes('@') ? { email: person } : { person });

function Answer({ session, person }: { readonly session: string; readonly person: string }) {
  const t = useTranslations('sessions.access');
  const why = useQuery({
    queryKey: ['sessions', 'why', session, person],
    queryFn: ({ signal }) => access('GET /api/why', { query: { session, ...addressed(person) }, signal }),
    // what others do (confirm an address, accept a request) should show without a click
    refetchInterval: (query) => (query.state.data?.verdict.allowed ? false : 5000),
  });
  if (why.error instanceof ProblemError && [404, 422].includes(why.error.document.status) && !why.data) return <Alert color="amber">{t('missing')}</Alert>;
  return (
    <Waiting query={why} as="rows">
      {(data) => <Verdict why={data} />}
    </Waiting>
  );
}

function Verdict({ why }: { readonly why: Why }) {
  const t = useTranslations('sessions.access');
  return (
    <section aria-labelledby="verdict">
      <Title order={2} id="verdict" mb="sm">
        {why.session.title ? t('of', { person: why.person.label, title: why.session.title }) : why.person.label}
      </Title>
      <Stack gap="md">
        {why.verdict.allowed && (
          <Card withBorder padding="lg" className={classes.celebration} role="status">
            <Group gap="md" wrap="nowrap" align="flex-start">
              <IconConfetti size={32} aria-hidden />
              <Stack gap="xs">
                <Text fw={650} size="lg">
                  {t('allowed', { person: why.person.label })}
                </Text>
                <Text size="sm">{t('allowedHint')}</Text>
                <Group gap="sm">
                  <Text component="span" className={classes.link}>
                    {why.link}
                  </Text>
                  <CopyButton value={why.link} label={t('copy')} />
                </Group>
              </Stack>
            </Group>
          </Card>
        )}
        <Checklist told={why.verdict} />
        {!why.verdict.allowed && (
          <Text size="xs" c="dimmed">
            {t('watching')}
          </Text>
        )}
      </Stack>
    </section>
  );
}
