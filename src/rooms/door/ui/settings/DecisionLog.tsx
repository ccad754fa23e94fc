import { Card, Text } from '@mantine/core';
import { LoadMore, useList } from '../../../../base/ui/list/list.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { door, roomKey } from '../api.ts';
import classes from '../door.module.css';
import { Section } from './Section.tsx';

const places: readonly string[] = ['lobby', 'room', 'card', 'bell', 'notification', 'start', 'api'];

/** Who let whom in, when, and from where. */
export function DecisionLog({ session }: { readonly session: string }) {
  const t = useTranslations('door.settings.log');
  const times = useTimes();
  const list = useList([...roomKey(session), 'decisions'], (cursor, signal) =>
    door('GET /api/sessions/{id}/decisions', {
      params: { id: session },
      query: { cursor, limit: 20 },
      signal,
    }),
  );
  return (
    <Section title={t('title')} hint={t('hint')}>
      <Waiting query={list} as="text">
        {(rows) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('none')}
            </Text>
          ) : (
            <>
              <Card withBorder py={4}>
                <ol className={classes.rows} aria-label={t('title')} reversed>
                  {rows.map(({ id, at, says, from }) => (
                    <li key={id} className={classes.row}>
                      <Text size="sm" dir="auto">
                        {says}
                      </Text>
                      <Text size="xs" c="dimmed">
                        <time dateTime={at}>{times.moment(at)}</time>
                        {from && places.includes(from) && ` · ${t('from', { place: from })}`}
                      </Text>
                    </li>
                  ))}
                </ol>
              </Card>
              <LoadMore list={list} />
            </>
          )
        }
      </Waiting>
    </Section>
  );
}
