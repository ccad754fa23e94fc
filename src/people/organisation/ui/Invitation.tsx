import { Alert, Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import { useAct, useSave } from '../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../base/ui/talk/api.ts';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useLanguage, useTranslations } from '../../../base/ui/talk/words.tsx';
import { api as accountApi } from '../../account/ui/api.ts';
import { EmailField, PasswordField } from '../../account/ui/fields.tsx';
import { NameField } from '../../account/ui/NameField.tsx';
import { forgetInvited, invited, rememberInvited } from '../../account/ui/entry/invited.ts';
import { useArrive, useMeQuery } from '../../ui/me.tsx';
import { invitationsApi } from './api.ts';

/**
 * The link brings the token behind the #; on the way through the sign-in page this tab remembers
 * it.
 */
const tokenNow = (): string => location.hash.slice(1) || (invited()?.token ?? '');
const read = (token: string) =>
  invitationsApi('POST /api/invitations/readings', { body: { token } });
type Reading = Awaited<ReturnType<typeof read>>;

export function Invitation() {
  const t = useTranslations('organisation.invitation');
  const [token] = useState(tokenNow);
  const me = useMeQuery();
  const person = me.data?.person?.id ?? null;
  const query = useQuery({
    queryKey: ['invitation', token, person],
    queryFn: () => read(token),
    enabled: me.data !== undefined && token !== '',
    retry: false,
  });
  if (token === '' || (query.error instanceof ProblemError && query.error.document.status === 404))
    return <Gone title={t('gone.missing')} says={t('gone.missingSays')} />;
  return (
    <Waiting query={query} as="form">
      {(reading) => <Read token={token} reading={reading} signedIn={person !== null} />}
    </Waiting>
  );
}

function Read({
  token,
  reading,
  signedIn,
}: {
  readonly token: string;
  readonly reading: Reading;
  readonly signedIn: boolean;
}) {
  const t = useTranslations('organisation.invitation');
  const { state, by, organisation, email, role, group, account, gates } = reading;
  if (state !== 'open')
    return <Gone title={t(`gone.${state}`)} says={t(`gone.${state}Says`, { by })} />;
  return (
    <Page title={t('title', { organisation })}>
      <Stack>
        <Text>{t('lead', { by, email, organisation })}</Text>
        {group && <Text size="sm">{t('intoGroup', { group })}</Text>}
        {role === 'admin' && <Text size="sm">{t('asAdmin')}</Text>}
        {signedIn ? (
          <Accept token={token} reading={reading} />
        ) : (
          <>
            {account !== false && (
              <SignInFirst token={token} email={email} sure={account === true} />
            )}
            {!account && <NewPerson token={token} reading={reading} />}
          </>
        )}
        {signedIn && gates.accept && !gates.accept.allowed && <OtherPerson told={gates.accept} />}
      </Stack>
    </Page>
  );
}

type Joined = Awaited<ReturnType<typeof acceptWith>>;
const acceptWith = (token: string) =>
  invitationsApi('POST /api/invitations/acceptances', { body: { token } });
function useJoined() {
  const t = useTranslations('organisation.invitation');
  const arrive = useArrive();
  return async ({ organisation, group }: Joined) => {
    forgetInvited();
    localStorage.setItem('anteroom.organisation', organisation.id);
    notifications.show({
      message: t('joined', { organisation: organisation.name }),
      color: 'green',
    });
    if (group && !group.joined)
      notifications.show({
        message: t('notInGroup', { group: group.name }),
        color: 'yellow',
        autoClose: 9000,
      });
    await arrive('/');
  };
}

