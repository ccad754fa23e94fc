import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct, useSave } from '../../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useArrive } from '../../../ui/me.tsx';
import { api } from '../api.ts';
import { EmailField, NewPassword } from '../fields.tsx';
import { Mailbox } from './Mailbox.tsx';
import { takeOnward } from './onward.ts';

const ofAddress = 'address:';

/**
 * Where the link of a confirmation mail leads. A button, because programs that look into mails open
 * links too, and a link works once.
 */
export function Verify() {
  const [token] = useState(() => location.hash.slice(1));
  if (token.startsWith(ofAddress)) return <NewAddress token={token.slice(ofAddress.length)} />;
  return <FirstAddress token={token} />;
}

function FirstAddress({ token }: { readonly token: string }) {
  const t = useTranslations('account.verify');
  const arrive = useArrive();
  const confirm = useAct(() => api('POST /api/verifications', { body: { token } }), {
    then: () => arrive(takeOnward()),
    failed: () => true,
  });
  if (isAsked(confirm.error)) return <ChoosePassword token={token} />;
  return (
    <Page title={t('title')}>
      <Stack align="stretch">
        {token && !confirm.error && (
          <>
            <Text>{t('says')}</Text>
            <Button
              size="md"
              autoFocus
              onClick={() => confirm.mutate()}
              loading={confirm.isPending}
            >
              {t('button')}
            </Button>
          </>
        )}
        <Problem error={confirm.error} />
        {(!token || confirm.error) && <AskAgain missing={!token} />}
      </Stack>
    </Page>
  );
}

const isAsked = (error: Error | null): boolean =>
  error instanceof ProblemError &&
  (error.document.faults ?? []).some(({ code }) => code === 'choose-password');

/**
 * The account was made in another browser, so perhaps by somebody else: only who has the mail shall
 * know the password.
 */
function ChoosePassword({ token }: { readonly token: string }) {
  const t = useTranslations('account.verify');
  const arrive = useArrive();
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const save = useSave(
    form,
    ({ password }) => api('POST /api/verifications', { body: { token, password } }),
    { then: () => arrive(takeOnward()) },
  );
  return (
    <Page title={t('titleChoose')} lead={t('saysChoose')}>
      <NewPassword form={form} save={save} action="/verify" button={t('button')} />
      {save.problem && <AskAgain missing={false} />}
    </Page>
  );
}

function AskAgain({ missing }: { readonly missing: boolean }) {
  const t = useTranslations('account');
  const [sent, setSent] = useState<string | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });
  const save = useSave(form, (body) => api('POST /api/verification-mails', { body }), {
    then: ({ email }) => setSent(email),
  });
  if (sent !== null)
    return (
      <Mailbox
        says={t('mailbox.confirm', { email: sent })}
        kept={false}
        again={() => api('POST /api/verification-mails', { body: { email: sent } })}
      />
    );
  return (
    <form onSubmit={save.submit}>
      <Stack>
        <Text>{missing ? t('verify.noToken') : t('verify.againLead')}</Text>
        <Problem error={save.problem} />
        <EmailField key={form.key('email')} {...form.getInputProps('email')} />
        <Group>
          <Button type="submit" variant="default" loading={save.busy}>
            {t('verify.again')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function NewAddress({ token }: { readonly token: string }) {
  const t = useTranslations('account.verify');
  const arrive = useArrive();
  const confirm = useAct(() => api('POST /api/address-confirmations', { body: { token } }), {
    failed: () => true,
    changes: ['me'],
  });
  return (
    <Page title={t('titleAddress')}>
      <Stack align="stretch">
        {confirm.data ? (
          <>
            <Alert
              variant="light"
              color="green"
              icon={<IconCircleCheck aria-hidden />}
              role="status"
            >
              {t('doneAddress', { email: confirm.data.email })}
            </Alert>
            <Button onClick={() => void arrive('/account')}>{t('on')}</Button>
          </>
        ) : (
          <>
            {!confirm.error && <Text>{t('saysAddress')}</Text>}
            <Problem error={confirm.error} />
            {!confirm.error && (
              <Button
                size="md"
                autoFocus
                onClick={() => confirm.mutate()}
                loading={confirm.isPending}
              >
                {t('buttonAddress')}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}
