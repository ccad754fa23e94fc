import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { groupsApi } from '../../../groups/ui/api.ts';
import type { Here } from '../InControl.tsx';

type Props = {
  readonly here: Here;
  readonly value: string | null;
  readonly onChange: (group: string | null) => void;
};
export function GroupPick({ here, value, onChange }: Props) {
  const t = useTranslations('organisation.invitations.dialog');
  const [q, setQ] = useState('');
  const groups = useQuery({
    queryKey: ['groups', 'to invite', here.id, q],
    queryFn: ({ signal }) =>
      groupsApi('GET /api/organisations/{id}/groups', {
        params: { id: here.id },
        query: { q },
        signal,
      }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      label={t('group')}
      placeholder={t('noGroup')}
      data={(groups.data?.items ?? []).map(({ id, name }) => ({
        value: id as string,
        label: name,
      }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      onSearchChange={(text) => setQ(text.trim().slice(0, 100))}
      nothingFoundMessage={t('noSuchGroup')}
      flex="1 1 14rem"
    />
  );
}
