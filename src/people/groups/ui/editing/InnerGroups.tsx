import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { groupsApi, type Group as GroupOf } from '../api.ts';
import { Heading } from '../Heading.tsx';
import classes from './Seats.module.css';

/** Groups inside this one: whole lists of people that follow by themselves. */
export function InnerGroups({ group }: { readonly group: GroupOf }) {
  const t = useTranslations('groups');
  const changes = ['groups', 'sessions'];
  const remove = useAct(
    ({ id }: { id: string; name: string }) =>
      groupsApi('DELETE /api/groups/{id}/groups/{inner}', { params: { id: group.id, inner: id } }),
    { changes, done: (_, { name }) => t('settings.innerRemoved', { group: name }) },
  );
  return (
    <Stack component="section" gap="sm">
      <Heading>{t('settings.inner')}</Heading>
      <Text size="sm" c="dimmed">
        {t('settings.innerLead')}
      </Text>
      {group.groups.length === 0 ? (
        <Text size="sm">{t('settings.innerNone')}</Text>
      ) : (
        <ul className={classes.rows} aria-label={t('settings.inner')}>
          {group.groups.map((inner) => (
            <li key={inner.id} className={classes.row}>
              <Text size="sm">
                {inner.yours ? (
                  <LinkAnchor to="/administration/groups/$id" params={{ id: inner.id }} size="sm">
                    {inner.name}
                  </LinkAnchor>
                ) : (
                  inner.name
                )}{' '}
                <Text span size="xs" c="dimmed">
                  {t('people', { count: inner.people })}
                </Text>
              </Text>
              <Button
                size="xs"
                variant="default"
                loading={remove.isPending && remove.variables.id === inner.id}
                onClick={() => remove.mutate(inner)}
                aria-label={t('settings.innerRemoveFor', { group: inner.name })}
              >
                {t('settings.innerRemove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddInner group={group} />
      {group.insideOf.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('settings.insideOf')} {group.insideOf.map(({ name }) => name).join(', ')}
        </Text>
      )}
    </Stack>
  );
}

function AddInner({ group }: { readonly group: GroupOf }) {
  const t = useTranslations('groups.settings');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 200);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['groups', 'inner', group.id, q],
    queryFn: ({ signal }) =>
      groupsApi('GET /api/groups/{id}/inner-candidates', {
        params: { id: group.id },
        query: { q },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const add = useAct(
    (inner: { id: string; name: string }) =>
      groupsApi('POST /api/groups/{id}/groups', {
        params: { id: group.id },
        body: { group: inner.id },
      }),
    {
      changes: ['groups', 'sessions'],
      done: (_, { name }) => t('innerDone', { group: name }),
      then: () => {
        setChosen(null);
        setText('');
      },
    },
  );
  const inner = items.find(({ id }) => id === chosen);
  return (
    <Group gap="xs" align="flex-end">
      <Select
        flex="1 1 14rem"
        label={t('innerAdd')}
        placeholder={t('innerSearch')}
        searchable
        clearable
        data={items.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={chosen}
        onChange={setChosen}
        searchValue={text}
        onSearchChange={setText}
        filter={({ options }) => options}
        nothingFoundMessage={t('innerNothing')}
      />
      <Button
        variant="default"
        disabled={!inner}
        loading={add.isPending}
        onClick={() => inner && add.mutate(inner)}
      >
        {t('innerAdd')}
      </Button>
    </Group>
  );
}
