import { Box, Card, Group, Stack, Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';
import { Empty } from './Empty.tsx';

export type Column<Row> = {
  readonly name: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  readonly width?: number | string;
  /** Left out of the cards on a phone. */
  readonly wideOnly?: boolean;
};
type Props<Row> = {
  /** What the table holds, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Last column: usually an `<ActionsMenu>`. */
  readonly actions?: (row: Row) => ReactNode;
  readonly empty?: ReactNode;
};

/** A table where there is room; on a phone a card for each row, its first column as the title. */
export function DataTable<Row>({ label, rows, columns, rowKey, actions, empty }: Props<Row>) {
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  if (rows.length === 0) return <>{empty ?? <Empty />}</>;
  return phone ? (
    <Cards label={label} rows={rows} columns={columns} rowKey={rowKey} {...(actions ? { actions } : {})} />
  ) : (
    <Card withBorder padding={0}>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table aria-label={label} verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.name} ta={column.align} w={column.width}>
                  {column.head}
                </Table.Th>
              ))}
              {actions && <Table.Td w={1} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map((column) => (
                  <Table.Td key={column.name} ta={column.align}>
                    {column.cell(row)}
                  </Table.Td>
                ))}
                {actions && <Table.Td className={classes.actions}>{actions(row)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Cards<Row>({ label, rows, columns, rowKey, actions }: Omit<Props<Row>, 'empty'>) {
  const [first, ...others] = columns;
  const shown = others.filter((column) => !column.wideOnly);
  return (
    <Stack component="ul" gap="xs" aria-label={label} className={classes.cards}>
      {rows.map((row) => (
        <Card component="li" withBorder padding="sm" key={rowKey(row)}>
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Box miw={0} className={classes.first}>
              {first?.cell(row)}
            </Box>
            {actions?.(row)}
          </Group>
          <dl className={classes.pairs}>
            {shown.map((column) => (
              <div key={column.name} className={classes.pair}>
                <dt>{column.head}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
    </Stack>
  );
}
