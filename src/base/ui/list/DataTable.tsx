import { Box, Card, Group, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';
import { Empty } from './Empty.tsx';
import { type Order, ordered, turned } from './order.ts';
import { useTranslations } from '../talk/words.tsx';

export type Column<Row> = {
  readonly name: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  readonly width?: number | string;
  /** What the column can be sorted by; rows without a value come last. */
  readonly by?: (row: Row) => string | number | null;
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
  /**
   * There are rows that are not loaded: then the order is that of the server, and nothing is sorted
   * here.
   */
  readonly more?: boolean | undefined;
  /** How many there are, in the word for them: "42 sessions". */
  readonly counted?: string;
};

/** A table where there is room; on a phone a card for each row, its first column as the title. */
export function DataTable<Row>({ rows, empty, more, counted, ...table }: Props<Row>) {
  const t = useTranslations('base.ui');
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [order, setOrder] = useState<Order | null>(null);
  if (rows.length === 0) return <>{empty ?? <Empty />}</>;
  const by = more ? undefined : table.columns.find(({ name }) => name === order?.column)?.by;
  const sorted = by && order ? ordered(rows, by, order.down) : rows;
  return (
    <div>
      {(counted !== undefined || more !== undefined) && (
        <Text size="sm" c="dimmed" mb={6} role="status">
          {counted ?? t('rows', { count: rows.length, more: more ? 'yes' : 'no' })}
        </Text>
      )}
      {phone ? (
        <Cards {...table} rows={sorted} />
      ) : (
        <Wide {...table} rows={sorted} order={order} onOrder={more ? null : setOrder} />
      )}
    </div>
  );
}

type Shown<Row> = Omit<Props<Row>, 'empty' | 'more' | 'counted'>;
type Sorting = {
  readonly order: Order | null;
  /** Null where nothing is sorted here. */
  readonly onOrder: ((order: Order | null) => void) | null;
};

function Wide<Row>({ label, rows, columns, rowKey, actions, ...sorting }: Shown<Row> & Sorting) {
  return (
    <Card withBorder padding={0}>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table
          aria-label={label}
          verticalSpacing={5}
          horizontalSpacing="md"
          highlightOnHover
          className={classes.table ?? ''}
        >
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Head key={column.name} column={column} {...sorting} />
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

function Head<Row>({
  column: { name, head, align, width, by },
  order,
  onOrder,
}: { readonly column: Column<Row> } & Sorting) {
  const sortable = by !== undefined && onOrder !== null;
  return (
    <Table.Th ta={align} w={width} aria-sort={sortable ? sortedAs(order, name) : undefined}>
      {sortable ? (
        <UnstyledButton className={classes.head ?? ''} onClick={() => onOrder(turned(order, name))}>
          {head}
          {order?.column === name &&
            (order.down ? (
              <IconArrowDown size={14} aria-hidden />
            ) : (
              <IconArrowUp size={14} aria-hidden />
            ))}
        </UnstyledButton>
      ) : (
        head
      )}
    </Table.Th>
  );
}

const sortedAs = (order: Order | null, column: string) =>
  order?.column !== column ? 'none' : order.down ? 'descending' : 'ascending';

function Cards<Row>({ label, rows, columns, rowKey, actions }: Shown<Row>) {
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
