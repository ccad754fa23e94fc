import {
  Alert,
  Badge,
  Button,
  FileButton,
  Group,
  Modal,
  Progress,
  ScrollArea,
  Select,
  Stack,
  Table,
  Text,
  Textarea,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { LINES, lineFor, readList, textOf } from '../../invitations/rules.ts';
import { invitationsApi } from '../api.ts';
import { LinkDialog, useCopyLink, type Linked } from './CopyLink.tsx';
import { GroupPick } from './GroupPick.tsx';
import type { Here } from '../InControl.tsx';
import { Kept } from './OpenInvitations.tsx';

type Role = 'admin' | 'member';
type As = { readonly role: Role; readonly group: string | null };
const send = (id: string, lines: readonly string[], { role, group }: As) =>
  invitationsApi('POST /api/organisations/{id}/invitations', {
    params: { id },
    body: { lines: [...lines], role, ...(group ? { group } : {}) },
  });
type Outcome = Awaited<ReturnType<typeof send>>['lines'][number];
const MOST = 2000;

type Props = { readonly here: Here; readonly opened: boolean; readonly onClose: () => void };
export function InviteDialog({ here, opened, onClose }: Props) {
  const t = useTranslations();
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('organisation.invitations.dialog.title')}
      size="lg"
      fullScreen={phone ?? false}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      <Inviting here={here} onClose={onClose} />
    </Modal>
  );
}

function Inviting({ here, onClose }: Omit<Props, 'opened'>) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const [stopped, setStopped] = useState<Error | null>(null);
  const again = () => {
    setOutcomes(null);
    setStopped(null);
  };
  return outcomes ? (
    <Outcomes here={here} outcomes={outcomes} stopped={stopped} again={again} onClose={onClose} />
  ) : (
    <Form
      here={here}
      onDone={(lines, problem) => {
        setOutcomes(lines);
        setStopped(problem);
      }}
    />
  );
}

/**
 * Long lists go in parts, so that each request stays short; what was sent before a fault is told.
 */
function useSending(
  here: Here,
  onDone: (outcomes: readonly Outcome[], problem: Error | null) => void,
) {
  const queries = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const submit = async (lines: readonly string[], as: As): Promise<void> => {
    const outcomes: Outcome[] = [];
    let failed: Error | null = null;
    setProblem(null);
    for (let at = 0; at < lines.length && !failed; at += LINES) {
      setDone(at);
      try {
        outcomes.push(...(await send(here.id, lines.slice(at, at + LINES), as)).lines);
      } catch (error) {
        failed = error as Error;
      }
    }
    setDone(null);
    for (const topic of [`organisation:${here.id}`, 'mails', 'journal'])
      void queries.invalidateQueries({ queryKey: [topic] });
    if (outcomes.length > 0) onDone(outcomes, failed);
    else setProblem(failed);
  };
  return { submit, done, problem };
}

