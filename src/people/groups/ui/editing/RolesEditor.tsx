import { Checkbox, Stack, Text } from '@mantine/core';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Group } from '../api.ts';
import classes from './Seats.module.css';
import type { Seats } from './seats.ts';

/** Who manages the group: a box for each person who is in it after saving. */
export function RolesEditor({ group, seats }: { readonly group: Group; readonly seats: Seats }) {
  const t = useTranslations('groups');
  const people = [...group.members.map(({ person }) => person), ...seats.newcomers].filter(
    ({ id }) => seats.roleOf(id) !== null,
  );
  const before = new Map<string, string>(
    group.members.map(({ person, role }) => [person.id, role]),
  );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('roles.lead')}
      </Text>
      <ul className={classes.rows} aria-label={t('tabs.roles')}>
        {people.map((person) => {
          const role = seats.roleOf(person.id);
          return (
            <li
              key={person.id}
              className={classes.row}
              data-edited={role !== (before.get(person.id) ?? null) || undefined}
            >
              <PersonLine person={person} below={person.email} />
              <Checkbox
                checked={role === 'manager'}
                onChange={(event) =>
                  seats.set(person, event.currentTarget.checked ? 'manager' : 'member')
                }
                label={t('roles.manager')}
                aria-label={t('roles.managerFor', { name: person.name })}
              />
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
