import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import type { Undo } from '../../../access/ui/RemedyLine.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { ProblemError, request } from '../../../base/ui/talk/api.ts';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { access, type Why } from '../api.ts';
import { Choice, USUAL, type AccessAsked } from './Choice.tsx';
import { useSubject } from '../pickers.tsx';
import { Everyone } from './Everyone.tsx';
import classes from '../sessions.module.css';

/**
 * Check access: one thing, one person, every check in order, and at each that fails the button
 * that repairs it.
 */
export function CheckAccess() {
  const t = useTranslations('sessions.access');
  const { email, session, ...asked } = useSearch({ strict: false }) as AccessAsked & Earlier;
  const { subject = session, person = email } = asked;
  const { gates, what } = useGates(subject, asked.what);
  const navigate = useNavigate();
  const go = (change: AccessAsked) =>
    void navigate({
      to: '/check',
      search: { ...asked, subject, person, ...change },
      replace: true,
    });
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
        <Choice subject={subject} person={person} what={what} gates={gates} onPick={go} />
        {subject && person ? (
          <Answer key={what + subject + person} gate={what} subject={subject} person={person} />
        ) : (
          <Empty title={t('pickBoth')} />
        )}
        {subject && gates.some(({ gate, people }) => gate === what && people) && (
          <Everyone gate={what} subject={subject} onPick={(id) => go({ person: id })} />
        )}
      </Stack>
    </Page>
  );
}

/** In links of earlier messages. */
type Earlier = { readonly email?: string; readonly session?: string };
const addressed = (person: string) => (person.includes('@') ? { email: person } : { person });

/** For whom the page of the session is worth a link. */
const LINKED = ['enter-room', 'see-session', 'knock'];

/** What can be asked about such a thing and somebody else, and which of it is. */
function useGates(subject: string | undefined, asked = USUAL) {
  const chosen = useSubject(subject);
  const gates = useQuery({
    queryKey: ['gates'],
    queryFn: ({ signal }) => access('GET /api/why', { signal }),
    staleTime: Infinity,
  });
  const of = chosen?.of ?? gates.data?.find(({ gate }) => gate === asked)?.of;
  const some = (gates.data ?? []).filter((each) => each.of === of && each.others);
  const what = some.some(({ gate }) => gate === asked) ? asked : (some[0]?.gate ?? asked);
  return { gates: some, what };
}

type Question = { readonly gate: string; readonly subject: string; readonly person: string };
function Answer({ gate, subject, person }: Question) {
  const t = useTranslations('sessions.access');
  const why = useQuery({
    queryKey: ['sessions', 'why', subject, person, gate],
    queryFn: ({ signal }) =>
      access('GET /api/why/{gate}/{subject}', {
        params: { gate, subject },
        query: addressed(person),
        signal,
      }),
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
  const { gate, verdict, link } = why;
  return (
    <section aria-labelledby="verdict">
      <Stack gap="md">
        <div role="status" className={classes.verdict} data-allowed={verdict.allowed || undefined}>
          <Title order={2} size="h3" id="verdict" ref={line} tabIndex={-1}>
            {why.says}
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
          link &&
          LINKED.includes(gate) && (
            <Group gap="sm">
              <Text size="sm">{t('allowedHint')}</Text>
              <Text component="span" className={classes.link}>
                {link}
              </Text>
              <CopyButton value={link} label={t('copy')} />
            </Group>
          )
        ) : (
          <Text size="xs" c="dimmed">
            {t('watching')}
          </Text>
        )}
      </Stack>
    </section>
  );
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
