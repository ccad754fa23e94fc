import { Badge, Group, List, Select, Stack, Text } from '@mantine/core';
import {
  IconHistory,
  IconPlayerPause,
  IconPlayerPlay,
  IconShield,
  IconShieldOff,
  IconUserMinus,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { firstFailed } from '../../../../access/ui/told.ts';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { ActionsMenu } from '../../../../base/ui/list/ActionsMenu.tsx';
import { useConfirm } from '../../../../base/ui/talk/confirm.tsx';
import { DataTable, type Column } from '../../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../../base/ui/list/list.tsx';
import { SearchField } from '../../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { TimeAgo, When } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { membersApi } from '../api.ts';
import type { Here } from '../InControl.tsx';

type Member = Awaited<ReturnType<typeof list>>['items'][number];
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
      cell: (member) => (
        <Group gap="xs" wrap="nowrap">
          <LinkAnchor
            to="/control/users/$id"
            params={{ id: member.person }}
            c="inherit"
            underline="never"
            miw={0}
          >
            <PersonLine
              person={{ id: member.person, name: member.name, picture: member.picture }}
              below={member.email}
            />
          </LinkAnchor>
          {member.oneself && (
            <Badge size="sm" variant="default">
              {t('users.oneself')}
            </Badge>
          )}
        </Group>
      ),
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

export function MemberActions({ here, member }: { readonly here: Here; readonly member: Member }) {
  const words = useTranslations();
  const t = useTranslations('organisation.users');
  const navigate = useNavigate();
  const acts = useActs(here, member);
  const why = (told: Member['gates']['role']) => (told ? (firstFailed(told)?.says ?? '') : null);
  const admin = member.role === 'admin';
  return (
    <ActionsMenu
      of={member.name}
      actions={[
        admin
          ? {
              label: t('act.member'),
              icon: <IconShieldOff size={16} />,
              reason: why(member.gates.role),
              onClick: () => acts.role.mutate('member'),
            }
          : {
              label: t('act.admin'),
              icon: <IconShield size={16} />,
              onClick: () => acts.role.mutate('admin'),
            },
        member.suspended
          ? {
              label: t('act.lift'),
              icon: <IconPlayerPlay size={16} />,
              onClick: () => acts.lift.mutate(),
            }
          : {
              label: t('act.suspend'),
              icon: <IconPlayerPause size={16} />,
              reason: why(member.gates.suspend),
              onClick: acts.suspend,
            },
        {
          label: words('access.ui.check'),
          icon: <IconUserQuestion size={16} />,
          to: `/check?person=${member.person}`,
        },
        {
          label: t('act.journal'),
          icon: <IconHistory size={16} />,
          onClick: () => void navigate({ to: '/control/audit', search: { who: member.person } }),
        },
        {
          label: t('act.remove'),
          icon: <IconUserMinus size={16} />,
          danger: true,
          reason: why(member.gates.remove),
          onClick: acts.remove,
        },
      ]}
    />
  );
}

function useActs(here: Here, { person, name }: Member) {
  const t = useTranslations('organisation.users');
  const confirm = useConfirm();
  const params = { id: here.id, person };
  const changes = [`organisation:${here.id}`, 'groups', 'journal'];
  const role = useAct(
    (to: 'admin' | 'member') =>
      membersApi('PATCH /api/organisations/{id}/members/{person}', { params, body: { role: to } }),
    {
      changes,
      done: (_, to) => t(`done.${to}`, { name }),
    },
  );
  const suspending = useAct(
    () => membersApi('PUT /api/organisations/{id}/members/{person}/suspension', { params }),
    {
      changes,
      done: t('done.suspended', { name }),
    },
  );
  const lift = useAct(
    () => membersApi('DELETE /api/organisations/{id}/members/{person}/suspension', { params }),
    {
      changes,
      done: t('done.lifted', { name }),
    },
  );
  const removing = useAct(
    () => membersApi('DELETE /api/organisations/{id}/members/{person}', { params }),
    { changes, done: t('done.removed', { name }) },
  );
  const looking = useAct(
    () => membersApi('GET /api/organisations/{id}/members/{person}/removal', { params }),
    {
      then: async ({ groups }) => {
        if (
          await confirm({
            title: t('remove.title', { name }),
            body: <Removal here={here} name={name} groups={groups} />,
            confirm: t('act.remove'),
            danger: true,
          })
        )
          removing.mutate();
      },
    },
  );
  const suspend = async () => {
    if (
      await confirm({
        title: t('suspend.title', { name }),
        body: t('suspend.says', { name, organisation: here.name }),
        confirm: t('act.suspend'),
        danger: true,
      })
    )
      suspending.mutate();
  };
  return { role, lift, suspend: () => void suspend(), remove: () => looking.mutate() };
}

type Left = {
  readonly id: string;
  readonly name: string;
  readonly role: 'manager' | 'member';
  readonly passes: boolean;
};
function Removal({
  here,
  name,
  groups,
}: {
  readonly here: Here;
  readonly name: string;
  readonly groups: readonly Left[];
}) {
  const t = useTranslations('organisation.users.remove');
  return (
    <Stack gap="xs">
      <Text size="sm">{t('says', { name, organisation: here.name })}</Text>
      <Text size="sm">{groups.length > 0 ? t('groups') : t('none', { name })}</Text>
      {groups.length > 0 && (
        <List size="sm" mah={240} style={{ overflowY: 'auto' }}>
          {groups.map((group) => (
            <List.Item key={group.id}>
              {group.name}
              {group.role === 'manager' && (
                <Text span size="sm" c="dimmed">
                  {' '}
                  ({group.passes ? t('passes') : t('manager')})
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
