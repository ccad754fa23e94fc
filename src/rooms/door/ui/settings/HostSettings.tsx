import { ActionIcon, Badge, Card, Group, Select, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Tip } from '../../../../base/ui/late/Tip.tsx';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../../base/ui/talk/confirm.tsx';
import { PersonLine } from '../../../../base/ui/Face.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useMe } from '../../../../people/ui/me.tsx';
import { useInvitees } from '../../../own/ui/api.ts';
import { door, roomKey, type Settings } from '../api.ts';
import classes from '../door.module.css';
import { Section } from './Section.tsx';

type Host = Settings['hosts'][number];
type Props = { readonly session: string; readonly settings: Settings };

export function HostSettings({ session, settings }: Props) {
  const t = useTranslations('door.settings.hosts');
  const ask = useRemove(session);
  return (
    <Section
      title={t('title')}
      hint={settings.kind === 'group' ? `${t('hint')} ${t('managed')}` : t('hint')}
    >
      <Card withBorder py={4}>
        <ul className={classes.rows} aria-label={t('title')}>
          {settings.owner && (
            <li className={classes.row}>
              <PersonLine person={settings.owner} size={30} />
              <Badge variant="default">{t('owner')}</Badge>
            </li>
          )}
          {settings.hosts.map((host) => (
            <li key={host.id} className={classes.row}>
              <PersonLine person={host} size={30} />
              <Tip label={t('remove', { name: host.name })}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('remove', { name: host.name })}
                  onClick={() => void ask(host)}
                >
                  <IconX size={18} aria-hidden />
                </ActionIcon>
              </Tip>
            </li>
          ))}
          {!settings.owner && settings.hosts.length === 0 && (
            <li className={classes.row}>
              <Text size="sm" c="dimmed">
                {t('nobody')}
              </Text>
            </li>
          )}
        </ul>
      </Card>
      <Add session={session} settings={settings} />
    </Section>
  );
}

/** Asks, and takes the host away. */
function useRemove(session: string): (host: Host) => Promise<void> {
  const t = useTranslations('door.settings.hosts');
  const { person: me } = useMe();
  const confirm = useConfirm();
  const remove = useAct(
    ({ id }: Host) =>
      door('DELETE /api/sessions/{id}/hosts/{person}', { params: { id: session, person: id } }),
    {
      changes: [...roomKey(session), 'rooms', 'sessions'],
      done: (_, { name }) => t('removed', { name }),
    },
  );
  return async (host) => {
    const sure = {
      title: t('sure', { name: host.name }),
      body: host.id === me.id ? t('lastOwn') : '',
      confirm: t('confirm'),
      danger: true,
    };
    if (await confirm(sure)) remove.mutate(host);
  };
}

function Add({ session, settings }: Props) {
  const t = useTranslations('door.settings.hosts');
  const [q, setQ] = useState('');
  const found = useInvitees(session, q);
  const taken = new Set<string>(
    [...settings.hosts, ...(settings.owner ? [settings.owner] : [])].map(({ id }) => id),
  );
  const add = useAct(
    ({ id }: Host) =>
      door('PUT /api/sessions/{id}/hosts/{person}', { params: { id: session, person: id } }),
    {
      changes: [...roomKey(session), 'rooms', 'sessions'],
      done: (_, { name }) => t('added', { name }),
      then: () => setQ(''),
    },
  );
  const people = (found.data?.items ?? []).filter(({ id }) => !taken.has(id));
  return (
    <Stack gap="xs" mt="sm">
      <Group align="flex-end">
        <Select
          label={t('add')}
          placeholder={t('search')}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          searchable
          searchValue={q}
          onSearchChange={setQ}
          filter={({ options }) => options}
          onChange={(id) => {
            const host = people.find((one) => one.id === id);
            if (host) add.mutate(host);
          }}
          nothingFoundMessage={found.isFetching ? null : t('none')}
          disabled={add.isPending}
          w={{ base: '100%', xs: 340 }}
        />
      </Group>
    </Stack>
  );
}
