import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { TimeAgo } from '../../../base/ui/When.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { SignIn } from '../contract.ts';
import { api } from './api.ts';
import classes from './SignIns.module.css';

/** Where one is signed in; each can be ended, and its open pages close at once. */
export function SignIns() {
  const t = useTranslations('account.account');
  const list = useQuery({
    queryKey: ['me', 'sign-ins'],
    queryFn: ({ signal }) => api('GET /api/sign-ins', { signal }),
  });
  const confirm = useConfirm();
  const others = useAct(() => api('DELETE /api/sign-ins', { query: { keep: 'current' } }), {
    changes: ['me'],
    done: ({ ended }) => t('endedOthers', { ended }),
  });
  // A fresh page: nothing of what was shown stays in memory.
  const all = useAct(() => api('DELETE /api/sign-ins', { query: { keep: 'none' } }), {
    then: () => location.assign('/sign-in'),
  });
  const askAll = async (): Promise<void> => {
    if (
      await confirm({
        title: t('endAll'),
        body: t('endAllSure'),
        confirm: t('endAll'),
        danger: true,
      })
    )
      all.mutate();
  };
  return (
    <Waiting query={list}>
      {({ items }) => (
        <Stack gap="md">
          <ul className={classes.list}>
            {items.map((item) => (
              <Line key={item.id} item={item} />
            ))}
          </ul>
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => others.mutate()}
              loading={others.isPending}
              disabled={items.length < 2}
            >
              {t('endOthers')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              onClick={() => void askAll()}
              loading={all.isPending}
            >
              {t('endAll')}
            </Button>
          </Group>
        </Stack>
      )}
    </Waiting>
  );
}

function Line({ item }: { readonly item: SignIn }) {
  const t = useTranslations('account.account');
  const end = useAct(() => api('DELETE /api/sign-ins/{id}', { params: { id: item.id } }), {
    changes: ['me'],
    done: t('ended'),
  });
  const browser = item.browser ?? t('unknownBrowser');
  const name = item.system ? t('browserOn', { browser, system: item.system }) : browser;
  const Icon =
    item.system && ['iPhone', 'iPad', 'Android'].includes(item.system)
      ? IconDeviceMobile
      : IconDeviceDesktop;
  return (
    <li className={classes.line}>
      <Icon size={26} stroke={1.4} aria-hidden className={classes.icon} />
      <div className={classes.what}>
        <Group gap="xs">
          <Text size="sm" fw={500}>
            {name}
          </Text>
          {item.current && (
            <Badge variant="light" size="sm" tt="none">
              {t('here')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t('used')} <TimeAgo at={item.usedAt} /> · {t('since')} <TimeAgo at={item.since} />
          {item.place ? ` · ${t('from', { place: item.place })}` : ''}
        </Text>
      </div>
      {!item.current && (
        <Button
          variant="default"
          size="xs"
          onClick={() => end.mutate()}
          loading={end.isPending}
          aria-label={t('endOf', { browser: name })}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
