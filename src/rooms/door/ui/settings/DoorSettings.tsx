import { Button, Group, Radio, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { roomFor } from '../../../../base/text/text.ts';
import { useRefill, useSave } from '../../../../base/ui/talk/act.ts';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { instantOf, wallOf } from '../../../../sessions/rules.ts';
import { ClockChange, useNever } from '../../../../sessions/ui/ClockChange.tsx';
import type { Door } from '../../contract.ts';
import { door, roomKey, type Settings } from '../api.ts';
import classes from '../door.module.css';
import { Closing, icons, useExplained } from '../DoorControl.tsx';
import { Section } from './Section.tsx';
import { positions, useSetRoom, useTurn } from '../use-turn.ts';

type Props = { readonly session: string; readonly settings: Settings };

export function DoorSettings({ session, settings, waiting }: Props & { readonly waiting: number }) {
  const t = useTranslations('door');
  const explained = useExplained();
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
            onChange={(to) => choose(positions.find((one) => one === to) ?? 'locked')}
            aria-label={t('settings.door')}
          >
            <Stack gap="xs">
              {positions.map((to) => {
                const Icon = icons[to];
                return (
                  <Radio.Card key={to} value={to} p="sm" className={classes.choice ?? ''}>
                    <Group wrap="nowrap" align="flex-start" gap="sm">
                      <Radio.Indicator mt={2} />
                      <Icon size={22} aria-hidden style={{ flex: 'none' }} />
                      <div>
                        <Text fw={600} size="sm">
                          {t(`positions.${to}`)}
                        </Text>
                        <Text size="sm" c="dimmed">
                          {explained(settings, to)}
                        </Text>
                      </div>
                    </Group>
                  </Radio.Card>
                );
              })}
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

/** Of rooms without dates, on the clock of the one who looks. */
function Times({ session, settings }: Props) {
  const t = useTranslations('door.settings.times');
  const half = useTranslations('sessions.wall')('half');
  const never = useNever();
  const { zone } = useTimes();
  const nodes = { opens: useRef<HTMLInputElement>(null), closes: useRef<HTMLInputElement>(null) };
  const wallAt = (at: string | null) => (at ? wallOf(new Date(at), zone) : '');
  const stored = { opens: wallAt(settings.opens), closes: wallAt(settings.closes) };
  // what was not touched stays the instant it is, also in the hour that comes twice
  const instant = (end: 'opens' | 'closes', wall: string) =>
    wall === stored[end]
      ? settings[end]
      : wall
        ? (instantOf(wall, zone)?.toISOString() ?? null)
        : null;
  // a field that is half filled in has the value of an empty one
  const flaw = (end: 'opens' | 'closes', wall: string) =>
    nodes[end].current?.validity.badInput ? half : never(wall, zone);
  const form = useForm({
    mode: 'controlled',
    initialValues: stored,
    validate: {
      opens: (opens) => flaw('opens', opens),
      closes: (closes, { opens }) => {
        const [from, to] = [instant('opens', opens), instant('closes', closes)];
        return flaw('closes', closes) ?? (from && to && to <= from ? t('order') : null);
      },
    },
  });
  useRefill(form, stored);
  const save = useSave(
    form,
    ({ opens, closes }) =>
      door('PATCH /api/sessions/{id}/room', {
        params: { id: session },
        body: { opens: instant('opens', opens), closes: instant('closes', closes) },
      }),
    { changes: [...roomKey(session), 'rooms'], asks: true, done: t('saved') },
  );
  return (
    <Section title={t('title')} hint={t('hint')}>
      <form onSubmit={save.submit} noValidate>
        <Stack gap="sm">
          <Problem error={save.problem} />
          <Group align="flex-start" gap="md">
            {(['opens', 'closes'] as const).map((end) => {
              const wall = form.getValues()[end];
              const { error, ...field } = form.getInputProps(end) as { readonly error?: string };
              return (
                <div key={end}>
                  <TextInput
                    type="datetime-local"
                    max="2099-12-31T23:59"
                    label={t(end)}
                    ref={nodes[end]}
                    {...field}
                    error={never(wall, zone) ?? error}
                  />
                  <ClockChange
                    wall={wall}
                    zone={zone}
                    onTake={(next) => form.setFieldValue(end, next)}
                  />
                </div>
              );
            })}
          </Group>
          <Text size="xs" c="dimmed">
            {t('zone', { zone })}
          </Text>
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
