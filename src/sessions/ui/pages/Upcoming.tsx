import { Badge, Box, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { use } from 'react';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { isOpen } from '../agenda.ts';
import type { Item } from '../api.ts';
import { parted } from './home.ts';
import { NothingYet } from './NothingYet.tsx';
import { FoldedRows } from '../SessionRows.tsx';
import classes from '../sessions.module.css';
import { SessionSlot } from '../slots.ts';

export function Upcoming({ items, q }: { readonly items: readonly Item[]; readonly q: string }) {
  const t = useTranslations('sessions.mine');
  const times = useTimes();
  const now = useNow(10);
  const open = items.filter((item) => isOpen(item, now));
  const rest = items.filter(
    (item) => !open.includes(item) && Date.parse(item.closes) > now.getTime(),
  );
  const next = rest.find((item) => !item.cancelled);
  if (items.length === 0) return q ? <Empty title={t('noMatch', { text: q })} /> : <NothingYet />;
  return (
    <Stack gap="xl">
      <section aria-labelledby="now">
        <Title order={2} id="now" mb="sm">
          {t('now')}
        </Title>
        {open.length > 0 ? (
          <Stack gap="md">
            {open.map((item) => (
              <Running key={item.event} item={item} now={now} />
            ))}
          </Stack>
        ) : (
          <Box className={classes.quiet}>
            <Text fw={600}>{t('nothingNow')}</Text>
            {next && (
              <Text size="sm" c="dimmed">
                {t('nextUp', { title: next.title, when: times.moment(next.starts) })} ·{' '}
                {times.ago(next.starts, now)}
              </Text>
            )}
          </Box>
        )}
      </section>
      {parted(rest, now, times.zone).map(({ part, lines }) => (
        <section key={part} aria-labelledby={part}>
          <Title order={2} id={part} mb="sm">
            {t(part)}
          </Title>
          <FoldedRows lines={lines} label={t(part)} />
        </section>
      ))}
    </Stack>
  );
}

/** What one can walk into now, with one large button. */
function Running({ item, now }: { readonly item: Item; readonly now: Date }) {
  const t = useTranslations('sessions.mine');
  const times = useTimes();
  const navigate = useNavigate();
  const Door = use(SessionSlot)?.door;
  const { enters } = item;
  const ended = Date.parse(item.ends) < now.getTime();
  const begun = Date.parse(item.starts) <= now.getTime();
  return (
    <Card component="article" withBorder className={classes.running} padding="lg">
      <Group justify="space-between" gap="md">
        <Box miw={0} flex="1 1 16rem">
          <Group gap="xs">
            <LinkAnchor to={item.link} fw={650} fz="lg" c="inherit" className={classes.title}>
              {item.title}
            </LinkAnchor>
            {item.session?.hidden && <Badge variant="light">{t('hidden')}</Badge>}
          </Group>
          <Text size="sm">
            {ended
              ? t('overrun', { time: times.time(item.ends), closes: times.time(item.closes) })
              : `${times.time(item.starts)} – ${item.openEnd ? t('openEnd') : times.time(item.ends)}${begun ? '' : ` · ${times.ago(item.starts, now)}`}`}
          </Text>
          <Text size="sm" c="dimmed">
            {[
              item.group?.name,
              item.hosts.length > 0 ? t('hosts', { hosts: item.hosts.join(', ') }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {Door && item.session && <Door session={item.session.id} link />}
        </Box>
        {enters !== null && (
          <GateButton
            size="lg"
            told={item.gates?.enter}
            onClick={() => void navigate({ to: enters })}
            leftSection={<IconDoorEnter size={22} aria-hidden />}
            className={classes.enter ?? ''}
          >
            {t('enter')}
          </GateButton>
        )}
      </Group>
    </Card>
  );
}
