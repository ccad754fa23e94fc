import {
  Checkbox,
  Radio,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import {
  CONNECTION,
  DESCRIPTION,
  MOST,
  NAME,
  PLACE,
  REASON,
  typedTags,
  type State as StateOf,
} from '../rules.ts';
import { equipmentApi } from './api.ts';
import type { SpanName, Values } from './form.ts';
import { GroupsField } from './GroupsField.tsx';
import { LinksField } from './LinksField.tsx';
import { SpanField } from './SpanField.tsx';

type Props = { readonly form: UseFormReturnType<Values> };
type Within = Props & { readonly organisation: string };

export const useTags = (organisation: string) =>
  useQuery({
    queryKey: ['assemblies', 'tags', organisation],
    queryFn: ({ signal }) =>
      equipmentApi('GET /api/organisations/{id}/assembly-tags', {
        params: { id: organisation },
        signal,
      }),
  });

export function What({
  form,
  organisation,
  taken,
}: Within & { /** Another one has the name. */ readonly taken: string | null }) {
  const t = useTranslations('assemblies.equipment.form');
  const known = useTags(organisation);
  const tags = form.getInputProps('tags');
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={roomFor(NAME)}
        {...form.getInputProps('name')}
        {...(taken ? { error: taken } : {})}
      />
      <TextInput
        label={t('place')}
        description={t('placeHint')}
        maxLength={roomFor(PLACE)}
        {...form.getInputProps('place')}
      />
      <TagsInput
        label={t('tags')}
        description={t('tagsHint')}
        data={known.data?.items.map(({ tag }) => tag) ?? []}
        splitChars={[',', ';']}
        maxTags={MOST}
        acceptValueOnBlur
        {...tags}
        onChange={(some: string[]) => tags.onChange(typedTags(some))}
      />
      <Textarea
        label={t('description')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={roomFor(DESCRIPTION)}
        {...form.getInputProps('description')}
      />
      <LinksField form={form} />
      <Textarea
        label={t('connection')}
        description={t('connectionHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={roomFor(CONNECTION)}
        {...form.getInputProps('connection')}
      />
    </>
  );
}

export function Who({ form, organisation }: Within) {
  const t = useTranslations('assemblies.equipment.form');
  const { bookedBy, seenBy, onAccessLost } = form.getValues();
  return (
    <>
      <GroupsField
        organisation={organisation}
        label={t('bookedBy')}
        description={t('bookedByHint')}
        value={bookedBy}
        onChange={(groups) => form.setFieldValue('bookedBy', groups)}
        error={form.errors['bookedBy']}
      />
      <GroupsField
        organisation={organisation}
        label={t('seenBy')}
        description={t('seenByHint')}
        value={seenBy}
        onChange={(groups) => form.setFieldValue('seenBy', groups)}
        error={form.errors['seenBy']}
      />
      <Radio.Group
        label={t('lost')}
        value={onAccessLost}
        onChange={(next) => form.setFieldValue('onAccessLost', next === 'flag' ? 'flag' : 'free')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="free" label={t('lostFree')} />
          <Radio value="flag" label={t('lostFlag')} />
        </Stack>
      </Radio.Group>
    </>
  );
}

export function Times({ form }: Props) {
  const t = useTranslations('assemblies.equipment.form');
  const { checkIn, ...values } = form.getValues();
  const span = (name: SpanName) => (
    <SpanField
      label={t(name)}
      description={t(`${name}Hint`)}
      value={values[name]}
      onChange={(seconds) => form.setFieldValue(name, seconds)}
      error={form.errors[name]}
      path={name}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {span('startup')}
        {span('cleanup')}
        {span('shortest')}
        {span('longest')}
        {span('horizon')}
      </SimpleGrid>
      <Checkbox
        label={t('checkIn')}
        description={t('checkInHint')}
        {...form.getInputProps('checkIn', { type: 'checkbox' })}
      />
      {checkIn && span('noShow')}
    </>
  );
}

const states: readonly StateOf[] = ['in-service', 'on-stock', 'out-of-service'];
export function State({ form }: Props) {
  const t = useTranslations('assemblies.equipment');
  const { state } = form.getValues();
  const id = useId();
  return (
    <>
      <div>
        <SegmentedControl
          aria-label={t('form.state')}
          aria-describedby={id}
          data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          value={state}
          onChange={(next) => form.setFieldValue('state', next)}
        />
        <Text size="sm" c="dimmed" mt="xs" id={id} role="status">
          {t(`says.${state}`)}
        </Text>
      </div>
      {state !== 'in-service' && (
        <TextInput
          label={t('form.reason')}
          description={t('form.reasonHint')}
          required={state === 'out-of-service'}
          maxLength={roomFor(REASON)}
          {...form.getInputProps('reason')}
        />
      )}
    </>
  );
}
