import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMe } from '../../../../people/ui/me.tsx';
import { own } from '../../../own/ui/api.ts';
import type { RoomView } from '../../contract.ts';
import { door, roomKey, type Settings } from '../api.ts';
import { Section } from './Section.tsx';

/** What cannot be taken back: out for all, and the room gone. */
export function EndRoom({
  room,
  settings,
}: {
  readonly room: RoomView;
  readonly settings: Settings;
}) {
  const t = useTranslations('door.settings.end');
  const { person } = useMe();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const { id, title } = room.session;
  const endHint = t('endHint', { kind: settings.kind === 'standing' ? 'standing' : 'other' });
  const changes = [...roomKey(id), 'rooms', 'sessions', 'waiting-rooms'];
  const end = useAct(() => door('POST /api/sessions/{id}/endings', { params: { id } }), {
    changes,
    done: t('ended'),
  });
  const remove = useAct(() => own('DELETE /api/own-rooms/{id}', { params: { id } }), {
    changes: ['rooms', 'sessions', 'waiting-rooms'],
    done: t('removed', { title }),
    then: () => navigate({ to: '/rooms' }),
  });
  const sure = async (
    question: { readonly title: string; readonly body: string; readonly confirm: string },
    act: () => void,
  ) => {
    if (await confirm({ ...question, danger: true })) act();
  };
  return (
    <Section title={t('title')}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <Text size="sm" flex="1 1 16rem">
            {endHint}
          </Text>
          <Button
            variant="light"
            color="red"
            loading={end.isPending}
            onClick={() =>
              void sure({ title: t('endSure', { title }), body: endHint, confirm: t('end') }, () =>
                end.mutate(),
              )
            }
          >
            {t('end')}
          </Button>
        </Group>
        {settings.owner?.id === person.id && (
          <Group justify="space-between" gap="sm">
            <Text size="sm" flex="1 1 16rem">
              {t('removeHint')}
            </Text>
            <Button
              variant="light"
              color="red"
              loading={remove.isPending}
              onClick={() =>
                void sure(
                  {
                    title: t('removeSure', { title }),
                    body: t('removeHint'),
                    confirm: t('remove'),
                  },
                  () => remove.mutate(),
                )
              }
            >
              {t('remove')}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}
