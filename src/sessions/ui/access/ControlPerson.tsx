import { Badge, Box, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkAnchor, LinkButton } from '../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { Address, Face } from '../../../base/ui/Face.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo, When } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { controlApi, membersApi } from '../../../people/organisation/ui/api.ts';
import { Entries } from '../../../people/organisation/ui/Entries.tsx';
import { InControl, type Here } from '../../../people/organisation/ui/InControl.tsx';
import { MemberActions } from '../../../people/organisation/ui/people/MemberActions.tsx';
import { useOrganisation } from '../../../people/ui/me.tsx';
import { isLanguage } from '../../../words/languages.ts';
import { agenda } from '../api.ts';
import classes from '../sessions.module.css';
import { SessionRows } from '../SessionRows.tsx';

const read = (id: string, person: string, signal: AbortSignal) =>
  membersApi('GET /api/organisations/{id}/members/{person}', { params: { id, person }, signal });
type Person = Awaited<ReturnType<typeof read>>;
type Of = { readonly here: Here; readonly person: Person };

/**
 * One person as an admin needs them: who they are, what they are in, what comes next, and what has
 * happened.
 */
export function ControlPerson() {
  const t = useTranslations('organisation');
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const { organisation } = useOrganisation();
  const query = useQuery({
    queryKey: [`organisation:${organisation?.id}`, 'person', id],
    queryFn: ({ signal }) => read(organisation?.id ?? '', id, signal),
    enabled: organisation !== undefined,
  });
  return (
    <InControl
      title={query.isLoading ? undefined : (query.data?.name ?? t('person.title'))}
      crumbs={[{ label: t('users.title'), to: '/control/users' }]}
      actions={(here) => query.data && <Acts here={here} person={query.data} />}
    >
      {(here) => (
        <Waiting key={id} query={query}>
          {(person) => (
            <Stack gap="xl">
              <Profile person={person} />
              <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
                <Groups person={person} />
                <SignIns person={person} />
              </SimpleGrid>
              <Sessions here={here} person={person} />
              <Audit here={here} person={person} />
            </Stack>
          )}
        </Waiting>
      )}
    </InControl>
  );
}

function Acts({ here, person }: Of) {
  const t = useTranslations('access.ui');
  return (
    <>
      <LinkButton to="/check" search={{ person: person.person }} variant="default" size="xs">
        {t('check')}
      </LinkButton>
      <MemberActions here={here} member={person} />
    </>
  );
}

function Part({
  title,
  more,
  children,
}: {
  readonly title: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {more}
      </Group>
      {children}
    </Box>
  );
}

function Profile({ person }: Pick<Of, 'person'>) {
  const t = useTranslations();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('organisation.users.columns.since'), <When at={person.since} part="day" />],
    [
      t('organisation.person.language'),
      isLanguage(person.language) ? t(`shell.languages.${person.language}`) : person.language,
    ],
    [t('organisation.person.zone'), person.zone],
    ...(person.suspended
      ? [[t('organisation.users.suspended'), <When at={person.suspended} part="day" />] as const]
      : []),
  ];
  return (
    <Card withBorder padding="lg" component="section" aria-label={person.name}>
      <Group gap="md" wrap="nowrap">
        <Face
          person={{ id: person.person, name: person.name, picture: person.picture }}
          size={56}
        />
        <Box miw={0}>
          <Text className={classes.what ?? ''}>
            <Address>{person.email}</Address>
          </Text>
          <Group gap={6}>
            <Badge variant={person.role === 'admin' ? 'light' : 'default'}>
              {t(`organisation.roles.${person.role}`)}
            </Badge>
            {person.suspended && (
              <Badge color="red" variant="light">
                {t('organisation.users.suspended')}
              </Badge>
            )}
          </Group>
        </Box>
      </Group>
      <Group component="dl" gap="xl" mt="md" mb={0}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </Group>
    </Card>
  );
}

