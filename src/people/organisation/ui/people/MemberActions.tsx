import { List, Stack, Text } from '@mantine/core';
import {
  IconHistory,
  IconPlayerPause,
  IconPlayerPlay,
  IconShield,
  IconShieldOff,
  IconUserMinus,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { firstFailed } from '../../../../access/ui/told.ts';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { ActionsMenu } from '../../../../base/ui/list/ActionsMenu.tsx';
import { useConfirm } from '../../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { membersApi, type Member } from '../api.ts';
import type { Here } from '../InControl.tsx';

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
