import { Badge, Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useRequests } from './api.ts';
import { AskDialog } from './AskDialog.tsx';
import { Blocked } from './Blocked.tsx';
import { ContactList } from './ContactList.tsx';
import { Incoming } from './Incoming.tsx';
import classes from './MyContacts.module.css';
import { Outgoing } from './Outgoing.tsx';

const tabs = ['contacts', 'incoming', 'outgoing', 'blocked'] as const;
type Tab = (typeof tabs)[number];

export function MyContacts() {
  const t = useTranslations('contacts');
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string };
  const navigate = useNavigate();
  const [asking, { open, close }] = useDisclosure(false);
  const waiting = useRequests('in').data?.length ?? 0;
  const shown: Tab = tabs.find((name) => name === tab) ?? 'contacts';
  const show = (name: string | null) =>
    void navigate({
      to: '/administration/contacts',
      search: name === null || name === 'contacts' ? {} : { tab: name },
      replace: true,
    });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>
          {t('add.button')}
        </Button>
      }
    >
      <Tabs value={shown} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs ?? ''}>
          {tabs.map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              rightSection={
                name === 'incoming' && waiting > 0 ? (
                  <Badge size="sm" circle={waiting < 10}>
                    {waiting}
                  </Badge>
                ) : null
              }
            >
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="contacts">
          <ContactList onAsk={open} />
        </Tabs.Panel>
        <Tabs.Panel value="incoming">
          <Incoming />
        </Tabs.Panel>
        <Tabs.Panel value="outgoing">
          <Outgoing />
        </Tabs.Panel>
        <Tabs.Panel value="blocked">
          <Blocked />
        </Tabs.Panel>
      </Tabs>
      <AskDialog opened={asking} onClose={close} />
    </Page>
  );
}
