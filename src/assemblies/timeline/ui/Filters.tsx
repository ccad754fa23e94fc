import { Button, Chip, Group, Popover, Select, Stack } from '@mantine/core';
import { IconClockCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { readWall, wallOf } from '../../../sessions/rules.ts';
import { timeline, type Choices } from './lines/api.ts';
import type { Filter } from './lines/use-lines.ts';
import classes from './timeline.module.css';
import { WallField } from './booking/WallField.tsx';

type Props = {
  readonly filter: Filter;
  readonly onChange: (change: Filter) => void;
};
const states = [
  'available',
  'in-use',
  'preparing',
  'cleaning',
  'out-of-service',
  'on-stock',
] as const;

/** By name, state, group, tags, and what is free from when until when. */
export function Filters({ filter, onChange }: Props) {
  const t = useTranslations('assemblies.timeline');
  const choices = useQuery({
    queryKey: ['sessions', 'timeline-choices'],
    queryFn: ({ signal }) => timeline('GET /api/timeline/choices', { signal }),
  });
  const { tags = [], groups = [] } = choices.data ?? {};
  const narrowed = Object.values(filter).some(Boolean);
  const [cleared, setCleared] = useState(0);
  return (
    <search aria-label={t('filters')}>
      <Group gap="sm" mb="sm" align="flex-end">
        <SearchField
          key={cleared}
          size="sm"
          w={{ base: '100%', xs: 210 }}
          placeholder={t('search')}
          initial={filter.q ?? ''}
          onSearch={(q) => onChange({ q })}
        />
        <Selects {...{ filter, onChange, groups }} />
        <Free {...{ filter, onChange }} />
        {narrowed && (
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => {
              setCleared(cleared + 1);
              onChange(none);
            }}
          >
            {t('clear')}
          </Button>
        )}
      </Group>
      {tags.length > 0 && <Tags {...{ filter, onChange }} tags={tags.map(({ tag }) => tag)} />}
    </search>
  );
}
type Groups = Choices['groups'];
function Selects({ filter, onChange, groups }: Props & { readonly groups: Groups }) {
  const t = useTranslations('assemblies.timeline');
  const labelled = (label: string) => ({
    size: 'sm',
    w: { base: '47%', xs: 170 },
    'aria-label': label,
    placeholder: label,
    clearable: true,
    clearButtonProps: { 'aria-label': t('clearOne', { what: label }) },
  });
  return (
    <>
      <Select
        {...labelled(t('state'))}
        data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={filter.state ?? null}
        onChange={(state) => onChange({ state: state ?? undefined })}
      />
      {groups.length > 0 && (
        <Select
          {...labelled(t('group'))}
          searchable={groups.length > 8}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.group ?? null}
          onChange={(group) => onChange({ group: group ?? undefined })}
        />
      )}
    </>
  );
}

export const none: Filter = {
  q: undefined,
  tags: undefined,
  group: undefined,
  state: undefined,
  freeFrom: undefined,
  freeTo: undefined,
};

function Tags({ filter, onChange, tags }: Props & { readonly tags: readonly string[] }) {
  const t = useTranslations('assemblies.timeline');
  const chosen = filter.tags?.split(',') ?? [];
  return (
    <Chip.Group
      multiple
      value={chosen}
      onChange={(now) => onChange({ tags: now.join(',') || undefined })}
    >
      <Group gap={6} mb="sm" role="group" aria-label={t('tags')} className={classes.tags ?? ''}>
        {[...new Set([...chosen, ...tags])].map((tag) => (
          <Chip key={tag} value={tag} size="xs" radius="sm">
            {tag}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** What is free from then to then. */
function Free({ filter, onChange }: Props) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const [open, setOpen] = useState(false);
  const { freeFrom, freeTo } = filter;
  const take = (free: Filter): void => {
    onChange(free);
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus shadow="md" width={300} withRoles={false}>
      <Popover.Target>
        <Button
          variant={freeFrom ? 'light' : 'default'}
          size="sm"
          leftSection={<IconClockCheck size={18} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {freeFrom && freeTo ? t('freeSpan', { when: times.span(freeFrom, freeTo) }) : t('freeAt')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('freeAt')}>
        <FreeForm filter={filter} onChange={take} />
      </Popover.Dropdown>
    </Popover>
  );
}

const hour = 3_600_000;
function FreeForm({ filter: { freeFrom, freeTo }, onChange }: Props) {
  const t = useTranslations('assemblies.timeline');
  const { zone } = useTimes();
  const [next] = useState(() => Math.ceil(Date.now() / hour) * hour);
  const [from, setFrom] = useState(wallOf(new Date(freeFrom ?? next), zone));
  const [to, setTo] = useState(wallOf(new Date(freeTo ?? next + hour), zone));
  const [begins, ends] = [from, to].map((wall) => {
    const found = readWall(wall, zone);
    return found && 'at' in found ? found.at.toISOString() : undefined;
  });
  const valid = begins !== undefined && ends !== undefined && ends > begins;
  return (
    <Stack gap="sm">
      <WallField label={t('from')} wall={from} onType={setFrom} />
      <WallField
        label={t('until')}
        wall={to}
        error={valid ? undefined : t('endsBefore')}
        onType={setTo}
      />
      <Group justify="flex-end" gap="xs">
        {freeFrom && (
          <Button
            variant="default"
            size="sm"
            onClick={() => onChange({ freeFrom: undefined, freeTo: undefined })}
          >
            {t('any')}
          </Button>
        )}
        <Button
          size="sm"
          disabled={!valid}
          onClick={() => onChange({ freeFrom: begins, freeTo: ends })}
        >
          {t('showFree')}
        </Button>
      </Group>
    </Stack>
  );
}
