import { Alert, Badge, Button, Stack, Text } from '@mantine/core';
import {
  IconLink,
  IconMailForward,
  IconMailbox,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { ActionsMenu } from '../../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { Address } from '../../../../base/ui/Face.tsx';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../../base/ui/list/list.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { TimeAgo, When } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useState } from 'react';
import { useMe } from '../../../ui/me.tsx';
import { invitationsApi } from '../api.ts';
import { LinkDialog, useCopyLink, type Linked } from './CopyLink.tsx';
import type { Here } from '../InControl.tsx';

const list = (id: string, cursor: string | undefined, signal: AbortSignal) =>
  invitationsApi('GET /api/organisations/{id}/invitations', {
    params: { id },
    query: { cursor },
    signal,
  });
type Invitation = Awaited<ReturnType<typeof list>>['items'][number];

export function OpenInvitations({
  here,
  onInvite,
}: {
  readonly here: Here;
  readonly onInvite: () => void;
}) {
  const t = useTranslations('organisation');
  const columns = useColumns();
  const [made, setMade] = useState<Linked | null>(null);
  const invitations = useList([`organisation:${here.id}`, 'invitations'], (cursor, signal) =>
    list(here.id, cursor, signal),
  );
  return (
    <Stack gap="md">
      <Kept />
      <Waiting query={invitations}>
        {(rows) => (
          <>
            <DataTable
              label={t('invitations.table')}
              rows={rows}
              more={invitations.more !== null}
              rowKey={({ id }) => id}
              columns={columns}
              actions={(invitation) => (
                <Actions here={here} invitation={invitation} onLink={setMade} />
              )}
              empty={<NoInvitations onInvite={onInvite} />}
            />
            <LoadMore list={invitations} />
            <LinkDialog made={made} onClose={() => setMade(null)} />
          </>
        )}
      </Waiting>
    </Stack>
  );
}

function useColumns(): readonly Column<Invitation>[] {
  const t = useTranslations('organisation');
  return [
    {
      name: 'email',
      head: t('invitations.columns.email'),
      by: ({ email, name }) => name ?? email,
      cell: ({ email, name }) => <Invitee email={email} name={name} />,
    },
    {
      name: 'role',
      head: t('invitations.columns.role'),
      cell: ({ role }) => (
        <Badge variant={role === 'admin' ? 'light' : 'default'}>{t(`roles.${role}`)}</Badge>
      ),
    },
    {
      name: 'group',
      head: t('invitations.columns.group'),
      cell: ({ group }) =>
        group && (
          <LinkAnchor to="/administration/groups/$id" params={{ id: group.id }} size="sm">
            {group.name}
          </LinkAnchor>
        ),
      wideOnly: true,
    },
    {
      name: 'by',
      head: t('invitations.columns.by'),
      cell: ({ by }) => by,
      wideOnly: true,
    },
    {
      name: 'sent',
      head: t('invitations.columns.sent'),
      by: ({ sentAt }) => sentAt,
      cell: ({ sentAt }) => <TimeAgo at={sentAt} />,
    },
    {
      name: 'expires',
      head: t('invitations.columns.expires'),
      cell: ({ expiresAt, expired }) =>
        expired ? (
          <Badge color="red" variant="light">
            {t('invitations.expired')}
          </Badge>
        ) : (
          <When at={expiresAt} part="day" />
        ),
    },
  ];
}

function Invitee({ email, name }: Pick<Invitation, 'email' | 'name'>) {
  return (
    <>
      {name && (
        <Text size="sm" fw={500} dir="auto">
          {name}
        </Text>
      )}
      <Text
        size={name ? 'xs' : 'sm'}
        {...(name ? { c: 'dimmed' } : { fw: 500 })}
        style={{ overflowWrap: 'anywhere' }}
      >
        <Address>{email}</Address>
      </Text>
    </>
  );
}

function NoInvitations({ onInvite }: { readonly onInvite: () => void }) {
  const t = useTranslations('organisation');
  return (
    <Empty
      title={t('invitations.none')}
      icon={<IconMailbox size={28} stroke={1.5} />}
      action={
        <Button mt="xs" leftSection={<IconUserPlus size={18} aria-hidden />} onClick={onInvite}>
          {t('users.invite')}
        </Button>
      }
    >
      {t('invitations.noneSays')}
    </Empty>
  );
}

/** On a trial nothing reaches a mailbox; whoever invites has to know where the link is. */
export function Kept() {
  const t = useTranslations('organisation.invitations');
  if (!useMe().mailsAreKept) return null;
  return (
    <Alert variant="light" icon={<IconMailbox aria-hidden />}>
      <Text size="sm">
        {t('kept')}{' '}
        <LinkAnchor to="/control/mail" size="sm">
          {t('keptLink')}
        </LinkAnchor>
      </Text>
    </Alert>
  );
}

type OfOne = {
  readonly here: Here;
  readonly invitation: Invitation;
  readonly onLink: (made: Linked) => void;
};
function Actions({ here, invitation: { id: invitation, email }, onLink }: OfOne) {
  const copy = useCopyLink(here, onLink);
  const t = useTranslations('organisation.invitations');
  const params = { id: here.id, invitation };
  const changes = [`organisation:${here.id}`, 'mails', 'journal'];
  const again = useAct(
    () => invitationsApi('POST /api/organisations/{id}/invitations/{invitation}/mails', { params }),
    {
      changes,
      done: t('done.again', { email }),
    },
  );
  const revoke = useAct(
    () => invitationsApi('DELETE /api/organisations/{id}/invitations/{invitation}', { params }),
    {
      changes,
      done: t('done.revoked', { email }),
    },
  );
  return (
    <ActionsMenu
      of={email}
      actions={[
        {
          label: t('act.copy'),
          icon: <IconLink size={16} />,
          onClick: () => copy.mutate({ invitation, email }),
        },
        {
          label: t('act.again'),
          icon: <IconMailForward size={16} />,
          onClick: () => again.mutate(),
        },
        {
          label: t('act.revoke'),
          icon: <IconTrash size={16} />,
          danger: true,
          onClick: () => revoke.mutate(),
        },
      ]}
    />
  );
}
