import { Badge, Button, Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { door, roomKey, type Block } from '../api.ts';
import classes from '../door.module.css';
import { Section } from './Section.tsx';

/** Who may not ask at this door, and the way back. */
export function BlockedPeople({ session }: { readonly session: string }) {
  const t = useTranslations('door');
  const blocked = useQuery({
    queryKey: [...roomKey(session), 'blocked'],
    queryFn: ({ signal }) =>
      door('GET /api/sessions/{id}/blocked', { params: { id: session }, signal }),
  });
  const lift = useAct(
    ({ id }: Block) =>
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
                {items.map((block) => (
                  <BlockedRow key={block.id} block={block} onLift={() => lift.mutate(block)} />
                ))}
              </ul>
            </Card>
          )
        }
      </Waiting>
    </Section>
  );
}

function BlockedRow({ block, onLift }: { readonly block: Block; readonly onLift: () => void }) {
  const t = useTranslations('door');
  const times = useTimes();
  return (
    <li className={classes.row}>
      <div>
        <Group gap={6}>
          <Text size="sm" fw={500}>
            <bdi>{block.name}</bdi>
          </Text>
          {block.guest && (
            <Badge size="sm" color="amber" variant="light">
              {t('lobby.guest')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t('settings.blocked.since', { by: block.by ?? 'none', when: times.moment(block.since) })}
        </Text>
      </div>
      <Button
        size="xs"
        variant="default"
        onClick={onLift}
        aria-label={t('settings.blocked.liftOf', { name: block.name })}
      >
        {t('settings.blocked.lift')}
      </Button>
    </li>
  );
}
