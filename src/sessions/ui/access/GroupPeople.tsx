import { Group } from '@mantine/core';
import { Face } from '../../../base/ui/Face.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useGroup, useMembers } from '../../../people/groups/ui/api.ts';

const SHOWN = 12;

/** The group a session is for, as a link where the viewer may open it; and who is in it. */
export function GroupPeople({
  group,
}: {
  readonly group: { readonly id: string; readonly name: string };
}) {
  const t = useTranslations('sessions.page');
  const { data, error } = useGroup(group.id);
  const list = useMembers(group.id);
  if (!data || error || !list.data) return <>{group.name}</>;
  const members = list.data.filter(({ counts }) => counts);
  return (
    <>
      <LinkAnchor to="/administration/groups/$id" params={{ id: group.id }}>
        {group.name}
      </LinkAnchor>
      <Group
        component="ul"
        gap="xs"
        my={6}
        p={0}
        aria-label={t('people', { group: group.name })}
        style={{ listStyle: 'none' }}
      >
        {members.slice(0, SHOWN).map(({ person }) => (
          <Group key={person.id} component="li" gap={6} wrap="nowrap">
            <Face person={person} size={24} />
            {person.name}
          </Group>
        ))}
        {data.people > Math.min(SHOWN, members.length) && (
          <li>{t('morePeople', { count: data.people - Math.min(SHOWN, members.length) })}</li>
        )}
      </Group>
    </>
  );
}
