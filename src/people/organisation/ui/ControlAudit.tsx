import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useMessages, useTranslations } from '../../../base/ui/talk/words.tsx';
import { controlApi, membersApi } from './api.ts';
import { Entries } from './Entries.tsx';
import { InControl, type Here } from './InControl.tsx';

/** In the address, so that a filtered journal can be linked to. */
type Filter = {
  readonly what?: string;
  readonly who?: string;
  readonly from?: string;
  readonly to?: string;
};
const isDay = (text: string | undefined): string | undefined =>
  text && /^\d{4}-\d\d-\d\d$/u.test(text) ? text : undefined;

export function ControlAudit() {
  const t = useTranslations('organisation.audit');
  return (
    <InControl title={t('title')} lead={({ name }) => t('lead', { organisation: name })}>
      {(here) => <Journal here={here} />}
    </InControl>
  );
}

function Journal({ here }: { readonly here: Here }) {
  const t = useTranslations('organisation.audit');
  const { what, who, from, to } = useSearch({ strict: false }) as Filter;
  const query = { kind: what, person: who, from: isDay(from), to: isDay(to) };
  const entries = useList(['journal', here.id, query], (cursor, signal) =>
    controlApi('GET /api/organisations/{id}/journal', {
      params: { id: here.id },
      query: { ...query, cursor },
      signal,
    }),
  );
  return (
    <Stack gap="md">
      <Filters
        here={here}
        filter={{
          ...(what ? { what } : {}),
          ...(who ? { who } : {}),
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
        }}
      />
      <Waiting query={entries}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('none')} icon={<IconHistory size={28} stroke={1.5} />}>
              {t('noneSays')}
            </Empty>
          ) : (
            <>
              <Entries label={t('list', { organisation: here.name })} entries={rows} />
              <LoadMore list={entries} />
            </>
          )
        }
      </Waiting>
    </Stack>
  );
}

/** What entries are about: each feature has a word for its own. */
function useAreas() {
  const t = useTranslations();
  const said = useMessages().journal.subjects;
  return (Object.keys(said) as (keyof typeof said)[])
    .map((value) => ({ value, label: t(`journal.subjects.${value}`) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

function Filters({ here, filter }: { readonly here: Here; readonly filter: Filter }) {
  const t = useTranslations();
  const areas = useAreas();
  const navigate = useNavigate();
  const set = (change: { readonly [K in keyof Filter]?: string | undefined }) => {
    const next = Object.fromEntries(
      Object.entries({ ...filter, ...change }).filter(([, value]) => value),
    );
    void navigate({ to: '/control/audit', search: next, replace: true });
  };
  const narrow = { base: '100%', xs: 170 };
  const half = { base: 'calc(50% - var(--mantine-spacing-sm) / 2)', xs: 170 };
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t('organisation.audit.what')}
        placeholder={t('organisation.audit.everything')}
        data={areas}
        value={areas.find(({ value }) => value === filter.what)?.value ?? null}
        onChange={(what) => set({ what: what ?? undefined })}
        clearable
        w={narrow}
      />
      <Who
        here={here}
        person={filter.who ?? null}
        onChange={(who) => set({ who: who ?? undefined })}
      />
      <TextInput
        type="date"
        label={t('organisation.audit.from')}
        value={filter.from ?? ''}
        max={filter.to ?? '9999-12-31'}
        onChange={(event) => set({ from: event.currentTarget.value })}
        w={half}
      />
      <TextInput
        type="date"
        label={t('organisation.audit.to')}
        value={filter.to ?? ''}
        min={filter.from ?? '2000-01-01'}
        onChange={(event) => set({ to: event.currentTarget.value })}
        w={half}
      />
      {Object.keys(filter).length > 0 && (
        <Button
          variant="subtle"
          onClick={() => set({ what: undefined, who: undefined, from: undefined, to: undefined })}
        >
          {t('organisation.audit.clear')}
        </Button>
      )}
    </Group>
  );
}

/** Finds people of the organisation while typing; one that came with a link is looked up by id. */
function Who({
  here,
  person,
  onChange,
}: {
  readonly here: Here;
  readonly person: string | null;
  readonly onChange: (person: string | null) => void;
}) {
  const t = useTranslations('organisation.audit');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 200);
  const find = (query: { readonly q?: string; readonly person?: string }, signal: AbortSignal) =>
    membersApi('GET /api/organisations/{id}/members', {
      params: { id: here.id },
      query: { ...query, limit: 20 },
      signal,
    });
  const people = useQuery({
    queryKey: [`organisation:${here.id}`, 'who', q],
    queryFn: ({ signal }) => find({ q }, signal),
    placeholderData: (before) => before,
  });
  const chosen = useQuery({
    queryKey: [`organisation:${here.id}`, 'who is', person],
    queryFn: ({ signal }) => find({ person: person! }, signal),
    enabled: person !== null,
  });
  const found = new Map(
    [...(people.data?.items ?? []), ...(person ? (chosen.data?.items ?? []) : [])].map(
      ({ person: value, name }) => [value, name],
    ),
  );
  if (person && !found.has(person)) found.set(person, t('former'));
  const data = [...found].map(([value, label]) => ({ value, label }));
  return (
    <Select
      label={t('who')}
      placeholder={t('anyone')}
      data={data}
      value={person}
      onChange={onChange}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      w={{ base: '100%', xs: 220 }}
    />
  );
}
