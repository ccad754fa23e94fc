import { Alert, Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck, IconMailExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct, useSave } from '../../../../base/ui/talk/act.ts';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useWay } from '../../../../base/ui/talk/way.ts';
import { useArrive, useMeQuery } from '../../../ui/me.tsx';
import { api } from '../api.ts';
import { EmailField, PasswordField } from '../fields.tsx';

export function SignIn() {
  const t = useTranslations('account');
  const { next, email = '', after } = useWay().usePlace().search;
  const arrive = useArrive();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });
  const [tried, setTried] = useState('');
  const signIn = (values: { email: string; password: string }) => {
    setTried(values.email);
    return api('POST /api/sign-ins', { body: values });
  };
  const save = useSave(form, signIn, { then: () => arrive(next) });
  return (
    <Page title={t('signIn.title')}>
      {after === 'reset' && (
        <Alert
          variant="light"
          color="green"
          icon={<IconCircleCheck aria-hidden />}
          mb="md"
          role="status"
        >
          {t('signIn.afterReset')}
        </Alert>
      )}
      <form onSubmit={save.submit} method="post" action="/sign-in">
        <Stack>
          <Problem error={save.problem} />
          {tried && form.errors['password'] && <PerhapsUnconfirmed email={tried} />}
          <EmailField key={form.key('email')} {...form.getInputProps('email')} autoFocus={!email} />
          <PasswordField
            kind="current"
            key={form.key('password')}
            {...form.getInputProps('password')}
            autoFocus={Boolean(email)}
          />
          <Button type="submit" loading={save.busy} size="md">
            {t('signIn.button')}
          </Button>
          <LinkAnchor to="/forgotten" size="sm">
            {t('signIn.forgotten')}
          </LinkAnchor>
          <NoAccount next={next} />
        </Stack>
      </form>
    </Page>
  );
}

/**
 * Whether there is such an account is told to nobody, so this is said to everybody whose password
 * was not taken.
 */
function PerhapsUnconfirmed({ email }: { readonly email: string }) {
  const t = useTranslations('account');
  const resend = useAct(() => api('POST /api/verification-mails', { body: { email } }), {
    done: t('mailbox.sent'),
  });
  return (
    <Alert color="amber" variant="light" icon={<IconMailExclamation aria-hidden />}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('signIn.unconfirmed')}</Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => resend.mutate()}
          loading={resend.isPending}
        >
          {t('mailbox.again')}
        </Button>
      </Stack>
    </Alert>
  );
}

function NoAccount({ next }: { readonly next: string | undefined }) {
  const t = useTranslations('account.signIn');
  const me = useMeQuery();
  if (!me.data) return null;
  if (me.data.signUp.open === 'invited')
    return (
      <Text size="sm" c="dimmed">
        {t('byInvitation')}
      </Text>
    );
  return (
    <Text size="sm">
      {t('noAccount')}{' '}
      <LinkAnchor to="/sign-up" search={next ? { next } : {}} size="sm">
        {t('signUp')}
      </LinkAnchor>
    </Text>
  );
}
