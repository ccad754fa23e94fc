import { Button, Card, Code, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { roomFor } from '../../../base/text/text.ts';
import { useRefill, useSave } from '../../../base/ui/talk/act.ts';
import { DataTable } from '../../../base/ui/list/DataTable.tsx';
import { PersonLine } from '../../../base/ui/Face.tsx';
import { Problem } from '../../../base/ui/Problem.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../ui/me.tsx';
import { organisationApi } from './api.ts';
import { InControl, useHere, type Here } from './InControl.tsx';
import { LeaveButton } from './MyOrganisations.tsx';

type Organisation = NonNullable<ReturnType<typeof useHere>['data']>;

export function ControlSettings() {
  const t = useTranslations('organisation.settings');
  return (
    <InControl title={t('title')} gate={null} narrow>
      {(here) => <Parts here={here} />}
    </InControl>
  );
}

function Parts({ here }: { readonly here: Here }) {
  const query = useHere(here.id);
  return (
    <Waiting query={query} as="form">
      {(organisation) => (
        <Stack gap="lg">
          <Name organisation={organisation} />
          <Admins organisation={organisation} />
          {organisation.installation && <Installation installation={organisation.installation} />}
          {organisation.gates.run.allowed && <Another organisation={organisation} />}
          <Leave organisation={organisation} />
        </Stack>
      )}
    </Waiting>
  );
}

function Part({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <Card component="section" withBorder padding="lg">
      <Title order={2} size="h4">
        {title}
      </Title>
      {lead && (
        <Text size="sm" c="dimmed" mt={4}>
          {lead}
        </Text>
      )}
      <Stack mt="md" gap="sm">
        {children}
      </Stack>
    </Card>
  );
}

function Name({
  organisation: { id, name, people, since, gates },
}: {
  readonly organisation: Organisation;
}) {
  const t = useTranslations();
  const times = useTimes();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name } });
  useRefill(form, { name });
  const save = useSave(
    form,
    (values) => organisationApi('PATCH /api/organisations/{id}', { params: { id }, body: values }),
    {
      changes: [`organisation:${id}`, 'me', 'journal'],
      asks: true,
      done: t('organisation.settings.name.saved'),
    },
  );
  return (
    <Part title={t('organisation.settings.name.title')}>
      <Text size="sm" c="dimmed">
        {t('organisation.settings.people', { count: people })} ·{' '}
        {t('organisation.settings.since', { day: times.day(since) })}
      </Text>
      <Problem error={save.problem} />
      {gates.administer.allowed ? (
        <form onSubmit={save.submit}>
          <Group align="flex-end" gap="sm">
            <TextInput
              flex={1}
              miw="14rem"
              label={t('organisation.settings.name.label')}
              required
              withAsterisk={false}
              maxLength={roomFor(80)}
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
            <Button type="submit" loading={save.busy}>
              {t('base.ui.save')}
            </Button>
          </Group>
        </form>
      ) : (
        <Text fw={600}>{name}</Text>
      )}
    </Part>
  );
}

function Admins({ organisation: { name, admins } }: { readonly organisation: Organisation }) {
  const t = useTranslations('organisation.settings.admins');
  return (
    <Part title={t('title')} lead={t('lead', { organisation: name })}>
      {admins.map((admin) => (
        <PersonLine
          key={admin.person}
          person={{ id: admin.person, name: admin.name, picture: admin.picture }}
        />
      ))}
    </Part>
  );
}

function Installation({
  installation: { signUp, mail, mailFrom, address },
}: {
  readonly installation: NonNullable<Organisation['installation']>;
}) {
  const t = useTranslations('organisation.settings.installation');
  const rows = [
    {
      setting: t('signUp'),
      value:
        signUp === 'open' || signUp === 'invited'
          ? t(`signUps.${signUp}`)
          : t('signUps.domains', { domains: signUp }),
      variable: 'SIGN_UP',
    },
    { setting: t('mail'), value: t(`mails.${mail}`), variable: 'SMTP_URL' },
    { setting: t('mailFrom'), value: mailFrom, variable: 'MAIL_FROM' },
    { setting: t('address'), value: address, variable: 'PUBLIC_URL' },
  ];
  return (
    <Part title={t('title')} lead={t('lead')}>
      <DataTable
        label={t('title')}
        rows={rows}
        rowKey={({ variable }) => variable}
        columns={[
          { name: 'setting', head: t('setting'), cell: ({ setting }) => setting },
          {
            name: 'value',
            head: t('value'),
            cell: ({ value }) => <span style={{ overflowWrap: 'anywhere' }}>{value}</span>,
          },
          {
            name: 'variable',
            head: t('variable'),
            cell: ({ variable }) => <Code>{variable}</Code>,
          },
        ]}
      />
    </Part>
  );
}

function Another({ organisation }: { readonly organisation: Organisation }) {
  const t = useTranslations('organisation.settings.more');
  const queries = useQueryClient();
  const { choose } = useOrganisation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '' } });
  const save = useSave(
    form,
    (values) => organisationApi('POST /api/organisations', { body: values }),
    {
      done: (_, { name }) => t('done', { name }),
      then: async ({ id }) => {
        await queries.refetchQueries({ queryKey: ['me'] });
        choose(id);
      },
    },
  );
  return (
    <Part title={t('title')} lead={t('lead', { organisation: organisation.name })}>
      <Problem error={save.problem} />
      <form onSubmit={save.submit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            flex={1}
            miw="14rem"
            label={t('label')}
            required
            withAsterisk={false}
            maxLength={roomFor(80)}
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <Button type="submit" variant="default" loading={save.busy}>
            {t('submit')}
          </Button>
        </Group>
      </form>
    </Part>
  );
}

function Leave({ organisation }: { readonly organisation: Organisation }) {
  const t = useTranslations('organisation.settings.leave');
  return (
    <Part title={t('title')} lead={t('lead', { organisation: organisation.name })}>
      <Group>
        <LeaveButton here={organisation} />
      </Group>
    </Part>
  );
}
