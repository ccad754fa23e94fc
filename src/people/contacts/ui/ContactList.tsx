import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconAddressBook, IconBan, IconUserMinus, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../base/ui/Face.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { When } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { contactsApi } from './api.ts';
import { EndDialog, type Ending } from './EndDialog.tsx';

const list = (q: string, cursor: string | undefined, signal: AbortSignal) =>
  contactsApi('GET /api/contacts', { query: { q, cursor }, signal });
type Contact = Awaited<ReturnType<typeof list>>['items'][number];

export function ContactList({ onAsk }: { readonly onAsk: () => void }) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const [ending, setEnding] = useState<Ending | null>(null);
  const contacts = useList(['contacts', 'list', q], (cursor, signal) => list(q, cursor, signal));
  const columns = useColumns();
  return (
    <Stack gap="md">
      <SearchField onSearch={setQ} placeholder={t('contacts.list.search')} />
      <Waiting query={contacts}>
        {(rows) => (
          <>
            <DataTable
              label={t('contacts.tabs.contacts')}
              rows={rows}
              columns={columns}
              more={contacts.more !== null}
              rowKey={({ person }) => person.id}
              actions={({ person }) => (
                <ActionsMenu
                  of={person.name}
                  actions={[
                    {
                      label: t('access.ui.check'),
                      icon: <IconUserQuestion size={16} />,
                      to: `/check?person=${person.id}`,
                    },
                    {
                      label: t('contacts.ending.action'),
                      icon: <IconUserMinus size={16} />,
                      onClick: () => setEnding({ person, block: false }),
                    },
                    {
                      label: t('contacts.ending.blockAction'),
                      icon: <IconBan size={16} />,
                      danger: true,
                      onClick: () => setEnding({ person, block: true }),
                    },
                  ]}
                />
              )}
              empty={
                q ? (
                  <Empty title={t('base.ui.noMatch', { text: q })} />
                ) : (
                  <NoContacts onAsk={onAsk} />
                )
              }
            />
            <LoadMore list={contacts} />
          </>
        )}
      </Waiting>
      <EndDialog ending={ending} onClose={() => setEnding(null)} />
    </Stack>
  );
}

function NoContacts({ onAsk }: { readonly onAsk: () => void }) {
  const t = useTranslations('contacts');
  return (
    <Empty
      title={t('list.empty')}
      icon={<IconAddressBook size={28} stroke={1.5} />}
      action={<Button onClick={onAsk}>{t('add.button')}</Button>}
    >
      {t('list.emptyHint')}
    </Empty>
  );
}

function useColumns(): readonly Column<Contact>[] {
  const t = useTranslations('contacts');
  return [
    {
      name: 'name',
      head: t('columns.name'),
      by: ({ person }) => person.name,
      cell: ({ person }) => <PersonLine person={person} below={person.email} />,
    },
    {
      name: 'organisations',
      head: t('columns.organisations'),
      cell: ({ organisations }) =>
        organisations.length > 0 ? (
          <Text size="sm">{organisations.join(', ')}</Text>
        ) : (
          <Group>
            <Badge variant="light" color="amber" tt="none">
              {t('outside')}
            </Badge>
          </Group>
        ),
    },
    {
      name: 'since',
      head: t('columns.since'),
      by: ({ since }) => since,
      cell: ({ since }) => <When at={since} part="day" />,
    },
  ];
}
