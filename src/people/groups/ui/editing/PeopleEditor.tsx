import { Badge, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { RemedyLine } from '../../../../access/ui/RemedyLine.tsx';
import { firstFailed } from '../../../../access/ui/told.ts';
import { Empty } from '../../../../base/ui/list/Empty.tsx';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { LinkButton, LinkIcon } from '../../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../../base/ui/list/list.tsx';
import { SearchField } from '../../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { membersApi, type Group as GroupOf, type Member, type Members } from '../api.ts';
import { MemberMarks, useMemberLine, usePersonPage } from './MemberMarks.tsx';
import classes from './Seats.module.css';
import type { Face, Seats } from './seats.ts';

const load = (id: string, q: string, cursor: string | undefined, signal: AbortSignal) =>
  membersApi('GET /api/groups/{id}/candidates', { params: { id }, query: { q, cursor }, signal });
export type Candidate = Awaited<ReturnType<typeof load>>['items'][number];
/** Hints about contacts change who can be ticked. */
export const useCandidates = (id: string, q: string) =>
  useList(['contacts', 'candidates', id, q], (cursor, signal) => load(id, q, cursor, signal));

type Props = {
  readonly group: GroupOf;
  readonly seats: Seats;
  readonly members: Members;
  readonly q: string;
  readonly onSearch: (q: string) => void;
};
/**
 * Everyone who is in the group or could be, with a box to tick; saved by one button. Who could be
 * comes after the last page of those who are.
 */
export function PeopleEditor({ group, seats, members, q, onSearch }: Props) {
  const t = useTranslations('groups.editor');
  const candidates = useCandidates(group.id, q);
  const hasPage = usePersonPage(group);
  const others = members.more
    ? []
    : (candidates.data ?? []).filter(({ member }) => member === null);
  const admin = group.gates.edit.paths.some(({ via }) => via === 'admin');
  const { added, removed } = seats.changes;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {admin ? t('hintAdmin') : t('hint')}
      </Text>
      <SearchField initial={q} onSearch={onSearch} placeholder={t('search')} />
      <Text size="sm" role="status">
        {t('ticked', { count: group.listed + added.length - removed.length })}
        {group.through > 0 && ` ${t('through', { count: group.through })}`}
      </Text>
      <Waiting query={members}>
        {(rows) =>
          rows.length + others.length > 0 ? (
            <ul className={classes.rows} aria-label={t('list', { group: group.name })}>
              {rows.map((member) => (
                <MemberRow
                  key={member.person.id}
                  member={member}
                  seats={seats}
                  page={hasPage(member)}
                />
              ))}
              {others.map((candidate) => (
                <CandidateRow key={candidate.key} candidate={candidate} seats={seats} />
              ))}
            </ul>
          ) : (
            candidates.data && <Nobody q={q} />
          )
        }
      </Waiting>
      <LoadMore list={members.more ? members : candidates} />
    </Stack>
  );
}

function Nobody({ q }: { readonly q: string }) {
  const t = useTranslations('groups.editor');
  return (
    <Empty
      title={q ? t('noMatch', { text: q }) : t('nobody')}
      action={<LinkButton to="/administration/contacts">{t('askContact')}</LinkButton>}
    >
      {t('noMatchHint')}
    </Empty>
  );
}

function MemberRow({
  member,
  seats,
  page,
}: {
  readonly member: Member;
  readonly seats: Seats;
  readonly page: boolean;
}) {
  const t = useTranslations('groups.editor');
  const below = useMemberLine();
  const role = seats.roleOf(member.person.id, member.role);
  const ticked = role !== null;
  return (
    <li
      className={classes.row}
      data-ticked={ticked || undefined}
      data-edited={!ticked || undefined}
    >
      <Checkbox
        className={classes.tick ?? ''}
        checked={ticked}
        onChange={(event) =>
          seats.set(member.person, member.role, event.currentTarget.checked ? member.role : null)
        }
        label={<PersonLine person={member.person} below={below(member)} />}
      />
      <Group gap={6}>
        {!ticked && (
          <Badge color="red" variant="light" tt="none">
            {t('leaves')}
          </Badge>
        )}
        <MemberMarks member={member} role={role ?? member.role} />
        {page && (
          <LinkIcon
            to="/control/users/$id"
            params={{ id: member.person.id }}
            variant="subtle"
            color="gray"
            aria-label={t('page', { name: member.person.name })}
          >
            <IconChevronRight size={18} aria-hidden />
          </LinkIcon>
        )}
      </Group>
    </li>
  );
}

function CandidateRow({
  candidate,
  seats,
}: {
  readonly candidate: Candidate;
  readonly seats: Seats;
}) {
  const t = useTranslations('groups.editor');
  const { person, name, email, picture, add } = candidate;
  const face: Face | null = person === null ? null : { id: person, name, email, picture };
  const ticked = face !== null && seats.roleOf(face.id, null) !== null;
  const reason = add.allowed ? undefined : firstFailed(add);
  const repairs = reason?.remedies.filter(({ repair }) => repair) ?? [];
  const why = useId();
  return (
    <li className={classes.row} data-ticked={ticked || undefined} data-edited={ticked || undefined}>
      <Checkbox
        className={classes.tick ?? ''}
        checked={ticked}
        disabled={!add.allowed}
        aria-describedby={reason ? why : undefined}
        onChange={(event) =>
          face && seats.set(face, null, event.currentTarget.checked ? 'member' : null)
        }
        label={
          <PersonLine
            person={face ?? { name, picture: null }}
            below={email === name ? null : email}
          />
        }
      />
      {ticked && (
        <Badge variant="light" tt="none">
          {t('new')}
        </Badge>
      )}
      {reason && (
        <div id={why} className={classes.reason}>
          {repairs.length > 0 ? (
            repairs.map((remedy) => (
              <RemedyLine key={remedy.says} remedy={remedy} onRepaired={undefined} />
            ))
          ) : (
            <Text size="sm" c="dimmed">
              {reason.says}
            </Text>
          )}
        </div>
      )}
    </li>
  );
}
