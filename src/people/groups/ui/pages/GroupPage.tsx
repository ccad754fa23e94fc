import { Badge, Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { GateButton } from '../../../../access/ui/GateButton.tsx';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { isLost, Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { AddDialog } from '../editing/AddDialog.tsx';
import { useGroup, useMembers, type Group } from '../api.ts';
import { useLeave } from '../leave.ts';
import { PeopleEditor } from '../editing/PeopleEditor.tsx';
import { PeopleList } from '../editing/PeopleList.tsx';
import { RolesEditor } from '../editing/RolesEditor.tsx';
import { SaveBar } from '../editing/SaveBar.tsx';
import { useSeats } from '../editing/seats.ts';
import { TechnicalUsers } from '../../../technical/ui/TechnicalUsers.tsx';
import { GroupSettings } from './GroupSettings.tsx';

type Back = { readonly label: string; readonly to: '/administration/groups' | '/control/groups' };
type Props = {
  readonly id: string;
  readonly back: Back;
  /** With "Add user", as admins know it from Control. */ readonly withAdding?: boolean;
};

/** One group, from My Groups or from Control. Who may not edit it sees its people. */
export function GroupPage({ id, back, withAdding = false }: Props) {
  const t = useTranslations('groups');
  const group = useGroup(id);
  const [adding, { open, close }] = useDisclosure(false);
  const lost = isLost(group.error);
  const data = lost ? undefined : group.data;
  if (lost) return <Gone wasThere={group.data !== undefined} back={back} />;
  return (
    <Page
      title={data?.name}
      crumbs={[back]}
      lead={data?.description}
      marks={
        data && (
          <Badge variant="default" tt="none">
            {t('people', { count: data.people })}
          </Badge>
        )
      }
      actions={
        data && (
          <>
            {withAdding && data.gates.edit.allowed && (
              <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>
                {t('add.button')}
              </Button>
            )}
            {data.role !== null && <LeaveButton group={data} to={back.to} />}
          </>
        )
      }
    >
      <Waiting query={group}>
        {(found) =>
          found.gates.edit.allowed ? (
            <Editing group={found} back={back} />
          ) : (
            <PeopleList group={found} />
          )
        }
      </Waiting>
      {data && <AddDialog group={data} opened={adding} onClose={close} />}
    </Page>
  );
}

/** The group as one knew it is gone from the page at once. */
function Gone({ wasThere, back }: { readonly wasThere: boolean; readonly back: Back }) {
  const t = useTranslations();
  return (
    <Page title={t('base.ui.unknownTitle')} crumbs={[back]}>
      <Empty
        title={t(wasThere ? 'groups.gone.title' : 'base.ui.unknownTitle')}
        action={<LinkButton to={back.to}>{back.label}</LinkButton>}
      >
        {t(wasThere ? 'groups.gone.says' : 'base.ui.unknown')}
      </Empty>
    </Page>
  );
}

function LeaveButton({ group, to }: { readonly group: Group; readonly to: Back['to'] }) {
  const t = useTranslations('groups.leave');
  const navigate = useNavigate();
  const leave = useLeave(group, () => void navigate({ to }));
  return (
    <GateButton told={group.gates.leave} variant="default" onClick={leave}>
      {t('action')}
    </GateButton>
  );
}

const tabs = ['people', 'roles', 'technical', 'settings'] as const;

function Editing({ group, back }: { readonly group: Group; readonly back: Back }) {
  const t = useTranslations('groups');
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string };
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const members = useMembers(group.id, q);
  const seats = useSeats(group, members.data ?? [], () => void navigate({ to: back.to }));
  const shown = tabs.find((name) => name === tab) ?? 'people';
  const show = (name: string | null) =>
    void navigate({
      to: '.',
      search: name === null || name === 'people' ? {} : { tab: name },
      replace: true,
    });
  const list = { seats, members, q, onSearch: setQ };
  return (
    <>
      <Tabs value={shown} onChange={show} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeopleEditor {...list} group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <RolesEditor {...list} />
        </Tabs.Panel>
        <Tabs.Panel value="technical">
          <TechnicalUsers group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <GroupSettings group={group} onDeleted={() => void navigate({ to: back.to })} />
        </Tabs.Panel>
      </Tabs>
      {(shown === 'people' || shown === 'roles') && (
        <SaveBar seats={seats} label={t(shown === 'roles' ? 'roles.update' : 'editor.save')} />
      )}
    </>
  );
}
