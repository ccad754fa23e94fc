import { Badge, Stack, Table, Text } from '@mantine/core';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Line } from '../api.ts';

const colours = { made: 'teal', changed: 'teal', same: 'gray', refused: 'red' } as const;
const outcomes = ['made', 'changed', 'same', 'refused'] as const;

/** Line for line; what was refused, and why, stands first. */
export function Report({
  trial,
  lines,
}: {
  readonly trial: boolean;
  readonly lines: readonly Line[];
}) {
  const t = useTranslations('assemblies.equipment.import');
  const count = (outcome: Line['outcome']) => lines.filter((one) => one.outcome === outcome).length;
  const sorted = [
    ...lines.filter(({ outcome }) => outcome === 'refused'),
    ...lines.filter(({ outcome }) => outcome !== 'refused'),
  ];
  return (
    <Stack gap="xs">
      <Text role="status" fw={600}>
        {t(trial ? 'wouldBe' : 'was', {
          made: count('made'),
          changed: count('changed'),
          same: count('same'),
          refused: count('refused'),
        })}
      </Text>
      <Table aria-label={t('report')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>{t('line')}</Table.Th>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((one) => (
            <Row key={one.line} {...one} trial={trial} />
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function Row({ line, name, outcome, faults, trial }: Line & { readonly trial: boolean }) {
  const t = useTranslations('assemblies.equipment.import');
  const shown = outcomes.find((one) => one === outcome) ?? 'same';
  return (
    <Table.Tr>
      <Table.Td>{line}</Table.Td>
      <Table.Td>{name || '–'}</Table.Td>
      <Table.Td>
        <Badge variant="light" tt="none" color={colours[shown]}>
          {t(`${trial ? 'would' : 'done'}.${shown}`)}
        </Badge>
        {faults.map(({ column, says }) => (
          <Text size="sm" key={column + says}>
            {column ? `${column}: ${says}` : says}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
