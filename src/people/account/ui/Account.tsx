import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconHelpCircle, IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSave } from '../../../base/ui/talk/act.ts';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../ui/me.tsx';
import { api } from './api.ts';
import { EmailField, PasswordField, WhoseAccount } from './fields.tsx';
import { DeleteAccount, ExportData } from './Leaving.tsx';
import { SignIns } from './SignIns.tsx';

export function Account() {
  const t = useTranslations('account.account');
  const { person } = useMe();
  return (
    <Page
      title={t('title')}
      narrow
      actions={
        <LinkButton
          to="/help/account"
          variant="default"
          size="xs"
          leftSection={<IconHelpCircle size={16} aria-hidden />}
        >
          {t('help')}
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <Part name="address" title={t('address')} lead={t('addressNow', { email: person.email })}>
          <ChangeAddress />
        </Part>
        <Part name="password" title={t('password')} lead={t('passwordLead')}>
          <ChangePassword />
        </Part>
        <Part name="sign-ins" title={t('signIns')} lead={t('signInsLead')}>
          <SignIns />
        </Part>
        <Part name="data" title={t('data')} lead={t('dataLead')}>
          <ExportData />
        </Part>
        <Part name="delete" title={t('delete')} lead={t('deleteLead')}>
          <DeleteAccount />
        </Part>
      </Stack>
    </Page>
  );
}

function Part({
  name,
  title,
  lead,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <Card withBorder component="section" aria-labelledby={`account-${name}`}>
      <Title order={2} id={`account-${name}`} mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="md" style={{ overflowWrap: 'anywhere' }}>
        {lead}
      </Text>
      {children}
    </Card>
  );
}

function ChangeAddress() {
  const t = useTranslations('account');
  const { person } = useMe();
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState<{ readonly email: string; readonly kept: boolean } | null>(
    null,
  );
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const save = useSave(form, (body) => api('POST /api/me/address-changes', { body }), {
    then: ({ email, mailsAreKept }) => {
      form.reset();
      setAsked({ email, kept: mailsAreKept });
      setOpened(false);
    },
  });
  if (!opened)
    return (
      <Stack>
        {asked && (
          <Alert variant="light" icon={<IconMailForward aria-hidden />} role="status">
            {t('mailbox.address', { email: asked.email })} {asked.kept && t('mailbox.kept')}
          </Alert>
        )}
        <Group>
          <Button variant="default" onClick={() => setOpened(true)}>
            {t('account.changeAddress')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <form onSubmit={save.submit}>
      <Stack maw="26rem">
        <Problem error={save.problem} />
        <WhoseAccount email={person.email} />
        <EmailField
          fresh
          autoFocus
          label={t('account.newAddress')}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordField
          kind="current"
          label={t('fields.currentPassword')}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Group gap="xs">
          <Button type="submit" loading={save.busy}>
            {t('account.askAddress')}
          </Button>
          <Cancel close={() => setOpened(false)} />
        </Group>
      </Stack>
    </form>
  );
}

function ChangePassword() {
  const t = useTranslations('account');
  const { person } = useMe();
  const [opened, setOpened] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { current: '', password: '' } });
  const save = useSave(form, (body) => api('PUT /api/me/password', { body }), {
    changes: ['me'],
    done: ({ ended }) => t('account.passwordChanged', { ended }),
    then: () => {
      form.reset();
      setOpened(false);
    },
  });
  if (!opened)
    return (
      <Group>
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('account.changePassword')}
        </Button>
      </Group>
    );
  return (
    <form onSubmit={save.submit}>
      <Stack maw="26rem">
        <Problem error={save.problem} />
        <WhoseAccount email={person.email} />
        <PasswordField
          kind="current"
          autoFocus
          label={t('fields.currentPassword')}
          key={form.key('current')}
          {...form.getInputProps('current')}
        />
        <PasswordField kind="new" key={form.key('password')} {...form.getInputProps('password')} />
        <Group gap="xs">
          <Button type="submit" loading={save.busy}>
            {t('account.changePassword')}
          </Button>
          <Cancel close={() => setOpened(false)} />
        </Group>
      </Stack>
    </form>
  );
}

function Cancel({ close }: { readonly close: () => void }) {
  const t = useTranslations('base.ui');
  return (
    <Button variant="default" onClick={close}>
      {t('cancel')}
    </Button>
  );
}
