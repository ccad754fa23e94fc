import { Alert, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useMe } from '../../../people/ui/me.tsx';
import { browsersApi, useBrowsers, useTest } from '../api.ts';
import type { Browser } from '../api.ts';
import { HERE, useHere, useNameHere } from '../here.ts';
import { stoppedHere, turnOff, turnOn } from '../push.ts';
import type { Here, Outcome } from '../push.ts';

type State = 'on' | 'off' | 'blocked' | 'unsupported';
const colours = { on: 'green', off: 'gray', blocked: 'red', unsupported: 'gray' } as const;

export function ThisBrowser() {
  const t = useTranslations('notices.ui.here');
  const here = useHere();
  const browsers = useBrowsers();
  const mine = browsers.data?.items.find(
    ({ endpointHash, gone }) =>
      !gone && here.data?.lack === null && endpointHash === here.data.hash,
  );
  const state = here.data && browsers.data ? stateOf(here.data, mine !== undefined) : undefined;
  return (
    <Card withBorder component="section" aria-labelledby="notices-here">
      <Group gap="sm" mb="xs">
        <Title order={2} id="notices-here">
          {t('title')}
        </Title>
        <span role="status">
          {state && (
            <Badge variant="light" color={colours[state]}>
              {t(`states.${state}`)}
            </Badge>
          )}
        </span>
      </Group>
      <Waiting query={here} as="text">
        {(found) => (
          <Waiting query={browsers} as="text">
            {(list) => <Inside here={found} mine={mine} vapid={list.key} />}
          </Waiting>
        )}
      </Waiting>
    </Card>
  );
}

const stateOf = (here: Here, mine: boolean): State =>
  here.lack
    ? 'unsupported'
    : here.permission === 'denied'
      ? 'blocked'
      : here.permission === 'granted' && here.hash && mine
        ? 'on'
        : 'off';

function Inside({
  here,
  mine,
  vapid,
}: {
  readonly here: Here;
  readonly mine: Browser | undefined;
  readonly vapid: string;
}) {
  const t = useTranslations('notices.ui.here');
  if (here.lack) return <Text size="sm">{t(here.lack)}</Text>;
  if (here.permission === 'denied')
    return (
      <Stack gap="xs">
        <Text size="sm">{t('blocked')}</Text>
        <Text size="sm" fw={500}>
          {t('unblock')}
        </Text>
      </Stack>
    );
  return mine && here.permission === 'granted' ? <On browser={mine} /> : <Off vapid={vapid} />;
}

function Off({ vapid }: { readonly vapid: string }) {
  const t = useTranslations('notices.ui.here');
  const { person } = useMe();
  const name = useNameHere();
  const queries = useQueryClient();
  const [hindered, setHindered] = useState<Exclude<Outcome, 'on'> | null>(null);
  const on = useAct(() => turnOn(person.id, vapid, name), {
    done: (outcome) => (outcome === 'on' ? t('turnedOn') : ''),
    then: async (outcome) => {
      setHindered(outcome === 'on' ? null : outcome);
      await queries.invalidateQueries({ queryKey: ['browsers'] });
      await queries.invalidateQueries({ queryKey: HERE });
    },
  });
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t('off')}</Text>
      {stoppedHere(person.id) && (
        <Alert color="amber" variant="light">
          {t('stopped')}
        </Alert>
      )}
      {hindered && (
        <Alert color="amber" variant="light" role="alert">
          {t(hindered)}
        </Alert>
      )}
      <Button onClick={() => on.mutate()} loading={on.isPending}>
        {t('turnOn')}
      </Button>
    </Stack>
  );
}

function On({ browser }: { readonly browser: Browser }) {
  const t = useTranslations('notices.ui.here');
  const queries = useQueryClient();
  const test = useTest(browser.id, t('tested'));
  const off = useAct(
    async () => {
      await turnOff();
      await browsersApi('DELETE /api/me/browsers/{id}', { params: { id: browser.id } });
    },
    {
      changes: ['browsers'],
      done: t('turnedOff'),
      then: () => queries.invalidateQueries({ queryKey: HERE }),
    },
  );
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t('on')}</Text>
      {browser.problem && (
        <Alert color="amber" variant="light">
          {browser.problem}
        </Alert>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => test.mutate()} loading={test.isPending}>
          {t('test')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => off.mutate()} loading={off.isPending}>
          {t('turnOff')}
        </Button>
      </Group>
    </Stack>
  );
}
