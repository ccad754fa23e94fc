import { Badge, Button, Card, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { useTimes } from '../../base/ui/When.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../people/ui/me.tsx';
import type { Dated } from './api.ts';
import type { Line } from './pages/home.ts';
import classes from './sessions.module.css';

/** Events one under the other, each with its day and time at the left. */
export const SessionRows = ({
  items,
  label,
}: {
  readonly items: readonly Dated[];
  readonly label: string;
}) => (
  <Rows label={label}>
    {items.map((item) => (
      <Row key={item.event} item={item} />
    ))}
  </Rows>
);

/** The same with the later dates of a session folded into the line of its next one. */
export const FoldedRows = ({
  lines,
  label,
}: {
  readonly lines: readonly Line[];
  readonly label: string;
}) => (
  <Rows label={label}>
    {lines.map(({ item, after }) => (
      <Row key={item.event} item={item}>
        {item.session?.repeats && item.further > 0 && <Further item={item} after={after} />}
      </Row>
    ))}
  </Rows>
);

const Rows = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Card withBorder padding={0}>
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  </Card>
);

function Further({ item, after }: Line) {
  const t = useTranslations('sessions');
  const times = useTimes();
  const [opened, { toggle }] = useDisclosure(false);
  const list = useId();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        aria-expanded={opened}
        aria-controls={list}
        onClick={toggle}
      >
        {t('mine.further', { count: item.further })}
      </Button>
      {opened && (
        <ul id={list} className={classes.further} aria-label={item.title}>
          {after.map((one) => (
            <li key={one.event} data-cancelled={one.cancelled || undefined}>
              {times.moment(one.starts)}
              {one.cancelled && ` · ${t('mine.cancelled')}`}
            </li>
          ))}
          {after.filter(({ cancelled }) => !cancelled).length < item.further && (
            <li>
              <LinkAnchor to={item.link}>{t('page.dates')}</LinkAnchor>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function Row({ item, children }: { readonly item: Dated; readonly children?: ReactNode }) {
  const t = useTranslations('sessions');
  const times = useTimes();
  const { organisations } = useOrganisation();
  const foreign =
    !organisations.some(({ id }) => id === item.organisation.id) || organisations.length > 1;
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
          <LinkAnchor to={item.link} fw={600} c="inherit" className={classes.title}>
            {item.title}
          </LinkAnchor>
          {item.session?.repeats && <Badge variant="default">{t('mine.weekly')}</Badge>}
          {item.session?.hidden && <Badge variant="light">{t('mine.hidden')}</Badge>}
          {item.cancelled && (
            <Badge color="red" variant="light">
              {t('mine.cancelled')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {[
            item.group?.name,
            foreign ? item.organisation.name : '',
            item.hosts.length > 0 ? t('mine.hosts', { hosts: item.hosts.join(', ') }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {children}
        {item.cancelled && item.reason && (
          <Text size="sm">{t('cancelledBecause', { reason: item.reason })}</Text>
        )}
      </div>
    </li>
  );
}
