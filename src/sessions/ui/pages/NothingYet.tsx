import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { useFormatter } from 'use-intl/react';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { groupsApi } from '../../../people/groups/ui/api.ts';
import { organisationApi } from '../../../people/organisation/ui/api.ts';
import { useMe, useOrganisation } from '../../../people/ui/me.tsx';
import { SessionSlot } from '../slots.ts';

/** Nothing to see yet: whom to ask, by name, and what one can do without waiting. */
export function NothingYet() {
  const t = useTranslations('sessions.mine');
  const format = useFormatter();
  const { organisation, isAdmin } = useOrganisation();
  const names = useWhomToAsk(organisation?.id);
  const Start = use(SessionSlot)?.start;
  return (
    <Empty
      title={t('empty')}
      action={
        <Group gap="sm" justify="center" mt="xs">
          {Start && organisation && <Start />}
          {!organisation && (
            <LinkButton to="/administration/contacts" variant="default">
              {t('contacts')}
            </LinkButton>
          )}
          {isAdmin && (
            <LinkButton to="/administration/sessions" variant="default">
              {t('manage')}
            </LinkButton>
          )}
        </Group>
      }
    >
      {t(organisation ? 'emptyHint' : 'emptyAlone')}{' '}
      {!isAdmin &&
        names.length > 0 &&
        t('emptyAsk', { names: format.list(names, { type: 'disjunction' }) })}
    </Empty>
  );
}

/** Managers of one's groups before admins of the organisation. */
function useWhomToAsk(organisation: string | undefined): readonly string[] {
  const me = useMe().person.id as string;
  const groups = useQuery({
    queryKey: ['groups', 'to-ask', organisation],
    queryFn: ({ signal }) =>
      groupsApi('GET /api/groups', { query: { as: 'member', organisation, limit: 5 }, signal }),
    enabled: organisation !== undefined,
  });
  const here = useQuery({
    queryKey: [`organisation:${organisation}`, 'to-ask'],
    queryFn: ({ signal }) =>
      organisationApi('GET /api/organisations/{id}', {
        params: { id: organisation ?? '' },
        signal,
      }),
    enabled: organisation !== undefined,
  });
  const managers = (groups.data?.items ?? []).flatMap((group) => group.managers);
  const admins = (here.data?.admins ?? []).map(({ person, name }) => ({ id: person, name }));
  const known = new Map<string, string>(
    [...managers, ...admins].filter(({ id }) => id !== me).map(({ id, name }) => [id, name]),
  );
  return [...known.values()].slice(0, 3);
}
