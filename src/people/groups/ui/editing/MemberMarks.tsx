import { Badge, Tooltip } from '@mantine/core';
import { useTimes } from '../../../../base/ui/When.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../../ui/me.tsx';
import type { Role } from '../../members/rules.ts';
import type { Group as GroupOf, Member } from '../api.ts';

/** Role and what is special about a membership. */
export function MemberMarks({ member, role }: { readonly member: Member; readonly role: Role }) {
  const t = useTranslations('groups');
  return (
    <>
      {member.outside && (
        <Badge color="amber" variant="light" tt="none">
          {t('editor.outside')}
        </Badge>
      )}
      {!member.counts && (
        <Tooltip label={t('editor.idleWhy')} events={{ hover: true, focus: true, touch: true }}>
          <Badge
            color="gray"
            variant="light"
            tt="none"
            tabIndex={0}
            aria-description={t('editor.idleWhy')}
          >
            {t('editor.idle')}
          </Badge>
        </Tooltip>
      )}
      {role === 'manager' && (
        <Badge variant="light" tt="none">
          {t('role.manager')}
        </Badge>
      )}
    </>
  );
}

/** Admins get from a person of their organisation to the page about them. */
export function usePersonPage(group: GroupOf): (member: Member) => boolean {
  const { organisation, isAdmin } = useOrganisation();
  return ({ outside }) => isAdmin && organisation?.id === group.organisation.id && !outside;
}

/** The second line below a member's name. */
export function useMemberLine(): (member: Member) => string {
  const t = useTranslations('groups.editor');
  const { day } = useTimes();
  return ({ person, since, addedBy }) =>
    [
      person.email,
      addedBy ? t('since_by', { day: day(since), name: addedBy }) : t('since', { day: day(since) }),
    ]
      .filter(Boolean)
      .join(' · ');
}
