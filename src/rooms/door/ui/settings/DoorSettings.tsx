import { Button, Group, Radio, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { roomFor } from '../../../../base/text/text.ts';
import { useRefill, useSave } from '../../../../base/ui/talk/act.ts';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Door } from '../../contract.ts';
import { door, roomKey, type Settings } from '../api.ts';
import classes from '../door.module.css';
import { Closing } from '../Closing.tsx';
import { icons, useExplained } from '../DoorControl.tsx';
import { Section } from './Section.tsx';
import { Times } from './Times.tsx';
import { positions, useSetRoom, useTurn } from '../use-turn.ts';

type Props = { readonly session: string; readonly settings: Settings };

export function DoorSettings({ session, settings, waiting }: Props & { readonly waiting: number }) {
  const t = useTranslations('door');
  const turn = useTurn(session);
  const [closing, setClosing] = useState(false);
  const guests = useSetRoom(session, (body) =>
    t(body.guests ? 'control.guestsOn' : 'control.guestsOff'),
  );
  const choose = (to: Door) => {
    if (to === 'closed' && waiting > 0) setClosing(true);
    else turn.mutate(to);
  };
  return (
    <>
      <Section title={t('settings.door')}>
        <Stack gap="md">
          <Radio.Group
            value={turn.isPending ? turn.variables : settings.door}
            onChange={(to) => choose(positions.find((position) => position === to) ?? 'locked')}
            aria-label={t('settings.door')}
          >
            <Stack gap="xs">
              {positions.map((to) => (
                <Position key={to} settings={settings} to={to} />
              ))}
            </Stack>
          </Radio.Group>
          <Switch
            checked={settings.guests}
            onChange={(event) => guests.mutate({ guests: event.currentTarget.checked })}
            label={t('control.guests')}
            description={t('control.guestsHint')}
          />
        </Stack>
        <Closing
          opened={closing}
          waiting={waiting}
          onClose={() => setClosing(false)}
          onGo={() => {
            setClosing(false);
            turn.mutate('closed');
          }}
        />
      </Section>
      <Answerers session={session} settings={settings} />
      <Says session={session} settings={settings} />
      {settings.kind !== 'group' && <Times session={session} settings={settings} />}
    </>
  );
}

function Position({ settings, to }: { readonly settings: Settings; readonly to: Door }) {
  const t = useTranslations('door.positions');
  const explained = useExplained();
  const Icon = icons[to];
  return (
    <Radio.Card value={to} p="sm" className={classes.choice ?? ''}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator mt={2} />
        <Icon size={22} aria-hidden style={{ flex: 'none' }} />
        <div>
          <Text fw={600} size="sm">
            {t(to)}
          </Text>
          <Text size="sm" c="dimmed">
            {explained(settings, to)}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}

function Answerers({ session, settings }: Props) {
  const t = useTranslations('door.settings');
  const set = useSetRoom(session, () => t('answers.saved'));
  const bring = useSetRoom(session, ({ bringIn }) => t(bringIn ? 'bringIn.on' : 'bringIn.off'));
  return (
    <Section title={t('answers.title')}>
      <Stack gap="md">
        <Radio.Group
          value={settings.answeredBy}
          onChange={(by) => set.mutate({ answeredBy: by === 'members' ? 'members' : 'hosts' })}
          aria-label={t('answers.title')}
        >
          <Stack gap="xs">
            <Radio value="hosts" label={t('answers.hosts')} description={t('answers.hostsHint')} />
            <Radio
              value="members"
              label={t('answers.members')}
              description={t('answers.membersHint')}
            />
          </Stack>
        </Radio.Group>
        <Switch
          checked={settings.bringIn}
          onChange={(event) => bring.mutate({ bringIn: event.currentTarget.checked })}
          label={t('bringIn.title')}
          description={t('bringIn.hint')}
        />
      </Stack>
    </Section>
  );
}

function Says({ session, settings }: Props) {
  const t = useTranslations('door.settings.says');
  const stored = { says: settings.says };
  const form = useForm({ mode: 'uncontrolled', initialValues: stored });
  useRefill(form, stored);
  const save = useSave(
    form,
    (body) => door('PATCH /api/sessions/{id}/room', { params: { id: session }, body }),
    {
      changes: roomKey(session),
      asks: true,
      done: t('saved'),
    },
  );
  return (
    <Section title={t('title')} hint={t('hint')}>
      <form onSubmit={save.submit} noValidate>
        <Stack gap="sm" align="stretch">
          <Problem error={save.problem} />
          <Textarea
            aria-label={t('title')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={roomFor(500)}
            dir="auto"
            key={form.key('says')}
            {...form.getInputProps('says')}
          />
          <div>
            <Button type="submit" variant="default" loading={save.busy}>
              {t('save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
