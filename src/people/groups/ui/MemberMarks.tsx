import { Badge, Tooltip } from '@mantine/core';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/words.tsx';
import type { Role } from '../members/rules.ts';
import type { Member } from './api.ts';

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
          <Badge color="gray" variant="light" tt="none" tabIndex={0} aria-description={t('editor.idleWhy')}>
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

/** The second line below a member's name. */
export function useMemberLine(): (member: Member) => string {
  const t = useTranslations('groups.editor');
  const { day } = useTimes();
  return ({ person, since, addedBy }) =>
    [person.email, addedBy ? t('since_by', { day: day(since), name: addedBy }) : t('since', { day: day(since) })].filter(Boolean).join(' · ');
}
