import { Card, Code, Table, Text, Title } from '@mantine/core';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { columns } from '../../imports/rules.ts';

/** What a table may hold. */
export function Columns() {
  const t = useTranslations('assemblies.equipment.import');
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h3" mb="xs">
        {t('columns')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('columnsHint')}
      </Text>
      <Table aria-label={t('columns')} verticalSpacing={6}>
        <Table.Tbody>
          {columns.map((name) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" w={140}>
                <Code>{name}</Code>
              </Table.Th>
              <Table.Td>
                <Text size="sm">{t(`holds.${name}`)}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
