import { ActionIcon, Badge, Button, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { Tip } from '../../../base/ui/late/Tip.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { TimeAgo } from '../../../base/ui/When.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { browsersApi, useBrowsers, useTest } from '../api.ts';
import type { Browser } from '../api.ts';
import { HERE, useHere } from '../here.ts';
import classes from '../notices.module.css';
import { turnOff } from '../push.ts';

export function Browsers() {
  const t = useTranslations('notices.ui.browsers');
  const browsers = useBrowsers();
  const here = useHere().data;
  return (
    <Card withBorder component="section" aria-labelledby="notices-browsers">
      <Title order={2} id="notices-browsers" mb={4}>
        {t('title')}
      </Title>
      <Waiting query={browsers}>
        {({ items, most }) => (
          <>
            <Text size="sm" c="dimmed">
              {t('lead', { most })}
            </Text>
            {items.length === 0 ? (
              <Text size="sm" mt="sm">
                {t('empty')} {t('emptyHint')}
              </Text>
            ) : (
              <ul className={classes.list}>
                {items.map((browser) => (
                  <Line
                    key={browser.id}
                    browser={browser}
                    isThis={here?.lack === null && here.hash === browser.endpointHash}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Waiting>
    </Card>
  );
}

function Line({ browser, isThis }: { readonly browser: Browser; readonly isThis: boolean }) {
  const t = useTranslations('notices.ui.browsers');
  const { name } = browser;
  const Icon = /iPhone|iPad|Android/u.test(name) ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <li className={classes.browser}>
      <Icon size={26} stroke={1.4} aria-hidden className={classes.device} />
      <Stack gap="sm" className={classes.what}>
        <Group justify="space-between" align="flex-start" gap="xs">
          <div className={classes.about}>
            <Group gap="xs">
              <Text size="sm" fw={500}>
                {name}
              </Text>
              {isThis && (
                <Badge variant="light" size="sm">
                  {t('this')}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {t(browser.signedIn ? 'signedIn' : 'signedOut')} · {t('since')}{' '}
              <TimeAgo at={browser.since} /> ·{' '}
              {browser.lastDelivery ? (
                <>
                  {t('delivered')} <TimeAgo at={browser.lastDelivery} />
                </>
              ) : (
                t('never')
              )}
            </Text>
            {browser.problem && (
              <Text size="xs" c="var(--mantine-color-error)">
                {browser.problem}
              </Text>
            )}
          </div>
          <Ways browser={browser} isThis={isThis} />
        </Group>
        <SignedOut browser={browser} />
      </Stack>
    </li>
  );
}

function Ways({
  browser: { id, name },
  isThis,
}: {
  readonly browser: Browser;
  readonly isThis: boolean;
}) {
  const t = useTranslations('notices.ui.browsers');
  const queries = useQueryClient();
  const test = useTest(id, t('tested', { name }));
  const remove = useAct(
    async () => {
      await browsersApi('DELETE /api/me/browsers/{id}', { params: { id } });
      if (isThis) await turnOff();
    },
    {
      changes: ['browsers'],
      done: t('removed', { name }),
      then: () => queries.invalidateQueries({ queryKey: HERE }),
    },
  );
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        onClick={() => test.mutate()}
        loading={test.isPending}
        aria-label={t('testOf', { name })}
      >
        {t('test')}
      </Button>
      <Tip label={t('remove')}>
        <ActionIcon
          variant="subtle"
          color="red"
          size="lg"
          onClick={() => remove.mutate()}
          loading={remove.isPending}
          aria-label={t('removeOf', { name })}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tip>
    </Group>
  );
}

/**
 * Two choices, because what a screen shows to whoever passes by is another matter than being told
 * at all.
 */
function SignedOut({ browser }: { readonly browser: Browser }) {
  const t = useTranslations('notices.ui.browsers');
  const id = useId();
  const { signedOutToo, namesSignedOut, choose } = useChoice(browser);
  return (
    <Stack gap="xs">
      <Switch
        id={`${id}-too`}
        size="sm"
        checked={signedOutToo}
        label={t('signedOutToo')}
        description={t('signedOutTooHint')}
        aria-label={t('of', { what: t('signedOutToo'), name: browser.name })}
        onChange={(event) => choose({ signedOutToo: event.currentTarget.checked })}
      />
      <Switch
        id={`${id}-names`}
        size="sm"
        checked={signedOutToo && namesSignedOut}
        disabled={!signedOutToo}
        label={t('names')}
        description={signedOutToo ? t('namesHint') : t('namesWhy')}
        aria-label={t('of', { what: t('names'), name: browser.name })}
        onChange={(event) => choose({ namesSignedOut: event.currentTarget.checked })}
      />
    </Stack>
  );
}

type Choice = { readonly signedOutToo?: boolean; readonly namesSignedOut?: boolean };
/**
 * What was just chosen counts until the list says so, too; also when the next choice is quicker
 * than the list.
 */
function useChoice(browser: Browser) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Choice>({});
  const under = useRef(0);
  const settled = async (): Promise<void> => {
    under.current -= 1;
    await queries.invalidateQueries({ queryKey: ['browsers'] });
    if (under.current === 0) setChosen({});
  };
  const change = useAct(
    (body: Choice) =>
      browsersApi('PATCH /api/me/browsers/{id}', { params: { id: browser.id }, body }),
    {
      then: settled,
      failed: () => {
        void settled();
        return false;
      },
    },
  );
  const choose = (body: Choice): void => {
    under.current += 1;
    setChosen((before) => ({ ...before, ...body }));
    change.mutate(body);
  };
  return {
    signedOutToo: browser.signedOutToo,
    namesSignedOut: browser.namesSignedOut,
    ...chosen,
    choose,
  };
}
