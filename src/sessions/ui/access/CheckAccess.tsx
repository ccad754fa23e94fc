import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import type { Undo } from '../../../access/ui/RemedyLine.tsx';
import { firstFailed } from '../../../access/ui/told.ts';
import { useAct } from '../../../base/ui/talk/act.ts';
import { ProblemError, request } from '../../../base/ui/talk/api.ts';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { access, type Why } from '../api.ts';
import { Everyone } from './Everyone.tsx';
import { PersonPicker, SessionPicker } from '../pickers.tsx';
import classes from '../sessions.module.css';

/**
 * Check access: one session, one person, every check in order, and at each that fails the button
 * that repairs it.
 */
export function CheckAccess() {
  const t = useTranslations('sessions.access');
  const {
    session,
    email,
    person = email,
  } = useSearch({ strict: false }) as {
    readonly session?: string;
    readonly email?: string;
    readonly person?: string;
  };
  const navigate = useNavigate();
  const go = (change: {
    readonly session?: string | undefined;
    readonly person?: string | undefined;
  }) => void navigate({ to: '/check', search: { session, person, ...change }, replace: true });
  return (
    <Page
      title={t('title')}
      lead={
        <>
          {t('lead')} <LinkAnchor to="/help/access">{t('help')}</LinkAnchor>
        </>
      }
    >
      <Stack gap="lg">
        <Card
          withBorder
          padding="lg"
          component="form"
          role="search"
          aria-label={t('title')}
          onSubmit={(event) => event.preventDefault()}
        >
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <PersonPicker
              value={person}
              onChange={(whom) => go({ person: whom })}
              focused={person === undefined}
            />
            {/* the one that is still empty has the focus, from opening on */}
            <SessionPicker
              key={person ? 'next' : 'later'}
              value={session}
              onChange={(id) => go({ session: id })}
              focused={person !== undefined && session === undefined}
            />
          </SimpleGrid>
        </Card>
        {session && person ? (
          <Answer key={session + person} session={session} person={person} />
        ) : (
          <Empty title={t('pickBoth')} />
        )}
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
    queryFn: ({ signal }) =>
      access('GET /api/why', { query: { session, ...addressed(person) }, signal }),
    // what others do (confirm an address, accept a request) should show without a click
    refetchInterval: (query) => (query.state.data?.verdict.allowed ? false : 5000),
  });
  if (
    why.error instanceof ProblemError &&
    [404, 422].includes(why.error.document.status) &&
    !why.data
  )
    return <Alert color="amber">{t('missing')}</Alert>;
  return (
    <Waiting query={why} as="rows">
      {(data) => <Verdict why={data} />}
    </Waiting>
  );
}

function Verdict({ why }: { readonly why: Why }) {
  const t = useTranslations('sessions.access');
  const words = useTranslations('access.ui');
  const [undo, setUndo] = useState<Undo | null>(null);
  const line = useRef<HTMLHeadingElement>(null);
  const { verdict, link } = why;
  return (
    <section aria-labelledby="verdict">
      <Stack gap="md">
        <div role="status" className={classes.verdict} data-allowed={verdict.allowed || undefined}>
          <Title order={2} size="h3" id="verdict" ref={line} tabIndex={-1}>
            <Line why={why} />
          </Title>
          {verdict.allowed && verdict.paths.length > 0 && (
            <Text size="sm">
              {words('through')} {verdict.paths.map((path) => path.says).join(' · ')}
            </Text>
          )}
        </div>
        {undo && (
          <TakeBack
            key={undo.version}
            undo={undo}
            onOver={() => setUndo(null)}
            onUndone={() => line.current?.focus()}
          />
        )}
        <Checklist
          told={verdict}
          bare
          folded
          onRepaired={(way) => {
            setUndo(way);
            line.current?.focus();
          }}
        />
        {verdict.allowed ? (
          <Group gap="sm">
            <Text size="sm">{t('allowedHint')}</Text>
            <Text component="span" className={classes.link}>
              {link}
            </Text>
            <CopyButton value={link} label={t('copy')} />
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            {t('watching')}
          </Text>
        )}
      </Stack>
    </section>
  );
}

/** "Ada cannot enter Robotics lab: not in the group Robotics" */
function Line({ why: { person, session, verdict } }: { readonly why: Why }) {
  const t = useTranslations('sessions.access');
  const names = { person: person.label, title: session.title ?? 'none' };
  if (verdict.allowed) return t('can', names);
  const failing = verdict.checks.filter((check) => check.outcome === 'failed');
  return t('cannot', {
    ...names,
    reason: firstFailed(verdict)?.briefly || 'none',
    more: Math.max(0, failing.length - 1),
  });
}

const SECONDS = 10;
type Taking = { readonly undo: Undo; readonly onOver: () => void; readonly onUndone: () => void };
/** For ten seconds, or until one leaves. */
function TakeBack({ undo, onOver, onUndone }: Taking) {
  const t = useTranslations('access.ui');
  useTimeout(onOver, SECONDS * 1000, { autoInvoke: true });
  const act = useAct(() => request(undo.method, undo.path, undo), {
    changes: ['sessions', 'groups'],
    done: t('undone'),
    then: () => {
      onOver();
      onUndone();
    },
  });
  return (
    <Group gap="sm" role="status">
      <Text size="sm">{t('changed')}</Text>
      <Button size="xs" variant="default" loading={act.isPending} onClick={() => act.mutate()}>
        {t('undo')}
      </Button>
    </Group>
  );
}
