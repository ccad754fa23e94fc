import { Badge, Box, Group, Select, Stack, Text } from '@mantine/core';
import { IconFileUpload, IconPlus, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor, LinkButton } from '../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { InControl, type Here } from '../../../people/organisation/ui/InControl.tsx';
import type { State } from '../rules.ts';
import { equipmentApi, type Listed } from './api.ts';
import { AssemblyActions } from './AssemblyActions.tsx';
import { useTags } from './Parts.tsx';
import { StateBadge } from './StateBadge.tsx';

export function ControlAssemblies() {
  const t = useTranslations('assemblies.equipment');
  return (
    <InControl
      title={t('title')}
      lead={({ name }) => t('lead', { organisation: name })}
      actions={() => (
        <>
          <LinkButton
            to="/control/assemblies/import"
            variant="default"
            leftSection={<IconFileUpload size={18} aria-hidden />}
          >
            {t('import.button')}
          </LinkButton>
          <CreateButton />
        </>
      )}
    >
      {(here) => <Assemblies here={here} />}
    </InControl>
  );
}

function CreateButton() {
  const t = useTranslations('assemblies.equipment');
  return (
    <LinkButton to="/control/assemblies/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('form.create')}
    </LinkButton>
  );
}

type Shown = State | 'all' | 'retired';
const shownAs: readonly Shown[] = ['all', 'in-service', 'on-stock', 'out-of-service', 'retired'];

function Assemblies({ here }: { readonly here: Here }) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const [tag, setTag] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>('all');
  const retired = shown === 'retired' ? 'yes' : 'no';
  const state = shown === 'all' || shown === 'retired' ? undefined : shown;
  const assemblies = useList(['sessions', 'equipment', here.id, q, tag, shown], (cursor, signal) =>
    equipmentApi('GET /api/organisations/{id}/assemblies', {
      params: { id: here.id },
      query: { q, tag: tag ?? undefined, state, retired, cursor },
      signal,
    }),
  );
  const columns = useColumns();
  const all = q === '' && tag === null && shown === 'all';
  return (
    <Stack gap="md">
      <Filters
        here={here}
        tag={tag}
        onTag={setTag}
        shown={shown}
        onShown={setShown}
        onSearch={setQ}
      />
      <Waiting query={assemblies}>
        {(rows) => (
          <>
            <DataTable
              label={t('assemblies.equipment.title')}
              rows={rows}
              columns={columns}
              more={assemblies.more !== null}
              rowKey={({ id }) => id}
              actions={(row) => <AssemblyActions row={row} />}
              empty={all ? <None /> : <Empty title={t('assemblies.equipment.noMatch')} />}
            />
            <LoadMore list={assemblies} />
          </>
        )}
      </Waiting>
    </Stack>
  );
}

function None() {
  const t = useTranslations('assemblies.equipment');
  return (
    <Empty title={t('empty')} icon={<IconTool size={28} stroke={1.5} />} action={<CreateButton />}>
      {t('emptyHint')}
    </Empty>
  );
}

type Filtering = {
  readonly here: Here;
  readonly tag: string | null;
  readonly onTag: (tag: string | null) => void;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  readonly onSearch: (q: string) => void;
};
function Filters({ here, tag, onTag, shown, onShown, onSearch }: Filtering) {
  const t = useTranslations('assemblies.equipment');
  const tags = useTags(here.id);
  const half = { base: 'calc(50% - var(--mantine-spacing-sm) / 2)', xs: 190 };
  return (
    <Group gap="sm" align="flex-end">
      <SearchField
        onSearch={onSearch}
        placeholder={t('search')}
        flex={1}
        miw={{ base: '100%', xs: 220 }}
      />
      <Select
        aria-label={t('tag')}
        placeholder={t('anyTag')}
        data={(tags.data?.items ?? []).map((one) => ({
          value: one.tag,
          label: `${one.tag} (${one.assemblies})`,
        }))}
        value={tag}
        onChange={onTag}
        clearable
        searchable
        w={half}
      />
      <Select
        aria-label={t('shown')}
        data={shownAs.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={shown}
        onChange={(next) => onShown(shownAs.find((one) => one === next) ?? 'all')}
        allowDeselect={false}
        w={half}
      />
    </Group>
  );
}

function useColumns(): readonly Column<Listed>[] {
  const t = useTranslations('assemblies.equipment.columns');
  return [
    {
      name: 'name',
      head: t('name'),
      by: ({ name }) => name,
      cell: ({ id, name, place }) => (
        <Box miw={0} maw="22rem">
          <LinkAnchor to="/control/assemblies/$id" params={{ id }} fw={550} size="sm" lineClamp={2}>
            {name}
          </LinkAnchor>
          {place && (
            <Text size="xs" c="dimmed" lineClamp={1}>
              {place}
            </Text>
          )}
        </Box>
      ),
    },
    { name: 'state', head: t('state'), cell: (row) => <StateBadge of={row} /> },
    { name: 'tags', head: t('tags'), cell: ({ tags }) => <Tags tags={tags} /> },
    { name: 'bookedBy', head: t('bookedBy'), cell: ({ bookedBy }) => <Names of={bookedBy} /> },
    {
      name: 'seenBy',
      head: t('seenBy'),
      cell: ({ seenBy }) => <Names of={seenBy} />,
      wideOnly: true,
    },
  ];
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <Group gap={4} maw="16rem">
      {tags.length === 0 && '–'}
      {tags.map((tag) => (
        <Badge key={tag} variant="default" tt="none" fw={500}>
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

function Names({ of }: { readonly of: readonly { readonly name: string }[] }) {
  return (
    <Text size="sm" lineClamp={2} maw="16rem">
      {of.map(({ name }) => name).join(', ') || '–'}
    </Text>
  );
}
