import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { equipmentApi } from './api.ts';
import type { Group } from './form.ts';

type Props = {
  readonly organisation: string;
  readonly label: string;
  readonly description: string;
  readonly value: readonly Group[];
  readonly onChange: (groups: Group[]) => void;
  readonly error?: ReactNode;
};

const labelOf = ({ name, organisation }: Group): string =>
  organisation ? `${name} (${organisation})` : name;

/** Groups are found while typing; those that are chosen stay. */
export function GroupsField({ organisation, label, description, value, onChange, error }: Props) {
  const t = useTranslations('assemblies.equipment.form');
  const [q, setQ] = useState('');
  const [later] = useDebouncedValue(q, 200);
  const found = useQuery({
    queryKey: ['groups', 'for assemblies', organisation, later],
    queryFn: ({ signal }) =>
      equipmentApi('GET /api/organisations/{id}/assembly-groups', {
        params: { id: organisation },
        query: { q: later },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const known = new Map(
    [...(found.data?.items ?? []), ...value].map((group) => [group.id as string, group]),
  );
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value.length === 0 ? t('groupsNone') : ''}
      data={[...known.values()].map((group) => ({ value: group.id, label: labelOf(group) }))}
      value={value.map(({ id }) => id)}
      onChange={(chosen) => onChange(chosen.flatMap((id) => known.get(id) ?? []))}
      searchable
      searchValue={q}
      onSearchChange={setQ}
      hidePickedOptions
      maxValues={100}
      error={error}
      nothingFoundMessage={found.isFetching ? null : t('groupsNotFound')}
    />
  );
}
