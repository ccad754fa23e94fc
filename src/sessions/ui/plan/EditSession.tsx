import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import { ProblemError } from '../../../base/ui/talk/api.ts';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { useMyAccess } from '../access/MyAccess.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe, useOrganisation } from '../../../people/ui/me.tsx';
import { plan, type Session, sessionKey } from '../api.ts';
import { blank, filled } from './form.ts';
import { useGroupsToMakeFor } from './ManageSessions.tsx';
import { NoSession } from '../access/NoSession.tsx';
import { SessionForm } from './SessionForm.tsx';

/** A new session, or one that is there. */
export function EditSession() {
  const t = useTranslations('sessions');
  const { id } = useParams({ strict: false }) as { readonly id?: string };
  const crumbs = [{ label: t('manage.title'), to: '/administration/sessions' }];
  return id ? <Existing key={id} id={id} crumbs={crumbs} /> : <Fresh crumbs={crumbs} />;
}
type Crumbs = { readonly crumbs: readonly { readonly label: string; readonly to: string }[] };

function Fresh({ crumbs }: Crumbs) {
  const t = useTranslations('sessions');
  const { group = '' } = useSearch({ strict: false }) as { readonly group?: string };
  const { organisation } = useOrganisation();
  const { person } = useMe();
  const navigate = useNavigate();
  const groups = useGroupsToMakeFor(organisation?.id);
  const none = organisation === null || groups.data?.length === 0;
  return (
    <Page title={t('edit.new')} crumbs={crumbs} narrow>
      {none ? (
        <Empty title={t('manage.noGroups')}>{t('manage.noGroupsHint')}</Empty>
      ) : (
        <Waiting query={groups} as="form">
          {(choices) => (
            <SessionForm
              session={null}
              groups={choices}
              initial={blank(
                choices.length === 1 ? choices[0]!.id : group,
                person.zone,
                new Date(),
              )}
              submit={(body) => plan('POST /api/sessions', { body })}
              label={t('edit.make')}
              done={t('edit.made')}
              then={(made) => void navigate({ to: '/sessions/$id', params: { id: made.id } })}
            />
          )}
        </Waiting>
      )}
    </Page>
  );
}

function Existing({ id, crumbs }: Crumbs & { readonly id: string }) {
  const t = useTranslations('sessions');
  const session = useQuery({
    queryKey: sessionKey(id),
    queryFn: ({ signal }) => plan('GET /api/sessions/{id}', { params: { id }, signal }),
  });
  if (session.error instanceof ProblemError && session.error.document.status === 404)
    return <NoSession id={id} />;
  return (
    <Page
      title={session.data?.title}
      crumbs={crumbs}
      narrow
      actions={
        <LinkButton size="xs" variant="default" to="/check" search={{ session: id }}>
          {t('manage.check')}
        </LinkButton>
      }
    >
      {session.data === undefined ? (
        <Waiting query={session} as="form">
          {() => null}
        </Waiting>
      ) : (
        <Editing session={session.data} />
      )}
    </Page>
  );
}

function WhyNot({ id }: { readonly id: string }) {
  const mine = useMyAccess(id, true, 'manage-session');
  return (
    <Waiting query={mine} as="rows">
      {({ verdict }) => <Checklist told={verdict} />}
    </Waiting>
  );
}

/**
 * Edits the session as it was when the page opened; what others change meanwhile is told when
 * saving.
 */
function Editing({ session }: { readonly session: Session }) {
  const t = useTranslations('sessions.edit');
  const [base, setBase] = useState(session);
  const groups = useGroupsToMakeFor(session.organisation.id);
  if (base.cancelled) return <Alert color="red">{t('cancelled')}</Alert>;
  if (!base.may.manage) return <WhyNot id={base.id} />;
  const choices = (
    all: readonly { readonly id: string; readonly name: string; readonly people: number }[],
  ) => {
    const { group } = base;
    return group && !all.some((one) => one.id === group.id)
      ? [{ ...group, people: base.audience ?? 0 }, ...all]
      : all;
  };
  return (
    <Waiting query={groups} as="form">
      {(all) => (
        <SessionForm
          key={base.version}
          session={base}
          groups={choices(all)}
          initial={filled(base)}
          submit={(body) =>
            plan('PATCH /api/sessions/{id}', {
              params: { id: base.id },
              body,
              version: base.version,
            })
          }
          label={t('save')}
          done={t('saved')}
          then={setBase}
          stale={session.version !== base.version}
          reload={() => setBase(session)}
        />
      )}
    </Waiting>
  );
}
