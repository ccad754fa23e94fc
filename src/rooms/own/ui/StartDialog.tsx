import { Button, Group, Modal, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDoorEnter, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useSave } from '../../../base/ui/talk/act.ts';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { groupsApi } from '../../../people/groups/ui/api.ts';
import { useMe, useOrganisation } from '../../../people/ui/me.tsx';
import { own } from './api.ts';
import { Invite, LinkLine } from './Share.tsx';

type Kind = 'ad-hoc' | 'standing';
type Made = { readonly id: string; readonly link: string };
type Props = { readonly kind: Kind | null; readonly onClose: () => void };

/** Two steps: a title, then the link and the way to the lobby. */
export function StartDialog({ kind, onClose }: Props) {
  const t = useTranslations('door.rooms');
  const [made, setMade] = useState<Made | null>(null);
  const close = () => {
    onClose();
    setMade(null);
  };
  const adHoc = kind === 'ad-hoc';
  return (
    <Modal
      opened={kind !== null}
      onClose={close}
      title={made ? t(adHoc ? 'ready.adHoc' : 'ready.standing') : t(adHoc ? 'start' : 'make')}
      size="lg"
    >
      {kind && (made ? <Ready made={made} /> : <Fields kind={kind} onMade={setMade} />)}
    </Modal>
  );
}

type FieldsProps = { readonly kind: Kind; readonly onMade: (made: Made) => void };

function Fields({ kind, onMade }: FieldsProps) {
  const t = useTranslations('door.rooms');
  const { organisation } = useOrganisation();
  const groups = useMyGroups(organisation?.id);
  const adHoc = kind === 'ad-hoc';
  const { form, save } = useStart(organisation?.id ?? '', { kind, onMade });
  return (
    <form onSubmit={save.submit} noValidate>
      <Stack gap="md">
        <Problem error={save.problem} />
        <TextInput
          label={t('form.title')}
          required
          maxLength={roomFor(120)}
          dir="auto"
          data-autofocus
          key={form.key('title')}
          {...form.getInputProps('title')}
        />
        {groups.length > 0 && (
          <Select
            label={t('form.group')}
            description={t('form.groupHint')}
            placeholder={t('form.noGroup')}
            data={groups}
            clearable
            searchable
            key={form.key('group')}
            {...form.getInputProps('group')}
          />
        )}
        <Switch
          label={t('form.guests')}
          description={t('form.guestsHint')}
          key={form.key('guests')}
          {...form.getInputProps('guests', { type: 'checkbox' })}
        />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {adHoc ? t('form.adHocHint') : ''}
          </Text>
          <Button type="submit" loading={save.busy}>
            {t(adHoc ? 'form.start' : 'form.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useStart(organisation: string, { kind, onMade }: FieldsProps) {
  const t = useTranslations('door.rooms');
  const { person } = useMe();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      title: t(kind === 'ad-hoc' ? 'adHocTitle' : 'roomTitle', { name: person.name }).slice(0, 120),
      guests: true,
      group: null as string | null,
    },
  });
  const save = useSave(
    form,
    (values) => own('POST /api/own-rooms', { body: { kind, organisation, ...values } }),
    {
      changes: ['rooms', 'sessions'],
      then: onMade,
    },
  );
  return { form, save };
}

/** Groups of one's own in this organisation: their people may come in by the door for members. */
function useMyGroups(
  organisation: string | undefined,
): { readonly value: string; readonly label: string }[] {
  const load = (as: 'manager' | 'member') => ({
    queryKey: ['groups', 'of-mine', organisation, as],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      groupsApi('GET /api/groups', { query: { as, organisation, limit: 100 }, signal }),
    enabled: organisation !== undefined,
  });
  const lists = [useQuery(load('manager')), useQuery(load('member'))];
  const found = new Map<string, string>();
  for (const { data } of lists) for (const one of data?.items ?? []) found.set(one.id, one.name);
  return [...found].map(([value, label]) => ({ value, label }));
}

function Ready({ made }: { readonly made: Made }) {
  const t = useTranslations('door.rooms');
  const [inviting, setInviting] = useState(false);
  return (
    <Stack gap="md">
      <Text size="sm">{t('ready.lead')}</Text>
      <LinkLine link={made.link}>
        {!inviting && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconMail size={16} aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t('share.invite')}
          </Button>
        )}
      </LinkLine>
      {inviting && <Invite session={made.id} onDone={() => setInviting(false)} />}
      <LinkButton
        to="/sessions/$id/lobby"
        params={{ id: made.id }}
        size="md"
        leftSection={<IconDoorEnter size={20} aria-hidden />}
        data-autofocus
      >
        {t('ready.go')}
      </LinkButton>
    </Stack>
  );
}
