import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../../people/ui/me.tsx';
import { plan, type Session } from '../api.ts';

type Props = {
  readonly group: string;
  readonly session: Session | null;
  readonly value: string[];
  readonly onChange: (hosts: string[]) => void;
  /** Chosen for them, not by them. */
  readonly onPreset: (hosts: string[]) => void;
  readonly error: ReactNode;
};

/**
 * Hosts from the people of the group; those chosen keep their names while one searches for others.
 */
export function HostPicker({ group, session, value, onChange, onPreset, error }: Props) {
  const t = useTranslations('sessions.edit');
  const me = useMe().person;
  const [q, setQ] = useState('');
  const [later] = useDebouncedValue(q, 200);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map([
        [me.id, me.name],
        ...(session?.hosts ?? []).map((host) => [host.id, host.name] as const),
      ]),
  );
  const found = useQuery({
    queryKey: ['groups', 'audience', group, 'hosts', later],
    queryFn: ({ signal }) =>
      plan('GET /api/groups/{id}/audience', { params: { id: group }, query: { q: later }, signal }),
    placeholderData: keepPreviousData,
  });
  // whoever makes a session for a group of theirs runs it, unless they choose otherwise
  const preset = useQuery({
    queryKey: ['groups', 'audience', group, 'me'],
    queryFn: ({ signal }) =>
      plan('GET /api/groups/{id}/audience', {
        params: { id: group },
        query: { q: me.name },
        signal,
      }),
    enabled: session === null,
  });
  const among = preset.data?.found.some(({ id }) => id === me.id);
  const choose = useEffectEvent((inside: boolean) => onPreset(inside ? [me.id] : []));
  useEffect(() => {
    if (among !== undefined) choose(among);
  }, [group, among]);
  const options = new Map([
    ...value.map((id) => [id, names.get(id) ?? '…'] as const),
    ...(found.data?.found ?? []).map((one) => [one.id, one.name] as const),
  ]);
  return (
    <MultiSelect
      label={t('hosts')}
      description={t('hostsHint')}
      data={[...options].map(([id, name]) => ({ value: id, label: name }))}
      value={value}
      onChange={(chosen) => {
        setNames(new Map([...names, ...chosen.map((id) => [id, options.get(id) ?? '…'] as const)]));
        onChange(chosen);
      }}
      searchable
      searchValue={q}
      onSearchChange={setQ}
      hidePickedOptions
      maxValues={50}
      error={error}
      nothingFoundMessage={found.isFetching ? null : '–'}
    />
  );
}
