import { Button, Card, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBolt, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useAct, useSave } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore } from '../../../base/ui/list/list.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../../people/ui/me.tsx';
import { useHints } from '../../door/ui/queue/use-queue.ts';
import { own, useOwnRooms } from './api.ts';
import type { OwnRoom } from '../contract.ts';
import classes from './own.module.css';
import { RoomList, type Acts } from './RoomList.tsx';
import { ShareDialog } from './Share.tsx';
import { StartDialog } from './StartDialog.tsx';

/** Rooms without dates: meet at once, or keep a place of one's own. */
export function MyRooms() {
  const t = useTranslations('door.rooms');
  const { organisation } = useOrganisation();
  const [making, setMaking] = useState<'ad-hoc' | 'standing' | null>(null);
  const [open, setOpen] = useState(false);
  // the dialog keeps what it is about while it fades out
  const start = (kind: 'ad-hoc' | 'standing') => {
    setMaking(kind);
    setOpen(true);
  };
  return (
    <Page title={t('title')} lead={t('lead')}>
      {organisation ? (
        <Stack gap="xl">
          <Card withBorder padding="lg" className={classes.start ?? ''}>
            <Group justify="space-between" gap="md">
              <div>
                <Text fw={650} fz="lg">
                  {t('startTitle')}
                </Text>
                <Text size="sm">{t('startLead')}</Text>
              </div>
              <Button
                size="md"
                leftSection={<IconBolt size={20} aria-hidden />}
                onClick={() => start('ad-hoc')}
              >
                {t('start')}
              </Button>
            </Group>
          </Card>
          <Rooms onMake={() => start('standing')} />
          <Over />
        </Stack>
      ) : (
        <Empty title={t('noOrganisation')} />
      )}
      <StartDialog kind={open ? making : null} onClose={() => setOpen(false)} />
    </Page>
  );
}

function Rooms({ onMake }: { readonly onMake: () => void }) {
  const t = useTranslations('door.rooms');
  const list = useOwnRooms('now');
  useHints('queue', ['rooms', 'own']);
  const { acts, dialogs } = useActs();
  return (
    <Waiting query={list}>
      {(rooms) => {
        const standing = rooms.filter(({ kind }) => kind === 'standing');
        const adHoc = rooms.filter(({ kind }) => kind === 'ad-hoc');
        return (
          <>
            <section aria-labelledby="standing">
              <Group justify="space-between" mb="sm" gap="sm">
                <div>
                  <Title order={2} id="standing">
                    {t('standing')}
                  </Title>
                  <Text size="sm" c="dimmed">
                    {t('standingHint')}
                  </Text>
                </div>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={18} aria-hidden />}
                  onClick={onMake}
                >
                  {t('make')}
                </Button>
              </Group>
              {standing.length > 0 ? (
                <RoomList rooms={standing} label={t('standing')} acts={acts} />
              ) : (
                <Text className={classes.quiet ?? ''}>{t('standingNone')}</Text>
              )}
            </section>
            <section aria-labelledby="ad-hoc">
              <Title order={2} id="ad-hoc" mb="sm">
                {t('now')}
              </Title>
              {adHoc.length > 0 ? (
                <RoomList rooms={adHoc} label={t('now')} acts={acts} />
              ) : (
                <div className={classes.quiet}>
                  <Text>{t('none')}</Text>
                  <Text size="sm" c="dimmed">
                    {t('noneHint')}
                  </Text>
                </div>
              )}
              <LoadMore list={list} />
            </section>
            {dialogs}
          </>
        );
      }}
    </Waiting>
  );
}

function Over() {
  const t = useTranslations('door.rooms');
  const [shown, setShown] = useState(false);
  return (
    <section aria-label={t('over')}>
      <Button variant="subtle" size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? t('hideOver') : t('showOver')}
      </Button>
      {shown && <OverList />}
    </section>
  );
}

function OverList() {
  const t = useTranslations('door.rooms');
  const list = useOwnRooms('over');
  const { acts, dialogs } = useActs();
  return (
    <Waiting query={list}>
      {(rooms) =>
        rooms.length === 0 ? (
          <Text size="sm" c="dimmed" mt="sm">
            {t('overNone')}
          </Text>
        ) : (
          <Stack mt="sm" gap={0}>
            <RoomList rooms={rooms} label={t('over')} acts={acts} />
            <LoadMore list={list} />
            {dialogs}
          </Stack>
        )
      }
    </Waiting>
  );
}

function useActs(): { readonly acts: Acts; readonly dialogs: ReactNode } {
  const t = useTranslations('door');
  const confirm = useConfirm();
  const [shared, setShared] = useState<OwnRoom | null>(null);
  const [renamed, setRenamed] = useState<OwnRoom | null>(null);
  const remove = useAct(
    ({ id }: OwnRoom) => own('DELETE /api/own-rooms/{id}', { params: { id } }),
    {
      changes: ['rooms', 'sessions'],
      done: (_, { title }) => t('settings.end.removed', { title }),
    },
  );
  const ask = async (room: OwnRoom) => {
    const sure = {
      title: t('settings.end.removeSure', { title: room.title }),
      body: t('settings.end.removeHint'),
      confirm: t('rooms.remove'),
      danger: true,
    };
    if (await confirm(sure)) remove.mutate(room);
  };
  return {
    acts: { onShare: setShared, onRename: setRenamed, onRemove: (room) => void ask(room) },
    dialogs: (
      <>
        <ShareDialog session={shared?.id ?? null} onClose={() => setShared(null)} />
        <Modal opened={renamed !== null} onClose={() => setRenamed(null)} title={t('rooms.rename')}>
          {renamed && <Rename room={renamed} onDone={() => setRenamed(null)} />}
        </Modal>
      </>
    ),
  };
}

function Rename({ room, onDone }: { readonly room: OwnRoom; readonly onDone: () => void }) {
  const t = useTranslations('door.rooms.form');
  const form = useForm({ mode: 'uncontrolled', initialValues: { title: room.title } });
  const save = useSave(
    form,
    (body) => own('PATCH /api/own-rooms/{id}', { params: { id: room.id }, body }),
    {
      changes: ['rooms', 'sessions', `room:${room.id}`],
      done: t('renamed'),
      then: onDone,
    },
  );
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack gap="md">
        <Problem error={save.problem} />
        <TextInput
          label={t('title')}
          required
          maxLength={roomFor(120)}
          dir="auto"
          data-autofocus
          key={form.key('title')}
          {...form.getInputProps('title')}
        />
        <div>
          <Button type="submit" loading={save.busy}>
            {t('save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
