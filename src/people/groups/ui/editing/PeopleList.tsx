import { Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { LoadMore } from '../../../../base/ui/list/list.tsx';
import { SearchField } from '../../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMembers, type Group as GroupOf } from '../api.ts';
import { MemberMarks, useMemberLine } from './MemberMarks.tsx';
import classes from './Seats.module.css';

/** For members: who is here. */
export function PeopleList({ group }: { readonly group: GroupOf }) {
  const t = useTranslations('groups');
  const [q, setQ] = useState('');
  const members = useMembers(group.id, q);
  const below = useMemberLine();
  return (
    <Stack gap="md">
      <SearchField onSearch={setQ} placeholder={t('editor.search')} />
      <Waiting query={members}>
        {(rows) =>
          rows.length > 0 ? (
            <ul className={classes.rows} aria-label={t('tabs.people')}>
              {rows.map((member) => (
                <li key={member.person.id} className={classes.row}>
                  <PersonLine person={member.person} below={below({ ...member, addedBy: null })} />
                  <Group gap={6}>
                    <MemberMarks member={member} role={member.role} />
                  </Group>
                </li>
              ))}
            </ul>
          ) : (
            q && <Empty title={t('editor.noMatch', { text: q })} />
          )
        }
      </Waiting>
      <LoadMore list={members} />
    </Stack>
  );
}
