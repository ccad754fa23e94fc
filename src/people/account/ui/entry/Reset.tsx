import { Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { useKeep } from '../../../../base/ui/talk/keep.ts';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { useWay } from '../../../../base/ui/talk/way.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { api } from '../api.ts';
import { NewPassword } from '../fields.tsx';

export function Reset() {
  const t = useTranslations('account.reset');
  const [token] = useState(() => location.hash.slice(1));
  const { go } = useWay();
  const { renew } = useKeep();
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const save = useSave(
    form,
    ({ password }) => api('PUT /api/password-resets', { body: { token, password } }),
    {
      then: async ({ email }) => {
        // whoever was signed in here is out as well
        await renew('me');
        await go(`/sign-in?${new URLSearchParams({ email, after: 'reset' })}`);
      },
    },
  );
  const again = (
    <LinkButton to="/forgotten" variant="default">
      {t('ask')}
    </LinkButton>
  );
  if (!token)
    return (
      <Page title={t('title')}>
        <Stack>
          <Text>{t('noToken')}</Text>
          {again}
        </Stack>
      </Page>
    );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <NewPassword form={form} save={save} action="/reset" button={t('button')}>
        {save.problem && again}
      </NewPassword>
    </Page>
  );
}
