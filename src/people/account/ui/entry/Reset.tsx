import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { LinkButton } from '../../../../base/ui/link.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { api } from '../api.ts';
import { PasswordField } from '../fields.tsx';

export function Reset() {
  const t = useTranslations('account.reset');
  const [token] = useState(() => location.hash.slice(1));
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const save = useSave(
    form,
    ({ password }) => api('PUT /api/password-resets', { body: { token, password } }),
    {
      then: async ({ email }) => {
        // whoever was signed in here is out as well
        await queries.refetchQueries({ queryKey: ['me'] });
        await navigate({ to: '/sign-in', search: { email, after: 'reset' } });
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
      <form onSubmit={save.submit} method="post" action="/reset">
        <Stack>
          <Problem error={save.problem} />
          {save.problem && again}
          <PasswordField
            kind="new"
            autoFocus
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={save.busy}>
            {t('button')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
