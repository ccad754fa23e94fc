import { Checkbox, Stack, Text } from '@mantine/core';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { LoadMore } from '../../../../base/ui/list/list.tsx';
import { SearchField } from '../../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Role } from '../../members/rules.ts';
import type { Members } from '../api.ts';
import classes from './Seats.module.css';
import type { Face, Seats } from './seats.ts';

type Props = {
  readonly seats: Seats;
  readonly members: Members;
  readonly q: string;
  readonly onSearch: (q: string) => void;
};
/** Who manages the group: a box for each person who is in it after saving, newcomers first. */
export function RolesEditor({ seats, members, q, onSearch }: Props) {
  const t = useTranslations('groups');
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('roles.lead')}
      </Text>
      <SearchField initial={q} onSearch={onSearch} placeholder={t('editor.search')} />
      <Waiting query={members}>
        {(rows) => {
          const staying = rows.filter(({ person, role }) => seats.roleOf(person.id, role) !== null);
          return staying.length + seats.newcomers.length > 0 ? (
            <ul className={classes.rows} aria-label={t('tabs.roles')}>
              {seats.newcomers.map((person) => (
                <Row key={person.id} person={person} was={null} seats={seats} />
              ))}
              {staying.map(({ person, role }) => (
                <Row key={person.id} person={person} was={role} seats={seats} />
              ))}
            </ul>
          ) : (
            q && <Empty title={t('editor.noMatch', { text: q })} />
          );
        }}
      </Waiting>
      <LoadMore list={members} />
    </Stack>
  );
}

type RowOf = { readonly person: Face; readonly was: Role | null; readonly seats: Seats };
function Row({ person, was, seats }: RowOf) {
  const t = useTranslations('groups.roles');
  const role = seats.roleOf(person.id, was);
  return (
    <li className={classes.row} data-edited={role !== was || undefined}>
      <PersonLine person={person} below={person.email} />
      <Checkbox
        checked={role === 'manager'}
        onChange={(event) =>
          seats.set(person, was, event.currentTarget.checked ? 'manager' : 'member')
        }
        label={t('manager')}
        aria-label={t('managerFor', { name: person.name })}
      />
    </li>
  );
}
