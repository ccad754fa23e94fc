import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSave } from '../../../../base/ui/talk/act.ts';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { LinkAnchor, LinkButton } from '../../../../base/ui/link.tsx';
import { Loading } from '../../../../base/ui/Loading.tsx';
import { Page } from '../../../../base/ui/Page.tsx';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMeQuery } from '../../../../people/ui/me.tsx';
import { longestName } from '../../../link/rules.ts';
import { door, roomKey } from '../api.ts';
import classes from '../door.module.css';
import { letters, tidyLine } from '../../../../base/text/text.ts';
import { guestName, takeSecret } from '../secret.ts';

/** Where a participant link leads. Looking at it asks for nothing and tells nobody. */
export function Join() {
  const [secret, setSecret] = useState(takeSecret);
  useEffect(() => {
    const look = () => setSecret(takeSecret());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return secret ? <Link key={secret} secret={secret} /> : <Nowhere />;
}

function Link({ secret }: { readonly secret: string }) {
  const t = useTranslations('door.join');
  const me = useMeQuery();
  const signedIn = me.data?.person?.id ?? null;
  const arrive = useArrival();
  const link = useQuery({
    queryKey: ['link', secret, signedIn],
    queryFn: () => door('POST /api/links', { body: { secret } }),
    enabled: me.data !== undefined,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const { name } = useSearch({ strict: false }) as { readonly name?: string };
  // a guest who came back to mend the name is not led on at once
  const known =
    link.data?.known && !(name === 'change' && signedIn === null) ? link.data.session : null;
  useEffect(() => {
    if (known) arrive(known);
  }, [known, arrive]);
  if (link.error instanceof ProblemError && [400, 404, 422].includes(link.error.document.status))
    return <Nowhere />;
  const named = link.data && !known ? link.data : null;
  return (
    <Page
      title={named ? t('title') : t('opening')}
      lead={named && <bdi>{t('lead', { title: named.title })}</bdi>}
    >
      {named ? (
        <Naming secret={secret} says={named.says} name={named.name} />
      ) : link.error ? (
        <Problem error={link.error} retry={link.refetch} />
      ) : (
        <Loading as="text" count={2} />
      )}
    </Page>
  );
}

/** To the lobby, so that Back does not lead through the link again. */
function useArrival(): (session: string) => void {
  const router = useRouter();
  const queries = useQueryClient();
  const [arrive] = useState(() => (session: string) => {
    queries.removeQueries({ queryKey: roomKey(session) });
    void router.navigate({ to: '/sessions/$id/lobby', params: { id: session }, replace: true });
  });
  return arrive;
}

type Props = { readonly secret: string; readonly says: string; readonly name: string };
function Naming({ secret, says, name }: Props) {
  const t = useTranslations('door.join');
  const { form, save } = useName(secret, name);
  return (
    <Stack gap="md">
      {says && (
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {t('says')}
          </Text>
          <Text className={classes.quote ?? ''} dir="auto">
            {says}
          </Text>
        </div>
      )}
      <form onSubmit={save.submit} noValidate>
        <Stack gap="md">
          <Problem error={save.problem} />
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            required
            size="md"
            dir="auto"
            autoComplete="name"
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <Button type="submit" size="md" fullWidth loading={save.busy}>
            {t('go')}
          </Button>
        </Stack>
      </form>
      <Steps />
      <Text size="sm">
        {t('or')}{' '}
        <LinkAnchor to="/sign-in" search={{ next: '/join' }} size="sm">
          {t('signIn')}
        </LinkAnchor>
      </Text>
      <Text size="xs" c="dimmed">
        {t('stored')}
      </Text>
    </Stack>
  );
}

function useName(secret: string, name: string) {
  const t = useTranslations('door.join');
  const arrive = useArrival();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: name || guestName.remembered() },
    validate: {
      name: (text) =>
        letters(text) === 0
          ? t('nameNeeded')
          : letters(text) > longestName
            ? t('nameLong', { count: longestName })
            : null,
    },
  });
  const save = useSave(
    form,
    (values) => door('POST /api/guests', { body: { secret, name: values.name } }),
    {
      then: ({ session }, values) => {
        guestName.remember(tidyLine(values.name));
        arrive(session);
      },
    },
  );
  return { form, save };
}

function Steps() {
  const t = useTranslations('door.join.steps');
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('title')}
      </Text>
      <List type="ordered" size="sm">
        <List.Item>{t('name')}</List.Item>
        <List.Item>{t('devices')}</List.Item>
        <List.Item>{t('door')}</List.Item>
      </List>
    </div>
  );
}

/** The same for a link that never was, one that was renewed, and one that is broken. */
function Nowhere() {
  const t = useTranslations('door.join');
  return (
    <Page title={t('nowhere')}>
      <Stack gap="md">
        <Text>{t('nowhereLead')}</Text>
        <Group>
          <LinkButton to="/" variant="default">
            {t('start')}
          </LinkButton>
        </Group>
      </Stack>
    </Page>
  );
}
