import { Tabs } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../../ui/me.tsx';
import { groupsApi } from '../api.ts';
import { GroupTable } from '../GroupTable.tsx';

const tabs = ['manager', 'member'] as const;

export function MyGroups() {
  const t = useTranslations('groups');
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string };
  const navigate = useNavigate();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        value={tab === 'member' ? 'member' : 'manager'}
        onChange={(name) =>
          void navigate({
            to: '/administration/groups',
            search: name === 'member' ? { tab: name } : {},
            replace: true,
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <GroupTable
              name={name}
              label={t(`tabs.${name}`)}
              to="/administration/groups/$id"
              load={(q, cursor, signal) =>
                groupsApi('GET /api/groups', { query: { as: name, q, cursor }, signal })
              }
              empty={name === 'manager' ? <NoneManaged /> : <NoneJoined />}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

const icon = <IconUsersGroup size={28} stroke={1.5} />;

function NoneManaged() {
  const t = useTranslations('groups.manage');
  const { isAdmin } = useOrganisation();
  return (
    <Empty
      title={t('empty')}
      icon={icon}
      action={isAdmin ? <LinkButton to="/control/groups">{t('toControl')}</LinkButton> : null}
    >
      {isAdmin ? t('emptyAdmin') : t('emptyHint')}
    </Empty>
  );
}

function NoneJoined() {
  const t = useTranslations('groups.member');
  return (
    <Empty title={t('empty')} icon={icon}>
      {t('emptyHint')}
    </Empty>
  );
}
