import {
  Alert,
  Button,
  Card,
  Checkbox,
  Group,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { isBlank, roomFor } from '../../../base/text/text.ts';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useSave } from '../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Session } from '../api.ts';
import { Audience } from '../Audience.tsx';
import { useNever } from '../ClockChange.tsx';
import { bodyOf, changesOf, isTime, lasting, type Body, type Values } from './form.ts';
import { HostPicker } from './HostPicker.tsx';
import { TimeFields } from './TimeFields.tsx';

export type Choice = { readonly id: string; readonly name: string; readonly people: number };
type Props = {
  readonly session: Session | null;
  readonly groups: readonly Choice[];
  readonly initial: Values;
  readonly submit: (body: Body) => Promise<Session>;
  readonly label: string;
  readonly done: string;
  readonly then: (session: Session) => void;
  /** Somebody else has changed it since the form was filled. */
  readonly stale?: boolean;
  readonly reload?: () => void;
};

export function SessionForm({
  session,
  groups,
  initial,
  submit,
  label,
  done,
  then,
  stale = false,
  reload,
}: Props) {
  const t = useTranslations('sessions.edit');
  const form = useFields(session, initial);
  // only what was changed goes to the server when a session is edited, everything when it is made
  const act = (values: Values) =>
    submit((session ? changesOf(initial, values) : bodyOf(values)) as Body);
  const save = useSave(form, act, {
    changes: ['sessions'],
    done,
    then,
    asks: true,
    fields: { start: 'time', minutes: 'end' },
  });
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack gap="lg">
        {stale && <Stale reload={reload} />}
        <Problem error={save.problem} />
        <Part title={t('what')}>
          <What form={form} />
        </Part>
        <Part title={t('who')}>
          <Who form={form} session={session} groups={groups} />
        </Part>
        <Part title={t('when')}>
          <TimeFields form={form} />
        </Part>
        <Group justify="flex-end">
          <Button
            type="submit"
            size="md"
            loading={save.busy}
            disabled={session !== null && !form.isDirty()}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useFields(session: Session | null, initial: Values) {
  const t = useTranslations('sessions.edit');
  const needed = useTranslations('base.faults')('needed');
  const never = useNever();
  return useForm<Values>({
    mode: 'controlled',
    initialValues: initial,
    validate: {
      title: (title) => (isBlank(title) ? needed : null),
      group: (group) => (group || session ? null : needed),
      date: (date) => (date ? null : needed),
      time: (time, { date, zone }) =>
        isTime(time) ? never(`${date}T${time}`, zone) : t('wrongTime'),
      end: (end, { openEnd, time }) =>
        openEnd
          ? null
          : !isTime(end)
            ? t('wrongTime')
            : lasting(time, end) >= 5
              ? null
              : t('lengthNeeded'),
      until: (until, { weekly }) => (!weekly || until ? null : needed),
    },
  });
}

function Stale({ reload }: { readonly reload: (() => void) | undefined }) {
  const t = useTranslations('sessions.edit');
  return (
    <Alert color="amber">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('stale')}</Text>
        <Button size="xs" variant="default" onClick={reload}>
          {t('reload')}
        </Button>
      </Stack>
    </Alert>
  );
}

type PartProps = { readonly form: UseFormReturnType<Values> };

function What({ form }: PartProps) {
  const t = useTranslations('sessions.edit');
  return (
    <>
      <TextInput
        label={t('title')}
        description={t('titleHint')}
        maxLength={roomFor(120)}
        required
        {...form.getInputProps('title')}
      />
      <Textarea
        label={t('description')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={roomFor(4000)}
        {...form.getInputProps('description')}
      />
    </>
  );
}

function Who({ form, session, groups }: PartProps & Pick<Props, 'session' | 'groups'>) {
  const t = useTranslations('sessions.edit');
  const { group, hosts } = form.getValues();
  const preset = (known: string[]) => {
    const untouched = !form.isDirty();
    form.setFieldValue('hosts', known);
    if (untouched) form.resetDirty({ ...form.getValues(), hosts: known });
  };
  return (
    <>
      {session && !session.group && <Alert color="amber">{t('noGroup')}</Alert>}
      <Select
        label={t('group')}
        description={t('groupHint')}
        placeholder={t('choose')}
        data={groups.map(({ id, name, people }) => ({
          value: id,
          label: `${name} (${t('people', { count: people })})`,
        }))}
        searchable
        allowDeselect={false}
        required
        {...form.getInputProps('group')}
        value={group || null}
      />
      {group && <Audience group={group} session={session} />}
      {group && (
        <HostPicker
          group={group}
          session={session}
          error={form.errors['hosts']}
          value={hosts}
          onChange={(chosen) => form.setFieldValue('hosts', chosen)}
          onPreset={preset}
        />
      )}
      <Checkbox
        label={t('hidden')}
        description={t('hiddenHint')}
        {...form.getInputProps('hidden', { type: 'checkbox' })}
      />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Card withBorder padding="lg" role="group" aria-labelledby={id}>
      <Title order={2} size="h3" mb="md" id={id}>
        {title}
      </Title>
      <Stack gap="md">{children}</Stack>
    </Card>
  );
}
