import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { useRefill, useSave } from '../../../../base/ui/talk/act.ts';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { instantOf, wallOf } from '../../../../sessions/rules.ts';
import { ClockChange, useNever } from '../../../../sessions/ui/ClockChange.tsx';
import { door, roomKey, type Settings } from '../api.ts';
import { Section } from './Section.tsx';

type Props = { readonly session: string; readonly settings: Settings };

/** Of rooms without dates, on the clock of the one who looks. */
export function Times({ session, settings }: Props) {
  const t = useTranslations('door.settings.times');
  const never = useNever();
  const { zone } = useTimes();
  const { form, save, nodes } = useSpan(session, settings, zone);
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

/** The form with both ends, as written on the wall of a zone. */
function useSpan(session: string, settings: Settings, zone: string) {
  const t = useTranslations('door.settings.times');
  const half = useTranslations('sessions.wall')('half');
  const never = useNever();
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
      // whether it lies before the beginning says the server, which knows of a room opened early
      closes: (closes) => flaw('closes', closes),
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
  return { form, save, nodes };
}
