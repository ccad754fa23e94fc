import { Alert, Button, Group, Modal, MultiSelect, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useSave } from '../../../base/ui/talk/act.ts';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../../people/ui/me.tsx';
import { useSettings } from '../../door/ui/api.ts';
import classes from '../../door/ui/door.module.css';
import { own, useInvitees } from './api.ts';

type Props = { readonly session: string | null; readonly onClose: () => void };

/** The link of a room, and a mail with it to people one knows. */
export function ShareDialog({ session, onClose }: Props) {
  const t = useTranslations('door.rooms.share');
  return (
    <Modal opened={session !== null} onClose={onClose} title={t('title')} size="lg">
      {session && (
        <Stack gap="lg">
          <LinkOf session={session} />
          <Invite session={session} onDone={onClose} />
        </Stack>
      )}
    </Modal>
  );
}

function LinkOf({ session }: { readonly session: string }) {
  const t = useTranslations('door');
  const settings = useSettings(session);
  return (
    <Waiting query={settings} as="text">
      {({ link, guests }) => (
        <Stack gap="xs">
          <Text fw={600} size="sm">
            {t('rooms.share.link')}
          </Text>
          {!guests && (
            <Alert color="amber" variant="light">
              {t('settings.link.off')}
            </Alert>
          )}
          <LinkLine link={link} />
        </Stack>
      )}
    </Waiting>
  );
}

export function LinkLine({
  link,
  children,
}: {
  readonly link: string;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('door.rooms.ready');
  return (
    <>
      <Text component="div" className={classes.link ?? ''} data-link>
        {link}
      </Text>
      <Group gap="xs">
        <CopyButton value={link} label={t('copy')} />
        {children}
      </Group>
    </>
  );
}

/**
 * Whoever is chosen gets the link by mail and as a notice; whether they come in is still the door's
 * affair.
 */
export function Invite({
  session,
  onDone,
}: {
  readonly session: string;
  readonly onDone: () => void;
}) {
  const t = useTranslations('door.rooms.share');
  const { form, save } = useInvitation(session, onDone);
  const { persons } = form.getValues();
  return (
    <form onSubmit={save.submit} noValidate aria-label={t('invite')}>
      <Stack gap="sm">
        <Text fw={600} size="sm">
          {t('invite')}
        </Text>
        <Problem error={save.problem} />
        <PeopleField
          session={session}
          value={persons}
          onChange={(chosen) => form.setFieldValue('persons', chosen)}
          error={form.errors['persons']}
        />
        <Textarea
          label={t('message')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={roomFor(280)}
          dir="auto"
          {...form.getInputProps('message')}
        />
        <div>
          <Button
            type="submit"
            loading={save.busy}
            disabled={persons.length === 0}
            leftSection={<IconSend size={18} aria-hidden />}
          >
            {t('send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function useInvitation(session: string, onDone: () => void) {
  const t = useTranslations('door.rooms.share');
  const { mailsAreKept } = useMe();
  const form = useForm({
    mode: 'controlled',
    initialValues: { persons: [] as string[], message: '' },
  });
  const save = useSave(
    form,
    (body) => own('POST /api/sessions/{id}/invitation-mails', { params: { id: session }, body }),
    {
      done: ({ invited }) => t(mailsAreKept ? 'kept' : 'sent', { count: invited }),
      then: () => {
        form.reset();
        onDone();
      },
    },
  );
  return { form, save };
}

type FieldProps = {
  readonly session: string;
  readonly value: string[];
  readonly onChange: (persons: string[]) => void;
  readonly error: ReactNode;
};
/** Those chosen keep their names while one searches for others. */
function PeopleField({ session, value, onChange, error }: FieldProps) {
  const t = useTranslations('door.rooms.share');
  const [q, setQ] = useState('');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const found = useInvitees(session, q);
  const options = new Map<string, string>(value.map((id) => [id, names.get(id) ?? '…']));
  for (const { id, name } of found.data?.items ?? []) options.set(id, name);
  return (
    <MultiSelect
      label={t('people')}
      description={t('peopleHint')}
      placeholder={value.length === 0 ? t('search') : ''}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      value={value}
      onChange={(chosen) => {
        setNames(new Map([...names, ...chosen.map((id) => [id, options.get(id) ?? '…'] as const)]));
        onChange(chosen);
      }}
      searchable
      searchValue={q}
      onSearchChange={setQ}
      filter={({ options: all }) => all}
      hidePickedOptions
      maxValues={50}
      error={error}
      nothingFoundMessage={found.isFetching ? null : t('none')}
    />
  );
}