function Accept({ token, reading }: { readonly token: string; readonly reading: Reading }) {
  const t = useTranslations('organisation.invitation');
  const { join } = useSearch({ strict: false }) as { readonly join?: string };
  const joined = useJoined();
  const accept = useAct(() => acceptWith(token), { then: joined });
  const allowed = reading.gates.accept?.allowed === true;
  const begun = useRef(false);
  const { mutate } = accept;
  useEffect(() => {
    // who chose "Sign in and join" has said so already
    if (!allowed || join !== 'yes' || begun.current) return;
    begun.current = true;
    mutate();
  }, [allowed, join, mutate]);
  if (!allowed) return null;
  return (
    <Button size="md" onClick={() => accept.mutate()} loading={accept.isPending}>
      {t('open', { organisation: reading.organisation })}
    </Button>
  );
}

function SignInFirst({
  token,
  email,
  sure,
}: {
  readonly token: string;
  readonly email: string;
  readonly sure: boolean;
}) {
  const t = useTranslations('organisation.invitation');
  const navigate = useNavigate();
  const go = () => {
    rememberInvited({ token, email });
    void navigate({ to: '/sign-in', search: { next: '/invitation?join=yes', email } });
  };
  return (
    <>
      <Text size="sm">{t(sure ? 'known' : 'either')}</Text>
      <Button size="md" variant={sure ? 'filled' : 'default'} onClick={go}>
        {t(sure ? 'signIn' : 'haveOne')}
      </Button>
    </>
  );
}

function NewPerson({
  token,
  reading: { email, name, proves },
}: {
  readonly token: string;
  readonly reading: Reading;
}) {
  const t = useTranslations('organisation.invitation');
  const { language } = useLanguage();
  const joined = useJoined();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: name ?? '', password: '' } });
  const [waits, setWaits] = useState(false);
  const save = useSave(
    form,
    (values) =>
      invitationsApi('POST /api/invitations/sign-ups', {
        body: {
          ...values,
          token,
          language,
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      }),
    { then: (made) => (made ? joined(made) : setWaits(true)) },
  );
  const kept = useMeQuery().data?.mailsAreKept;
  const tAccount = useTranslations('account.mailbox');
  if (waits)
    return (
      <Stack role="status">
        <Text>{t('confirmFirst', { email })}</Text>
        {kept && <Text size="sm">{tAccount('kept')}</Text>}
      </Stack>
    );
  return (
    <form onSubmit={save.submit} method="post" action="/invitation">
      <Stack>
        <Text size="sm">{t(proves ? 'newHere' : 'newUnproved')}</Text>
        <Problem error={save.problem} />
        <NameField
          key={form.key('name')}
          {...form.getInputProps('name')}
          label={t('name')}
          autoFocus={proves}
        />
        <EmailField label={t('email')} value={email} readOnly />
        <PasswordField kind="new" key={form.key('password')} {...form.getInputProps('password')} />
        <Button type="submit" size="md" loading={save.busy}>
          {t(proves ? 'submit' : 'submitUnproved')}
        </Button>
      </Stack>
    </form>
  );
}

/** Signed in as somebody else, for example on a shared computer. */
function OtherPerson({ told }: { readonly told: NonNullable<Reading['gates']['accept']> }) {
  const t = useTranslations('organisation.invitation');
  const arrive = useArrive();
  const out = useAct(() => accountApi('DELETE /api/sign-ins/current'), {
    then: () => arrive(`/invitation${location.hash}`),
  });
  return (
    <Alert variant="light" color="amber" title={t('otherwise')}>
      <Stack gap="sm" align="flex-start">
        <Checklist told={told} brief bare />
        <Button variant="default" size="xs" onClick={() => out.mutate()} loading={out.isPending}>
          {t('switch')}
        </Button>
      </Stack>
    </Alert>
  );
}

function Gone({ title, says }: { readonly title: string; readonly says: string }) {
  const t = useTranslations();
  useEffect(() => forgetInvited(), []);
  const known = useMeQuery().data?.person;
  return (
    <Page title={title}>
      <Stack align="flex-start">
        <Text>{says}</Text>
        {known ? (
          <LinkButton to="/">{t('organisation.invitation.go')}</LinkButton>
        ) : (
          <LinkButton to="/sign-in">{t('help.signIn')}</LinkButton>
        )}
      </Stack>
    </Page>
  );
}
