import { Alert, Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMailHeart } from '@tabler/icons-react';
import { useState } from 'react';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useLanguage, useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useWay } from '../../../../base/ui/talk/way.ts';
import { useArrive, useMeQuery } from '../../../ui/me.tsx';
import { api } from '../api.ts';
import { EmailField, PasswordField } from '../fields.tsx';
import { NameField } from '../NameField.tsx';
import { invited as invitedNow } from './invited.ts';
import { Mailbox } from './Mailbox.tsx';
import { rememberOnward } from './onward.ts';

export function SignUp() {
  const t = useTranslations('account.mailbox');
  // The form outlives the page that tells of the mail: another address is one change to it.
  const { sent, change, ...filled } = useSignUp();
  return sent ? (
    <Mailbox
      says={t('confirm', { email: sent.email })}
      kept={sent.kept}
      again={() => api('POST /api/verification-mails', { body: { email: sent.email } })}
    >
      <Button variant="subtle" onClick={change}>
        {t('other')}
      </Button>
    </Mailbox>
  ) : (
    <Form {...filled} />
  );
}

function useSignUp() {
  const { next, email = '' } = useWay().usePlace().search;
  const [invited] = useState(invitedNow);
  const [sent, setSent] = useState<{ readonly email: string; readonly kept: boolean } | null>(null);
  const { language } = useLanguage();
  const arrive = useArrive();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: invited?.email ?? email, password: '' },
  });
  const save = useSave(
    form,
    (values) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const invitation = invited ? { invitation: invited.token } : {};
      return api('POST /api/sign-ups', {
        body: { ...values, language, zone: timeZone, ...invitation },
      });
    },
    {
      then: async (got) => {
        if (got.signedIn) await arrive(next);
        else {
          rememberOnward(next);
          setSent({ email: got.email, kept: got.mailsAreKept });
        }
      },
    },
  );
  return { form, save, invited, next, sent, change: () => setSent(null) };
}

function Form({
  form,
  save,
  invited,
  next,
}: Omit<ReturnType<typeof useSignUp>, 'sent' | 'change'>) {
  const t = useTranslations('account');
  return (
    <Page title={t('signUp.title')} lead={t('signUp.lead')}>
      <form onSubmit={save.submit} method="post" action="/sign-up">
        <Stack>
          <WhoMay invited={invited?.email ?? null} />
          <Problem error={save.problem} />
          <NameField
            autoFocus
            label={t('fields.name')}
            description={t('fields.nameHint')}
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <EmailField
            key={form.key('email')}
            {...form.getInputProps('email')}
            readOnly={invited !== null}
          />
          <PasswordField
            kind="new"
            label={t('fields.password')}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={save.busy} size="md">
            {t('signUp.button')}
          </Button>
          <Text size="sm">
            {t('signUp.haveOne')}{' '}
            <LinkAnchor to="/sign-in" search={next ? { next } : {}} size="sm">
              {t('signIn.button')}
            </LinkAnchor>
          </Text>
        </Stack>
      </form>
    </Page>
  );
}

function WhoMay({ invited }: { readonly invited: string | null }) {
  const t = useTranslations('account.signUp');
  const domains = useMeQuery().data?.signUp.domains ?? [];
  if (invited !== null)
    return (
      <Alert variant="light" icon={<IconMailHeart aria-hidden />}>
        {t('invited', { email: invited })}
      </Alert>
    );
  if (domains.length === 0) return null;
  return <Text size="sm">{t('domains', { domains: domains.join(', ') })}</Text>;
}
