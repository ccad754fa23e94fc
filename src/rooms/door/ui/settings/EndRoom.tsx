import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMe } from '../../../../people/ui/me.tsx';
import { own } from '../../../own/ui/api.ts';
import type { RoomView } from '../../../enter/contract.ts';
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
  return (
    <Section title={t('title')}>
      <Stack gap="md">
        <Final
          hint={endHint}
          label={t('end')}
          question={t('endSure', { title })}
          busy={end.isPending}
          onSure={() => end.mutate()}
        />
        {settings.owner?.id === person.id && (
          <Final
            hint={t('removeHint')}
            label={t('remove')}
            question={t('removeSure', { title })}
            busy={remove.isPending}
            onSure={() => remove.mutate()}
          />
        )}
      </Stack>
    </Section>
  );
}

type FinalProps = {
  /** What it does, beside the button and in the question. */
  readonly hint: string;
  readonly label: string;
  readonly question: string;
  readonly busy: boolean;
  readonly onSure: () => void;
};
/** A button that asks first. */
function Final({ hint, label, question, busy, onSure }: FinalProps) {
  const confirm = useConfirm();
  const ask = async () => {
    if (await confirm({ title: question, body: hint, confirm: label, danger: true })) onSure();
  };
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" flex="1 1 16rem">
        {hint}
      </Text>
      <Button variant="light" color="red" loading={busy} onClick={() => void ask()}>
        {label}
      </Button>
    </Group>
  );
}
