import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { InControl } from '../InControl.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { OpenInvitations } from './OpenInvitations.tsx';
import { People } from './People.tsx';

export function ControlUsers() {
  const t = useTranslations('organisation.users');
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string };
  const navigate = useNavigate();
  const [inviting, { open, close }] = useDisclosure(false);
  return (
    <InControl
      title={t('title')}
      lead={({ name }) => t('lead', { organisation: name })}
      actions={() => (
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>
          {t('invite')}
        </Button>
      )}
    >
      {(here) => (
        <>
          <Tabs
            value={tab === 'invitations' ? tab : 'people'}
            onChange={(value) =>
              void navigate({
                to: '/control/users',
                search: value === 'invitations' ? { tab: value } : {},
                replace: true,
              })
            }
            keepMounted={false}
          >
            <Tabs.List mb="md">
              <Tabs.Tab value="people">{t('tabs.people')}</Tabs.Tab>
              <Tabs.Tab value="invitations">{t('tabs.invitations')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="people">
              <People here={here} />
            </Tabs.Panel>
            <Tabs.Panel value="invitations">
              <OpenInvitations here={here} onInvite={open} />
            </Tabs.Panel>
          </Tabs>
          <InviteDialog here={here} opened={inviting} onClose={close} />
        </>
      )}
    </InControl>
  );
}
