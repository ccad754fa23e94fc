import { Badge, Card, Code, Collapse, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconRobot } from '@tabler/icons-react';
import { Face } from '../../../base/ui/Face.tsx';
import { useTimes, When } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { controlApi } from './api.ts';
import classes from './Entries.module.css';

type Entry = Awaited<
  ReturnType<typeof controlApi<'GET /api/organisations/{id}/journal'>>
>['items'][number];

/**
 * The journal as a diary: a heading for each day, a sentence for each entry, what is stored behind
 * it.
 */
export function Entries({
  label,
  entries,
}: {
  readonly label: string;
  readonly entries: readonly Entry[];
}) {
  const times = useTimes();
  const days = Map.groupBy(entries, ({ at }) => times.dayKey(at));
  return (
    <Stack gap="lg" aria-label={label} role="group">
      {[...days].map(([day, some]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Text component="h2" id={`day-${day}`} size="sm" fw={650} c="dimmed" mb="xs" mt={0}>
            {times.day(some[0]!.at)}
          </Text>
          <Card withBorder padding={0} component="ol" className={classes.list ?? ''}>
            {some.map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </Card>
        </section>
      ))}
    </Stack>
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  const t = useTranslations();
  const [open, { toggle }] = useDisclosure(false);
  const refused = entry.kind === 'access.refused';
  return (
    <li className={classes.line}>
      <UnstyledButton className={classes.head ?? ''} onClick={toggle} aria-expanded={open}>
        {entry.person ? (
          <Face person={entry.person} size={30} />
        ) : (
          <IconRobot size={22} stroke={1.5} className={classes.system} aria-hidden />
        )}
        <Text size="sm" className={classes.says ?? ''}>
          {entry.says}
        </Text>
        {refused && (
          <Badge size="sm" color="amber" variant="light" visibleFrom="sm">
            {t('organisation.audit.refused')}
          </Badge>
        )}
        <Text size="sm" c="dimmed" className={classes.time ?? ''}>
          <When at={entry.at} part="time" />
        </Text>
        <IconChevronDown
          size={16}
          className={classes.chevron}
          data-open={open || undefined}
          aria-hidden
        />
      </UnstyledButton>
      <Collapse expanded={open}>
        <Details entry={entry} />
      </Collapse>
    </li>
  );
}

function Details({
  entry: { at, kind, person, through, token, subject, data },
}: {
  readonly entry: Entry;
}) {
  const t = useTranslations();
  const pairs = [
    [t('organisation.audit.kind'), kind],
    [t('organisation.audit.who'), person?.name ?? t('organisation.audit.system')],
    [t('organisation.audit.how'), t(`journal.through.${through}`)],
    [t('organisation.audit.token'), token],
    [t('organisation.audit.when'), new Date(at).toISOString()],
    [t('organisation.audit.subject'), subject],
  ] as const;
  return (
    <div className={classes.details}>
      <dl>
        {pairs.map(
          ([name, value]) =>
            value && (
              <Group key={name} gap="xs" wrap="nowrap" align="baseline">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Group>
            ),
        )}
      </dl>
      {Object.keys(data).length > 0 && <Code block>{JSON.stringify(data, null, 2)}</Code>}
    </div>
  );
}