/** A list without rows says so in a sentence. */
function Rows({
  label,
  none,
  children,
}: {
  readonly label: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}) {
  return children.length === 0 ? (
    <Text size="sm" c="dimmed">
      {none}
    </Text>
  ) : (
    <Card withBorder padding={0}>
      <ul className={classes.rows} aria-label={label}>
        {children}
      </ul>
    </Card>
  );
}

function Groups({ person: { memberOf } }: Pick<Of, 'person'>) {
  const t = useTranslations('organisation.person');
  const words = useTranslations('groups.role');
  return (
    <Part title={t('groups')}>
      <Rows label={t('groups')} none={t('noGroups')}>
        {memberOf.map(({ id, name, role, through }) => (
          <li key={id} className={classes.line}>
            <Box miw={0}>
              <LinkAnchor to="/control/groups/$id" params={{ id }} fw={500} size="sm">
                {name}
              </LinkAnchor>
              {through.length > 0 && (
                <Text size="xs" c="dimmed">
                  {t('through', { groups: through.join(', ') })}
                </Text>
              )}
            </Box>
            {role === 'manager' && (
              <Badge variant="light" tt="none">
                {words('manager')}
              </Badge>
            )}
          </li>
        ))}
      </Rows>
    </Part>
  );
}

function SignIns({ person: { signIns, lastSignIn } }: Pick<Of, 'person'>) {
  const t = useTranslations('organisation');
  const words = useTranslations('account.account');
  const named = (browser: string, system: string | null) =>
    system ? words('browserOn', { browser, system }) : browser;
  return (
    <Part title={t('person.signIns')}>
      <Rows label={t('person.signIns')} none={t('person.noSignIns')}>
        {signIns.map(({ browser, system, since, usedAt }) => (
          <li key={since} className={classes.line}>
            <Box miw={0}>
              <Text size="sm" fw={500}>
                {named(browser ?? words('unknownBrowser'), system)}
              </Text>
              <Text size="xs" c="dimmed">
                {words('used')} <TimeAgo at={usedAt} /> · {words('since')} <TimeAgo at={since} />
              </Text>
            </Box>
          </li>
        ))}
      </Rows>
      {signIns.length === 0 && lastSignIn && (
        <Text size="sm" mt="xs">
          {t('users.columns.lastSignIn')}: <TimeAgo at={lastSignIn} />
        </Text>
      )}
    </Part>
  );
}

function Sessions({ here, person: { person } }: Of) {
  const t = useTranslations('organisation.person');
  const events = useList(['sessions', 'of a person', here.id, person], (cursor, signal) =>
    agenda('GET /api/organisations/{id}/members/{person}/agenda', {
      params: { id: here.id, person },
      query: { cursor },
      signal,
    }),
  );
  return (
    <Part title={t('sessions')}>
      <Waiting query={events}>
        {(items) => (
          <>
            {items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('noSessions')}
              </Text>
            ) : (
              <SessionRows items={items} label={t('sessions')} />
            )}
            <LoadMore list={events} />
          </>
        )}
      </Waiting>
    </Part>
  );
}

function Audit({ here, person: { person } }: Of) {
  const t = useTranslations('organisation.person');
  const entries = useQuery({
    queryKey: ['journal', here.id, 'of a person', person],
    queryFn: ({ signal }) =>
      controlApi('GET /api/organisations/{id}/journal', {
        params: { id: here.id },
        query: { person, limit: 10 },
        signal,
      }),
  });
  return (
    <Part
      title={t('audit')}
      more={
        <LinkAnchor to="/control/audit" search={{ who: person }} size="sm">
          {t('allAudit')}
        </LinkAnchor>
      }
    >
      <Waiting query={entries}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('noAudit')}
            </Text>
          ) : (
            <Entries label={t('audit')} entries={items} />
          )
        }
      </Waiting>
    </Part>
  );
}
