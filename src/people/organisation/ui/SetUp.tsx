import { Button, Divider, Stack, TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useSave } from '../../../base/ui/talk/act.ts';
import { Page } from '../../../base/ui/Page.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useLanguage, useTranslations } from '../../../base/ui/talk/words.tsx';
import { EmailField, PasswordField } from '../../account/ui/fields.tsx';
import { NameField } from '../../account/ui/NameField.tsx';
import { useArrive } from '../../ui/me.tsx';
import { setUpApi } from './api.ts';

/** The console prints a link that brings the code along, behind the # where no server sees it. */
const codeInLink = (): string => decodeURIComponent(location.hash.slice(1)).slice(0, 40);

export function SetUp() {
  const t = useTranslations('organisation.setUp');
  const [code] = useState(codeInLink);
  const { form, save } = useSetUp(code);
  const field = (name: 'code' | 'organisation' | 'name' | 'email' | 'password') => ({
    key: form.key(name),
    ...form.getInputProps(name),
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <form onSubmit={save.submit} method="post" action="/set-up">
        <Stack gap="lg">
          <Problem error={save.problem} />
          <Part legend={t('code.legend')}>
            <CodeField {...field('code')} autoFocus={!code} />
          </Part>
          <Part legend={t('organisation.legend')}>
            <TextInput
              {...field('organisation')}
              label={t('organisation.label')}
              description={t('organisation.hint')}
              required
              withAsterisk={false}
              autoFocus={Boolean(code)}
              autoComplete="organization"
              maxLength={roomFor(80)}
            />
          </Part>
          <Part legend={t('you.legend')}>
            <NameField {...field('name')} label={t('you.name')} />
            <EmailField {...field('email')} label={t('you.email')} />
            <PasswordField kind="new" {...field('password')} label={t('you.password')} />
          </Part>
          <Button type="submit" size="md" loading={save.busy}>
            {t('submit')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}

function useSetUp(code: string) {
  const t = useTranslations('organisation.setUp');
  const { language } = useLanguage();
  const arrive = useArrive();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code, organisation: '', name: '', email: '', password: '' },
  });
  const save = useSave(
    form,
    (values) =>
      setUpApi('POST /api/set-up', {
        body: { ...values, language, zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      }),
    {
      then: async ({ organisation }) => {
        notifications.show({
          message: t('welcome', { organisation: organisation.name }),
          color: 'green',
        });
        await arrive('/control/users');
      },
    },
  );
  return { form, save };
}

function CodeField(props: TextInputProps) {
  const t = useTranslations('organisation.setUp.code');
  return (
    <TextInput
      {...props}
      label={t('label')}
      description={t('hint')}
      required
      withAsterisk={false}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={60}
      placeholder="ABCD-EFGH-JKLM"
      styles={{
        input: {
          fontFamily: 'var(--mantine-font-family-monospace)',
          letterSpacing: '0.08em',
          textTransform: 'uppercase',
        },
      }}
    />
  );
}

function Part({
  legend,
  children,
}: {
  readonly legend: string;
  readonly children: React.ReactNode;
}) {
  return (
    <Stack component="fieldset" gap="sm" m={0} p={0} bd={0} miw={0}>
      <Divider
        component="legend"
        label={legend}
        labelPosition="left"
        w="100%"
        styles={{
          label: {
            fontWeight: 650,
            fontSize: 'var(--mantine-font-size-sm)',
            color: 'var(--mantine-color-text)',
          },
        }}
      />
      {children}
    </Stack>
  );
}
