import { Group } from '@mantine/core';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Group as GroupOf } from '../api.ts';
import { MemberMarks, useMemberLine } from './MemberMarks.tsx';
import classes from './Seats.module.css';

/** For members: who is here. */
export function PeopleList({ group }: { readonly group: GroupOf }) {
  const t = useTranslations('groups');
  const below = useMemberLine();
  return (
    <ul className={classes.rows} aria-label={t('tabs.people')}>
      {group.members.map((member) => (
        <li key={member.person.id} className={classes.row}>
          <PersonLine person={member.person} below={below({ ...member, addedBy: null })} />
          <Group gap={6}>
            <MemberMarks member={member} role={member.role} />
          </Group>
        </li>
      ))}
    </ul>
  );
}
