import { Badge, Card, Group, Text, Title } from '@mantine/core';
import { LoadMore, useList } from '../../base/ui/list/list.tsx';
import { useNow, When } from '../../base/ui/When.tsx';
import { Waiting } from '../../base/ui/Waiting.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { plan, type Session, sessionKey } from './api.ts';
import classes from './sessions.module.css';

/** All dates of a session that repeats; the ones that are over stand back. */
export function Dates({ session }: { readonly session: Session }) {
  const t = useTranslations('sessions');
  const now = useNow();
  const list = useList([...sessionKey(session.id), 'events'], (cursor, signal) =>
    plan('GET /api/sessions/{id}/events', {
      params: { id: session.id },
      query: { cursor, limit: 20 },
      signal,
    }),
  );
  return (
    <section aria-labelledby="dates">
      <Title order={2} id="dates" mb="sm">
        {t('page.dates')}
      </Title>
      <Waiting query={list}>
        {(events) => (
          <>
            <Card withBorder padding={0}>
              <ul className={classes.rows}>
                {events.map((event) => (
                  <li key={event.id} className={classes.date}>
                    <Group gap="sm">
                      <Text
                        size="sm"
                        {...(Date.parse(event.ends) < now.getTime() ? { c: 'dimmed' } : {})}
                      >
                        <When at={event.starts} {...(event.openEnd ? {} : { to: event.ends })} />
                      </Text>
                      {event.id === session.next?.id && (
                        <Badge variant="light">{t('manage.next')}</Badge>
                      )}
                      {event.cancelled && (
                        <Badge color="red" variant="light">
                          {t('mine.cancelled')}
                        </Badge>
                      )}
                    </Group>
                  </li>
                ))}
              </ul>
            </Card>
            <LoadMore list={list} />
          </>
        )}
      </Waiting>
    </section>
  );
}
