import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../base/text/address.ts';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../people/ui/me.tsx';
import { access } from './api.ts';

type Props = {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly focused?: boolean;
};
type Option = { readonly value: string; readonly label: string };
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu;

type PickerProps = Props & {
  readonly label: string;
  readonly hint: string;
  readonly nothing: string;
  readonly options: readonly Option[];
  readonly q: string;
  readonly search: (q: string) => void;
  readonly named: string | undefined;
};

function Picker({
  value,
  onChange,
  focused = false,
  label,
  hint,
  nothing,
  options,
  q,
  search,
  named,
}: PickerProps) {
  const shown =
    value && named && !options.some((option) => option.value === value)
      ? [{ value, label: named }, ...options]
      : options;
  return (
    <Select
      label={label}
      placeholder={hint}
      data={[...shown]}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      searchable
      clearable
      searchValue={q}
      onSearchChange={search}
      filter={({ options: all }) => all}
      nothingFoundMessage={nothing}
      size="md"
      autoFocus={focused}
    />
  );
}

const useSubjects = (q: string, enabled = true) => {
  const { organisation } = useOrganisation();
  return useQuery({
    queryKey: ['sessions', 'to-check', organisation?.id, q],
    queryFn: ({ signal }) =>
      access('GET /api/subjects-to-check', {
        query: { q, ...(organisation ? { organisation: organisation.id } : {}) },
        signal,
      }),
    ...(uuid.test(q) ? {} : { placeholderData: keepPreviousData }),
    enabled,
  });
};
/** What is chosen, where one may know of it. */
export const useSubject = (id: string | undefined) =>
  useSubjects(id ?? '', id !== undefined).data?.find((subject) => subject.id === id);

/** Whatever one manages or sees, by title; a pasted link is understood as well. */
export function SubjectPicker({ value, onChange, focused = false }: Props) {
  const t = useTranslations('sessions.access');
  const [q, setQ] = useState('');
  const [later] = useDebouncedValue(q, 200);
  const title = useSubject(value)?.title;
  const found = useSubjects(later === title ? '' : later);
  const search = (text: string): void => {
    const pasted = uuid.exec(text)?.[0];
    if (pasted) onChange(pasted.toLowerCase());
    else setQ(text);
  };
  return (
    <Picker
      value={value}
      onChange={onChange}
      focused={focused}
      label={t('subject')}
      hint={t('subjectHint')}
      nothing={t('noSubjects')}
      q={q}
      search={search}
      named={title ?? value}
      options={(found.data ?? []).map((subject) => ({ value: subject.id, label: subject.title }))}
    />
  );
}

/** People one may ask about, by name; any address can be typed. */
export function PersonPicker({ value, onChange, focused = false }: Props) {
  const t = useTranslations('sessions.access');
  const { organisation } = useOrganisation();
  const [q, setQ] = useState('');
  const [later] = useDebouncedValue(q, 200);
  const search = (text: string) => ({
    queryKey: ['contacts', 'to-check', organisation?.id, text],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      access('GET /api/people-to-check', {
        query: { q: text, ...(organisation ? { organisation: organisation.id } : {}) },
        signal,
      }),
  });
  const people = useQuery({
    ...search(later.replace(/ \(.*\)$/u, '')),
    placeholderData: keepPreviousData,
  });
  const asked = useQuery({ ...search(value ?? ''), enabled: value !== undefined });
  const chosen = asked.data?.find(
    ({ id, email }) => id === value || addressOf(email) === addressOf(value ?? ''),
  );
  const labelOf = ({ name, email }: { readonly name: string; readonly email: string }) =>
    `${name} (${email})`;
  const found = (people.data ?? []).map((one) => ({ value: one.id, label: labelOf(one) }));
  const address = addressOf(q);
  // the server reads an umlaut domain, and shows it
  const typed = address?.includes('xn--') ? q.trim() : (address ?? '');
  const known = people.data?.some(({ email }) => addressOf(email) === address) ?? false;
  const options =
    address !== null && !known
      ? [{ value: typed, label: typed }, ...found.filter((one) => one.label.includes(typed))]
      : found;
  return (
    <Picker
      value={value}
      onChange={onChange}
      focused={focused}
      label={t('person')}
      hint={t('personHint')}
      nothing={t('noPeople')}
      q={q}
      search={setQ}
      named={chosen ? labelOf(chosen) : value?.includes('@') ? value : undefined}
      options={options}
    />
  );
}
