import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useWay } from '../../../../base/ui/talk/way.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { api } from '../api.ts';
import { EmailField } from '../fields.tsx';
import { Mailbox } from './Mailbox.tsx';

export function Forgotten() {
  const t = useTranslations('account');
  const { email = '' } = useWay().usePlace().search;
  const [sent, setSent] = useState<{ readonly email: string; readonly kept: boolean } | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email } });
  const save = useSave(form, (body) => api('POST /api/password-resets', { body }), {
    then: (got) => setSent({ email: got.email, kept: got.mailsAreKept }),
  });
  const back = (
    <LinkAnchor to="/sign-in" size="sm">
      {t('forgotten.back')}
    </LinkAnchor>
  );
  if (sent)
    return (
      <Mailbox
        says={t('mailbox.reset', { email: sent.email })}
        kept={sent.kept}
        again={() => api('POST /api/password-resets', { body: { email: sent.email } })}
      >
        {back}
      </Mailbox>
    );
  return (
    <Page title={t('forgotten.title')} lead={t('forgotten.lead')}>
      <form onSubmit={save.submit} method="post" action="/forgotten">
        <Stack>
          <Problem error={save.problem} />
          <EmailField autoFocus key={form.key('email')} {...form.getInputProps('email')} />
          <Button type="submit" size="md" loading={save.busy}>
            {t('forgotten.button')}
          </Button>
          {back}
        </Stack>
      </form>
    </Page>
  );
}
