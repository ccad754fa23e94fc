import { Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconBan, IconKey, IconRotateClockwise2, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { TimeAgo, When } from '../../../base/ui/When.tsx';
import { tokensApi, useTokens, type Token } from './api.ts';
import { MakeToken } from './MakeToken.tsx';

/** `of`: a technical user; without one the reader’s own. */
type Props = { readonly of: { readonly id: string; readonly name: string } | null };

export function TokenList({ of }: Props) {
  const t = useTranslations('tokens');
  const tokens = useTokens(of?.id ?? null);
  const [making, setMaking] = useState(false);
  const make = (
    <Button leftSection={<IconKey size={18} aria-hidden />} onClick={() => setMaking(true)}>
      {t('make.button')}
    </Button>
  );
  return (
    <Stack gap="md">
      <Waiting query={tokens}>
        {({ items }) => (
          <>
            {items.length > 0 && <Group>{make}</Group>}
            <Table
              items={items}
              label={of ? t('listOf', { name: of.name }) : t('list')}
              empty={make}
              own={of === null}
            />
          </>
        )}
      </Waiting>
      <MakeToken of={of} opened={making} onClose={() => setMaking(false)} />
    </Stack>
  );
}

function Table({
  items,
  label,
  empty,
  own,
}: {
  readonly items: readonly Token[];
  readonly label: string;
  readonly empty: ReactNode;
  readonly own: boolean;
}) {
  const t = useTranslations('tokens');
  const columns = useColumns(own);
  return (
    <DataTable
      label={label}
      rows={items}
      columns={columns}
      rowKey={({ id }) => id}
      actions={(token) => <Actions token={token} own={own} />}
      empty={
        <Empty title={t('none')} icon={<IconKey size={28} stroke={1.5} />} action={empty}>
          {t(own ? 'noneSays' : 'noneSaysOf')}
        </Empty>
      }
    />
  );
}

const colours = { good: 'green', revoked: 'red', expired: 'gray' } as const;

function useColumns(own: boolean): readonly Column<Token>[] {
  const t = useTranslations('tokens');
  const columns: readonly (Column<Token> | false)[] = [
    {
      name: 'name',
      head: t('columns.name'),
      by: ({ name }) => name,
      cell: ({ name, role }) => (
        <Box miw={0} maw="22rem">
          <Group gap={8} wrap="nowrap">
            <Text size="sm" fw={550} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            {role === 'admin' && (
              <Badge variant="light" color="amber" tt="none">
                {t('roles.admin')}
              </Badge>
            )}
          </Group>
        </Box>
      ),
    },
    {
      name: 'state',
      head: t('columns.state'),
      by: ({ state }) => state,
      cell: ({ state }) => (
        <Badge variant="light" color={colours[state]} tt="none">
          {t(`states.${state}`)}
        </Badge>
      ),
    },
    {
      name: 'used',
      head: t('columns.used'),
      by: ({ usedAt }) => usedAt,
      cell: ({ usedAt }) => (
        <Text size="sm">{usedAt ? <TimeAgo at={usedAt} /> : t('neverUsed')}</Text>
      ),
    },
    {
      name: 'expires',
      head: t('columns.expires'),
      by: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt }) => (
        <Text size="sm">{expiresAt ? <When at={expiresAt} part="day" /> : t('neverExpires')}</Text>
      ),
    },
    !own && {
      name: 'made',
      head: t('columns.made'),
      wideOnly: true,
      cell: ({ madeBy }) => <Text size="sm">{madeBy}</Text>,
    },
  ];
  return columns.filter((column) => column !== false);
}

function Actions({ token, own }: { readonly token: Token; readonly own: boolean }) {
  const t = useTranslations('tokens');
  const { revoke, restore, remove } = useTokenActs(token, own);
  return (
    <ActionsMenu
      of={token.name}
      actions={[
        token.state === 'good' && {
          label: t('revoke.action'),
          icon: <IconBan size={16} />,
          onClick: revoke,
        },
        token.state === 'revoked' && {
          label: t('restore.action'),
          icon: <IconRotateClockwise2 size={16} />,
          onClick: restore,
        },
        {
          label: t('remove.action'),
          icon: <IconTrash size={16} />,
          danger: true,
          onClick: remove,
        },
      ]}
    />
  );
}

function useTokenActs({ id, name }: Token, own: boolean) {
  const t = useTranslations('tokens');
  const confirm = useConfirm();
  const changes = [own ? 'tokens' : 'groups'];
  const params = { id };
  const revoking = useAct(() => tokensApi('PUT /api/tokens/{id}/revocation', { params }), {
    changes,
    done: t('revoke.done', { name }),
  });
  const restoring = useAct(() => tokensApi('DELETE /api/tokens/{id}/revocation', { params }), {
    changes,
    done: t('restore.done', { name }),
  });
  const removing = useAct(() => tokensApi('DELETE /api/tokens/{id}', { params }), {
    changes,
    done: t('remove.done', { name }),
  });
  const sure = async (what: 'revoke' | 'remove', then: () => void): Promise<void> => {
    const question = {
      title: t(`${what}.title`, { name }),
      body: t(`${what}.says`),
      confirm: t(`${what}.action`),
    };
    if (await confirm({ ...question, danger: true })) then();
  };
  return {
    revoke: () => void sure('revoke', () => revoking.mutate()),
    restore: () => restoring.mutate(),
    remove: () => void sure('remove', () => removing.mutate()),
  };
}
