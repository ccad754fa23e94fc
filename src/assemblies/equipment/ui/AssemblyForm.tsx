import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { isBlank } from '../../../base/text/text.ts';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useSave } from '../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../base/ui/talk/api.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { MOST } from '../rules.ts';
import type { Equipment } from './api.ts';
import type { Values } from './form.ts';
import { State, Times, What, Who } from './Parts.tsx';

type Props = {
  readonly organisation: string;
  readonly initial: Values;
  /** It is made by this form. */
  readonly fresh: boolean;
  readonly submit: (values: Values) => Promise<Equipment>;
  readonly then: (equipment: Equipment) => void;
  /** Somebody else has changed it since the form was filled. */
  readonly reload?: (() => void) | null;
};

/** A fault of one tag is shown where they are all typed. */
const places = Object.fromEntries(
  Array.from({ length: MOST }, (_, place) => [`tags.${place}`, 'tags']),
);

export function AssemblyForm({ organisation, initial, fresh, submit, then, reload }: Props) {
  const t = useTranslations('assemblies.equipment');
  const needed = useTranslations('base.faults')('needed');
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: initial,
    validate: {
      name: (name) => (isBlank(name) ? needed : null),
      reason: (reason, { state }) =>
        state === 'out-of-service' && isBlank(reason) ? needed : null,
    },
  });
  const save = useSave(form, submit, {
    changes: ['assemblies', 'sessions'],
    done: fresh ? (_, { name }) => t('form.made', { name }) : t('form.saved'),
    then,
    asks: true,
    fields: places,
  });
  const taken =
    save.problem instanceof ProblemError && save.problem.document.code === 'assembly-name-free'
      ? save.problem.document.title
      : null;
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack gap="lg">
        {reload && <Stale reload={reload} />}
        <Problem error={taken ? null : save.problem} />
        <Part title={t('form.what')}>
          <What form={form} organisation={organisation} taken={taken} />
        </Part>
        <Part title={t('form.who')}>
          <Who form={form} organisation={organisation} />
        </Part>
        <Part title={t('form.times')}>
          <Times form={form} />
        </Part>
        <Part title={t('form.state')}>
          <State form={form} />
        </Part>
        <Group justify="flex-end">
          <Button type="submit" size="md" loading={save.busy} disabled={!fresh && !form.isDirty()}>
            {t(fresh ? 'form.create' : 'form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Stale({ reload }: { readonly reload: () => void }) {
  const t = useTranslations('assemblies.equipment.form');
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
