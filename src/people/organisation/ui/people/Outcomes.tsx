import { Badge, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Here } from '../InControl.tsx';
import { LinkDialog, useCopyLink, type Linked } from './CopyLink.tsx';
import { Kept } from './OpenInvitations.tsx';
import type { Outcome } from './sending.ts';

const colours: { readonly [R in Outcome['result']]: string } = {
  invited: 'teal',
  'sent-again': 'teal',
  'just-sent': 'gray',
  member: 'gray',
  repeated: 'gray',
  'not-an-address': 'red',
  'too-many': 'red',
};

type Props = {
  readonly here: Here;
  readonly outcomes: readonly Outcome[];
  readonly stopped: Error | null;
  readonly again: () => void;
  readonly onClose: () => void;
};

/** Line for line, what became of the list. */
export function Outcomes({ here, outcomes, stopped, again, onClose }: Props) {
  const t = useTranslations('organisation.invitations.dialog');
  const close = useTranslations('base.ui')('close');
  const [made, setMade] = useState<Linked | null>(null);
  const copy = useCopyLink(here, setMade);
  const sent = outcomes.filter(
    ({ result }) => result === 'invited' || result === 'sent-again',
  ).length;
  return (
    <Stack>
      <Text role="status" fw={600}>
        {t('sum', { count: sent })}
      </Text>
      {stopped && (
        <>
          <Text size="sm">{t('stopped')}</Text>
          <Problem error={stopped} />
        </>
      )}
      <ScrollArea.Autosize mah="50vh">
        <Table aria-label={t('result')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('line')}</Table.Th>
              <Table.Th>{t('outcome')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {outcomes.map((outcome, at) => (
              <Row key={`${at} ${outcome.line}`} {...outcome} onCopy={copy.mutate} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Kept />
      <LinkDialog made={made} onClose={() => setMade(null)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={again}>
          {t('again')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {close}
        </Button>
      </Group>
    </Stack>
  );
}

type RowProps = Outcome & {
  readonly onCopy: (of: { readonly invitation: string; readonly email: string }) => void;
};
function Row({ line, email, result, invitation, onCopy }: RowProps) {
  const t = useTranslations('organisation.invitations');
  return (
    <Table.Tr>
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
          {t(`results.${result}`)}
        </Badge>
        {invitation && email && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onCopy({ invitation, email })}
            aria-label={t('act.copyOf', { email })}
          >
            {t('act.copy')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
