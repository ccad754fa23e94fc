import {
  Alert,
  Button,
  FileButton,
  Group,
  Progress,
  ScrollArea,
  Select,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { lineFor, readList, textOf } from '../../invitations/rules.ts';
import type { Here } from '../InControl.tsx';
import { GroupPick } from './GroupPick.tsx';
import { Kept } from './OpenInvitations.tsx';
import { useSending, type OnDone, type Role } from './sending.ts';

const MOST = 2000;

/** Whom to invite, as what, and into which group. */
export function InviteForm({ here, onDone }: { readonly here: Here; readonly onDone: OnDone }) {
  const t = useTranslations('organisation.invitations.dialog');
  const list = usePasted();
  const [role, setRole] = useState<Role>('member');
  const [group, setGroup] = useState<string | null>(null);
  const { submit, done, problem } = useSending(here, onDone);
  const ready = list.addresses > 0 && !list.over;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && done === null) void submit(list.lines, { role, group });
      }}
    >
      <Stack>
        <Problem error={problem} />
        <Addresses list={list} />
        <Group align="flex-start" gap="md">
          <RolePick value={role} onChange={setRole} />
          <GroupPick here={here} value={group} onChange={setGroup} />
        </Group>
        {role === 'admin' && <Text size="sm">{t('roleHint')}</Text>}
        <Kept />
        {done !== null && (
          <Progress
            value={(100 * done) / list.lines.length}
            animated
            aria-label={t('progress', { done: String(done), count: String(list.lines.length) })}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={done !== null} disabled={!ready}>
            {t('submit', { count: list.addresses })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A list that is typed, pasted or read from a file. */
function usePasted() {
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const [guessed, setGuessed] = useState(false);
  const people = useMemo(() => readList(text), [text]);
  const pick = async (file: File | null): Promise<void> => {
    if (!file) return;
    if (file.size > 1_000_000) return setTooLarge(true);
    setTooLarge(false);
    const { text: read, guessed: unsure } = textOf(new Uint8Array(await file.arrayBuffer()));
    setGuessed(unsure);
    setText((before) => (before.trim() ? `${before.trimEnd()}\n${read}` : read));
  };
  return {
    text,
    setText,
    pick,
    lines: people.map(lineFor),
    addresses: new Set(people.flatMap(({ email }) => email ?? [])).size,
    unclear: people.filter(({ email }) => email === null).map(({ line }) => line),
    over: people.length > MOST,
    tooLarge,
    /** In which letters the file is written had to be guessed. */
    guessed,
  };
}

function Addresses({ list }: { readonly list: ReturnType<typeof usePasted> }) {
  const t = useTranslations('organisation.invitations.dialog');
  return (
    <>
      <Textarea
        data-autofocus
        label={t('addresses')}
        description={t('addressesHint')}
        placeholder={'ada@example.org\nBen Example <ben@example.org>'}
        value={list.text}
        onChange={(event) => list.setText(event.currentTarget.value)}
        autosize
        minRows={5}
        maxRows={12}
        spellCheck={false}
        error={list.tooLarge || list.over ? t('tooLarge', { max: String(MOST) }) : null}
      />
      <Group justify="space-between" gap="sm">
        <FileButton
          onChange={(file) => void list.pick(file)}
          accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            >
              {t('file')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" role="status">
          {t('preview', { count: list.lines.length })}
        </Text>
      </Group>
      {list.guessed && <Text size="sm">{t('guessed')}</Text>}
      {list.unclear.length > 0 && <Unclear lines={list.unclear} />}
    </>
  );
}

type RoleProps = { readonly value: Role; readonly onChange: (role: Role) => void };
function RolePick({ value, onChange }: RoleProps) {
  const t = useTranslations('organisation');
  return (
    <Select
      label={t('invitations.dialog.role')}
      value={value}
      onChange={(role) => onChange(role === 'admin' ? 'admin' : 'member')}
      data={(['member', 'admin'] as const).map((role) => ({
        value: role,
        label: t(`roles.${role}`),
      }))}
      allowDeselect={false}
      flex="1 1 14rem"
    />
  );
}

function Unclear({ lines }: { readonly lines: readonly string[] }) {
  const t = useTranslations('organisation.invitations.dialog');
  return (
    <Alert color="amber" variant="light" title={t('unclear', { count: lines.length })}>
      <ScrollArea.Autosize mah={96}>
        {lines.slice(0, 20).map((line, at) => (
          <Text key={`${at} ${line}`} size="sm" truncate>
            {line}
          </Text>
        ))}
      </ScrollArea.Autosize>
    </Alert>
  );
}
