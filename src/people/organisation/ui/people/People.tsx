import { Badge, Group, Select, Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { DataTable, type Column } from '../../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../../base/ui/list/list.tsx';
import { SearchField } from '../../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { TimeAgo, When } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { membersApi, type Member } from '../api.ts';
import type { Here } from '../InControl.tsx';
import { MemberActions } from './MemberActions.tsx';

type Shown = 'all' | 'active' | 'suspended' | 'admin';
const wanted = (shown: Shown) =>
  shown === 'admin' ? { role: 'admin' as const } : shown === 'all' ? {} : { state: shown };
const list = (
  id: string,
  q: string,
  shown: Shown,
  cursor: string | undefined,
  signal: AbortSignal,
) =>
  membersApi('GET /api/organisations/{id}/members', {
    params: { id },
    query: { q, ...wanted(shown), cursor },
    signal,
  });

export function People({ here }: { readonly here: Here }) {
  const t = useTranslations('organisation.users');
  const { search = '' } = useSearch({ strict: false }) as { readonly search?: string };
  const [q, setQ] = useState(search);
  const [shown, setShown] = useState<Shown>('all');
  const people = useList([`organisation:${here.id}`, 'members', q, shown], (cursor, signal) =>
    list(here.id, q, shown, cursor, signal),
  );
  const columns = useColumns();
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-end">
        <SearchField onSearch={setQ} initial={search} placeholder={t('search')} flex="1 1 16rem" />
        <Select
          aria-label={t('filter')}
          value={shown}
          onChange={(value) => setShown(value ?? 'all')}
          data={(['all', 'active', 'suspended', 'admin'] as const).map((value) => ({
            value,
            label: t(`filters.${value}`),
          }))}
          allowDeselect={false}
          w={{ base: '100%', xs: 180 }}
        />
      </Group>
      <Waiting query={people}>
        {(rows) => (
          <>
            <DataTable
              label={t('table', { organisation: here.name })}
              rows={rows}
              columns={columns}
              more={people.more !== null}
              rowKey={({ person }) => person}
              actions={(member) => <MemberActions here={here} member={member} />}
              empty={<Empty title={t('none')} />}
            />
            <LoadMore list={people} />
          </>
        )}
      </Waiting>
    </Stack>
  );
}

function useColumns(): readonly Column<Member>[] {
  const t = useTranslations('organisation');
  return [
    {
      name: 'person',
      head: t('users.columns.person'),
      by: ({ name }) => name,
      cell: (member) => <Person of={member} />,
    },
    {
      name: 'role',
      head: t('users.columns.role'),
      cell: ({ role, suspended }) => (
        <Group gap={6}>
          <Badge variant={role === 'admin' ? 'light' : 'default'}>{t(`roles.${role}`)}</Badge>
          {suspended && (
            <Badge color="red" variant="light">
              {t('users.suspended')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      name: 'groups',
      head: t('users.columns.groups'),
      by: ({ groups }) => groups,
      align: 'right',
      cell: ({ groups }) => groups,
    },
    {
      name: 'since',
      head: t('users.columns.since'),
      by: ({ since }) => since,
      cell: ({ since }) => <When at={since} part="day" />,
    },
    {
      name: 'lastSignIn',
      head: t('users.columns.lastSignIn'),
      by: ({ lastSignIn }) => lastSignIn,
      cell: ({ lastSignIn }) =>
        lastSignIn ? (
          <TimeAgo at={lastSignIn} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('users.never')}
          </Text>
        ),
    },
  ];
}

function Person({ of: { person, name, picture, email, oneself } }: { readonly of: Member }) {
  const t = useTranslations('organisation.users');
  return (
    <Group gap="xs" wrap="nowrap">
      <LinkAnchor
        to="/control/users/$id"
        params={{ id: person }}
        c="inherit"
        underline="never"
        miw={0}
      >
        <PersonLine person={{ id: person, name, picture }} below={email} />
      </LinkAnchor>
      {oneself && (
        <Badge size="sm" variant="default">
          {t('oneself')}
        </Badge>
      )}
    </Group>
  );
}
