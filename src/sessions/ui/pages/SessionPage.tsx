import { Alert, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { IconDoorEnter, IconPencil, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { use } from 'react';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { ProblemError, serverNow } from '../../../base/ui/talk/api.ts';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { plan, type Session, sessionKey } from '../api.ts';
import { Dates } from '../Dates.tsx';
import { GroupPeople } from '../access/GroupPeople.tsx';
import { NoSession } from '../access/NoSession.tsx';
import classes from '../sessions.module.css';
import { SessionTimes, useCountdown } from '../SessionTimes.tsx';
import { SessionSlot } from '../slots.ts';
import { MyAccess } from '../access/MyAccess.tsx';

export function SessionPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const session = useQuery({
    queryKey: sessionKey(id),
    queryFn: ({ signal }) => plan('GET /api/sessions/{id}', { params: { id }, signal }),
    // the room opens and closes by the clock: look again just after the next opening
    refetchInterval: ({ state }) => {
      const left = state.data?.opens ? Date.parse(state.data.opens) - serverNow() : 0;
      return left > 0 && left < 30_000 ? left + 500 : 30_000;
    },
  });
  if (session.error instanceof ProblemError && session.error.document.status === 404)
    return <NoSession id={id} />;
  return <Known session={session.data} query={session} />;
}

type Query = {
  readonly data: Session | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
};

function Known({
  session,
  query,
}: {
  readonly session: Session | undefined;
  readonly query: Query;
}) {
  const t = useTranslations('sessions');
  const manages = session?.may.manage;
  return (
    <Page
      title={session?.title}
      crumbs={[{ label: t('mine.title'), to: '/' }]}
      marks={
        <>
          {session?.hidden && <Badge variant="light">{t('mine.hidden')}</Badge>}
          {session?.cancelled && (
            <Badge color="red" variant="light">
              {t('mine.cancelled')}
            </Badge>
          )}
        </>
      }
      actions={
        <>
          <CopyButton value={window.location.href} label={t('page.copy')} />
          {manages && (
            <>
              <LinkButton
                size="xs"
                variant="default"
                to="/check"
                search={{ session: session.id }}
                leftSection={<IconUserQuestion size={16} aria-hidden />}
              >
                {t('page.check')}
              </LinkButton>
              <LinkButton
                size="xs"
                variant="default"
                to="/administration/sessions/$id"
                params={{ id: session.id }}
                leftSection={<IconPencil size={16} aria-hidden />}
              >
                {t('page.edit')}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <Waiting query={query} as="form">
        {(data) => <Details session={data} />}
      </Waiting>
    </Page>
  );
}

function Details({ session }: { readonly session: Session }) {
  const t = useTranslations('sessions');
  return (
    <Stack gap="lg">
      {session.cancelled && (
        <Alert color="red" variant="light">
          {t('cancelledBecause', { reason: session.cancelled.reason || 'none' })}
        </Alert>
      )}
      {session.may.manage && !session.may.see && (
        <Alert variant="light">{session.group ? t('page.managed') : t('edit.noGroup')}</Alert>
      )}
      <Entrance session={session} />
      <Card withBorder padding="lg">
        <dl className={classes.facts}>
          <dt>{t('page.when')}</dt>
          <dd>
            <SessionTimes session={session} />
          </dd>
          <dt>{t('page.group')}</dt>
          <dd>
            {session.group ? <GroupPeople group={session.group} /> : t('manage.noGroup')}{' '}
            <Text span size="sm" c="dimmed">
              {session.organisation.name}
              {session.audience !== null && ` · ${t('edit.people', { count: session.audience })}`}
            </Text>
          </dd>
          <dt>{t('page.hosts')}</dt>
          <dd>
            {session.hosts.length > 0
              ? session.hosts.map((host) => host.name).join(', ')
              : t('page.nobody')}
          </dd>
          {session.description && (
            <>
              <dt>{t('page.about')}</dt>
              <dd className={classes.about}>{session.description}</dd>
            </>
          )}
        </dl>
      </Card>
      {session.until && <Dates session={session} />}
      <MyAccess
        id={session.id}
        question={session.gates.enter.allowed ? t('page.whyAnyway') : t('page.why')}
        message
      />
    </Stack>
  );
}

function Entrance({ session }: { readonly session: Session }) {
  const t = useTranslations('sessions.page');
  const navigate = useNavigate();
  const now = useNow(1);
  const times = useTimes();
  const countdown = useCountdown();
  const Door = use(SessionSlot)?.door;
  if (session.cancelled) return null;
  const opens = session.opens ? Date.parse(session.opens) : null;
  const says = (): string => {
    if (opens === null || !session.next) return t('noMore');
    if (opens > now.getTime()) return t('countdown', { time: countdown(opens - now.getTime()) });
    const { starts, ends, openEnd } = session.next;
    if (Date.parse(starts) > now.getTime())
      return t('openBefore', { when: times.ago(starts, now) });
    return !openEnd && Date.parse(ends) <= now.getTime() ? t('openAfter') : t('openNow');
  };
  return (
    <Card
      withBorder
      padding="lg"
      className={opens !== null && opens <= now.getTime() ? classes.running : ''}
    >
      <Group justify="space-between" gap="md">
        <div>
          <Text fw={600}>{says()}</Text>
          {Door && <Door session={session.id} />}
        </div>
        <GateButton
          size="lg"
          told={session.gates.enter}
          onClick={() => void navigate({ to: '/sessions/$id/lobby', params: { id: session.id } })}
          leftSection={<IconDoorEnter size={22} aria-hidden />}
          className={classes.enter ?? ''}
        >
          {t('enter')}
        </GateButton>
      </Group>
    </Card>
  );
}
