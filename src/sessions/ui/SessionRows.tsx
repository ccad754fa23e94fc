import { Badge, Card, Group, Text } from '@mantine/core';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { useTimes } from '../../base/ui/When.tsx';
import { useTranslations } from '../../base/ui/words.tsx';
import { useOrganisation } from '../../people/ui/me.tsx';
import type { Dated } from './api.ts';
import classes from './sessions.module.css';

/** Events one under the other, each with its day and time at the left. */
export function SessionRows({ items, label }: { readonly items: readonly Dated[]; readonly label: string }) {
  return (
    <Card withBorder padding={0}>
      <ul className={classes.rows} aria-label={label}>
        {items.map((item) => (
          <Row key={item.event} item={item} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ item }: { readonly item: Dated }) {
  const t = useTranslations('sessions');
  const times = useTimes();
  const { organisations } = useOrganisation();
  const foreign = !organisations.some(({ id }) => id === item.organisation.id) || organisations.length > 1;
  return (
    <li className={classes.row} data-cancelled={item.cancelled || undefined}>
      <time dateTime={item.starts} className={classes.time}>
        <span>{times.day(item.starts)}</span>
        <span className={classes.hours}>
          {times.time(item.starts)} – {item.openEnd ? t('mine.openEnd') : times.time(item.ends)}
        </span>
      </time>
      <div className={classes.what}>
        <Group gap="xs">
          <LinkAnchor to="/sessions/$id" params={{ id: item.session.id }} fw={600} c="inherit" className={classes.title}>
            {item.session.title}
          </LinkAnchor>
          {item.session.repeats && <Badge variant="default">{t('mine.weekly')}</Badge>}
          {item.session.hidden && <Badge variant="light">{t('mine.hidden')}</Badge>}
          {item.cancelled && (
            <Badge color="red" variant="light">
              {t('mine.cancelled')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {[item.group.name, foreign ? item.organisation.name : '', item.hosts.length > 0 ? t('mine.hosts', { hosts: item.hosts.join(', ') }) : '']
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {item.cancelled && item.reason && <Text size="sm">{t('cancelledBecause', { reason: item.reason })}</Text>}
      </div>
    </li>
  );
}
