import { Badge, Button, Modal, ScrollArea, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { firstFailed } from '../../../../access/ui/told.ts';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { LoadMore } from '../../../../base/ui/list/list.tsx';
import { SearchField } from '../../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { membersApi, type Group } from '../api.ts';
import { useCandidates, type Candidate } from './PeopleEditor.tsx';
import classes from './Seats.module.css';

type Props = { readonly group: Group; readonly opened: boolean; readonly onClose: () => void };

/** Adds one person after the other, each at once. */
export function AddDialog({ group, opened, onClose }: Props) {
  const t = useTranslations();
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      fullScreen={phone ?? false}
      title={t('groups.add.title', { group: group.name })}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      <Adding group={group} />
    </Modal>
  );
}

function Adding({ group }: { readonly group: Group }) {
  const t = useTranslations('groups');
  const [q, setQ] = useState('');
  const candidates = useCandidates(group.id, q);
  return (
    <Stack>
      <SearchField data-autofocus onSearch={setQ} placeholder={t('editor.search')} />
      <Waiting query={candidates}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={q ? t('editor.noMatch', { text: q }) : t('editor.nobody')} />
          ) : (
            <ScrollArea.Autosize mah="60vh">
              <ul className={classes.rows} aria-label={t('add.title', { group: group.name })}>
                {rows.map((candidate) => (
                  <Row key={candidate.key} group={group} candidate={candidate} />
                ))}
              </ul>
              <LoadMore list={candidates} />
            </ScrollArea.Autosize>
          )
        }
      </Waiting>
    </Stack>
  );
}

function Row({
  group,
  candidate: { person, name, email, picture, member, add },
}: {
  readonly group: Group;
  readonly candidate: Candidate;
}) {
  const t = useTranslations('groups.add');
  const queries = useQueryClient();
  const adding = useAct(
    (id: string) =>
      membersApi('POST /api/groups/{id}/members', {
        params: { id: group.id },
        body: { person: id },
      }),
    {
      changes: ['groups', 'contacts', 'sessions'],
      done: t('done', { name, group: group.name }),
      failed: () => {
        void queries.invalidateQueries({ queryKey: ['contacts'] });
        return false;
      },
    },
  );
  const reason = add.allowed || member ? null : firstFailed(add)?.says;
  return (
    <li className={classes.row} data-ticked={member !== null || undefined}>
      <PersonLine
        person={person ? { id: person, name, picture } : { name }}
        below={reason ?? (email === name ? null : email)}
      />
      {member ? (
        <Badge variant="light" tt="none">
          {t('in')}
        </Badge>
      ) : (
        add.allowed &&
        person && (
          <Button
            size="xs"
            variant="default"
            loading={adding.isPending}
            onClick={() => adding.mutate(person)}
            aria-label={t('oneFor', { name })}
          >
            {t('one')}
          </Button>
        )
      )}
    </li>
  );
}
