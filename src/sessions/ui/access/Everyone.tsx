import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { ProblemError } from '../../../base/ui/talk/api.ts';
import { PersonLine } from '../../../base/ui/Face.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { access, type Entrant } from '../api.ts';
import classes from '../sessions.module.css';

/** How the gates are called whose people can be listed. */
const NAMES: { readonly [gate: string]: string } = {
  'enter-room': 'enter',
  'see-session': 'see',
  'host-room': 'host',
};

/**
 * The reverse question: who can do it, each with the ways that lead there. Nothing for those who do
 * not manage the session.
 */
export function Everyone({
  gate,
  subject,
  onPick,
}: {
  readonly gate: string;
  readonly subject: string;
  readonly onPick: (person: string) => void;
}) {
  const t = useTranslations('sessions.access');
  const what = { gate: NAMES[gate] ?? 'other' };
  const list = useList(['sessions', 'who-can', gate, subject], (cursor, signal) =>
    access('GET /api/why/{gate}/{subject}/people', {
      params: { gate, subject },
      query: { cursor, limit: 25 },
      signal,
    }),
  );
  if (list.error instanceof ProblemError && list.error.document.status === 404) return null;
  return (
    <section aria-labelledby="everyone">
      <Title order={2} id="everyone">
        {t('everyone', what)}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('everyoneLead', what)}
      </Text>
      <Waiting query={list}>
        {(people) =>
          people.length === 0 ? (
            <Text fw={600}>{t('nobody', what)}</Text>
          ) : (
            <>
              <Card withBorder padding={0}>
                <ul className={classes.rows} aria-label={t('everyone', what)}>
                  {people.map((entrant) => (
                    <EntrantRow key={entrant.person.id} {...entrant} onPick={onPick} />
                  ))}
                </ul>
              </Card>
              <LoadMore list={list} />
            </>
          )
        }
      </Waiting>
    </section>
  );
}

function EntrantRow({
  person,
  paths,
  onPick,
}: Entrant & { readonly onPick: (person: string) => void }) {
  const t = useTranslations('sessions.access');
  return (
    <li className={classes.seer}>
      <PersonLine person={person} />
      <Group gap={6} className={classes.paths}>
        {paths.map((path) => (
          <Badge
            key={path.says}
            variant="default"
            fw={500}
            h="auto"
            maw="100%"
            styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere' } }}
          >
            {path.says}
          </Badge>
        ))}
      </Group>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => onPick(person.id)}
        aria-label={`${t('check')}: ${person.name}`}
      >
        {t('check')}
      </Button>
    </li>
  );
}
