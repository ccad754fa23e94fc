import { Badge, Button, Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { door, roomKey } from '../api.ts';
import classes from '../door.module.css';
import { Section } from './Section.tsx';

/** Who may not ask at this door, and the way back. */
export function BlockedPeople({ session }: { readonly session: string }) {
  const t = useTranslations('door');
  const times = useTimes();
  const blocked = useQuery({
    queryKey: [...roomKey(session), 'blocked'],
    queryFn: ({ signal }) =>
      door('GET /api/sessions/{id}/blocked', { params: { id: session }, signal }),
  });
  const lift = useAct(
    ({ id }: { readonly id: string; readonly name: string }) =>
      door('DELETE /api/sessions/{id}/blocked/{block}', { params: { id: session, block: id } }),
    {
      changes: roomKey(session),
      done: (_, { name }) => t('settings.blocked.lifted', { name }),
    },
  );
  return (
    <Section title={t('settings.blocked.title')}>
      <Waiting query={blocked} as="text">
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('settings.blocked.none')}
            </Text>
          ) : (
            <Card withBorder py={4}>
              <ul className={classes.rows} aria-label={t('settings.blocked.title')}>
                {items.map((one) => (
                  <li key={one.id} className={classes.row}>
                    <div>
                      <Group gap={6}>
                        <Text size="sm" fw={500}>
                          <bdi>{one.name}</bdi>
                        </Text>
                        {one.guest && (
                          <Badge size="sm" color="amber" variant="light">
                            {t('lobby.guest')}
                          </Badge>
                        )}
                      </Group>
                      <Text size="xs" c="dimmed">
                        {t('settings.blocked.since', {
                          by: one.by ?? 'none',
                          when: times.moment(one.since),
                        })}
                      </Text>
                    </div>
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => lift.mutate(one)}
                      aria-label={t('settings.blocked.liftOf', { name: one.name })}
                    >
                      {t('settings.blocked.lift')}
                    </Button>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Waiting>
    </Section>
  );
}