function Form({
  here,
  onDone,
}: {
  readonly here: Here;
  readonly onDone: (outcomes: readonly Outcome[], problem: Error | null) => void;
}) {
  const t = useTranslations('organisation');
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [group, setGroup] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [guessed, setGuessed] = useState(false);
  const { submit, done, problem } = useSending(here, onDone);
  const people = useMemo(() => readList(text), [text]);
  const lines = people.map(lineFor);
  const addresses = new Set(people.flatMap(({ email }) => email ?? []));
  const unclear = people.filter(({ email }) => email === null).map(({ line }) => line);
  const over = lines.length > MOST;
  const pick = async (file: File | null): Promise<void> => {
    if (!file) return;
    if (file.size > 1_000_000) return setTooLarge(true);
    setTooLarge(false);
    const { text: read, guessed: unsure } = textOf(new Uint8Array(await file.arrayBuffer()));
    setGuessed(unsure);
    setText((before) => (before.trim() ? `${before.trimEnd()}\n${read}` : read));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (addresses.size > 0 && !over && done === null) void submit(lines, { role, group });
      }}
    >
      <Stack>
        <Problem error={problem} />
        <Textarea
          data-autofocus
          label={t('invitations.dialog.addresses')}
          description={t('invitations.dialog.addressesHint')}
          placeholder={'ada@example.org\nBen Example <ben@example.org>'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={5}
          maxRows={12}
          spellCheck={false}
          error={tooLarge || over ? t('invitations.dialog.tooLarge', { max: String(MOST) }) : null}
        />
        <Group justify="space-between" gap="sm">
          <FileButton
            onChange={(file) => void pick(file)}
            accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                size="xs"
                leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
              >
                {t('invitations.dialog.file')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" role="status">
            {t('invitations.dialog.preview', { count: lines.length })}
          </Text>
        </Group>
        {guessed && <Text size="sm">{t('invitations.dialog.guessed')}</Text>}
        {unclear.length > 0 && <Unclear lines={unclear} />}
        <Group align="flex-start" gap="md">
          <Select
            label={t('invitations.dialog.role')}
            value={role}
            onChange={(value) => setRole(value === 'admin' ? 'admin' : 'member')}
            data={(['member', 'admin'] as const).map((value) => ({
              value,
              label: t(`roles.${value}`),
            }))}
            allowDeselect={false}
            flex="1 1 14rem"
          />
          <GroupPick here={here} value={group} onChange={setGroup} />
        </Group>
        {role === 'admin' && <Text size="sm">{t('invitations.dialog.roleHint')}</Text>}
        <Kept />
        {done !== null && (
          <Progress
            value={(100 * done) / lines.length}
            animated
            aria-label={t('invitations.dialog.progress', {
              done: String(done),
              count: String(lines.length),
            })}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={done !== null} disabled={addresses.size === 0 || over}>
            {t('invitations.dialog.submit', { count: addresses.size })}
          </Button>
        </Group>
      </Stack>
    </form>
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

const colours: { readonly [R in Outcome['result']]: string } = {
  invited: 'teal',
  'sent-again': 'teal',
  'just-sent': 'gray',
  member: 'gray',
  repeated: 'gray',
  'not-an-address': 'red',
  'too-many': 'red',
};

function Outcomes({
  here,
  outcomes,
  stopped,
  again,
  onClose,
}: {
  readonly here: Here;
  readonly outcomes: readonly Outcome[];
  readonly stopped: Error | null;
  readonly again: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const [made, setMade] = useState<Linked | null>(null);
  const copy = useCopyLink(here, setMade);
  const sent = outcomes.filter(
    ({ result }) => result === 'invited' || result === 'sent-again',
  ).length;
  return (
    <Stack>
      <Text role="status" fw={600}>
        {t('organisation.invitations.dialog.sum', { count: sent })}
      </Text>
      {stopped && (
        <>
          <Text size="sm">{t('organisation.invitations.dialog.stopped')}</Text>
          <Problem error={stopped} />
        </>
      )}
      <ScrollArea.Autosize mah="50vh">
        <Table aria-label={t('organisation.invitations.dialog.result')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('organisation.invitations.dialog.line')}</Table.Th>
              <Table.Th>{t('organisation.invitations.dialog.outcome')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {outcomes.map(({ line, email, result, invitation }, at) => (
              <Table.Tr key={`${at} ${line}`}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{email ?? line}</Table.Td>
                <Table.Td>
                  <Badge
                    variant="light"
                    color={colours[result]}
                    tt="none"
                    h="auto"
                    py={2}
                    styles={{ label: { whiteSpace: 'normal' } }}
                  >
                    {t(`organisation.invitations.results.${result}`)}
                  </Badge>
                  {invitation && email && (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      onClick={() => copy.mutate({ invitation, email })}
                      aria-label={t('organisation.invitations.act.copyOf', { email })}
                    >
                      {t('organisation.invitations.act.copy')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Kept />
      <LinkDialog made={made} onClose={() => setMade(null)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={again}>
          {t('organisation.invitations.dialog.again')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('base.ui.close')}
        </Button>
      </Group>
    </Stack>
  );
}
