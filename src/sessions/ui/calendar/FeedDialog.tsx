import { Alert, Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../../../base/ui/talk/act.ts';
import { CopyButton } from '../../../base/ui/CopyButton.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { feed } from '../api.ts';
import classes from '../sessions.module.css';

export function FeedDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations('sessions.feed');
  return (
    <Modal opened={opened} onClose={onClose} title={t('title')} size="lg">
      <Feed />
    </Modal>
  );
}

function Feed() {
  const t = useTranslations('sessions.feed');
  const mine = useQuery({
    queryKey: ['me', 'feed'],
    queryFn: ({ signal }) => feed('GET /api/me/feed', { signal }),
  });
  const make = useAct(() => feed('POST /api/me/feed'), { then: () => void mine.refetch() });
  const revoke = useAct(() => feed('DELETE /api/me/feed'), {
    done: t('revoked'),
    then: () => {
      make.reset();
      void mine.refetch();
    },
  });
  const link = make.data?.link;
  return (
    <Stack gap="md">
      <Text size="sm">{t('lead')}</Text>
      {link && <NewLink link={link} />}
      <Waiting query={mine} as="text">
        {({ since, read }) => (
          <Stack gap="sm">
            {since && <Since since={since} read={read} />}
            <Group gap="sm">
              {!link && (
                <Button loading={make.isPending} onClick={() => make.mutate()}>
                  {since ? t('again') : t('make')}
                </Button>
              )}
              {since && (
                <Button
                  variant="default"
                  color="red"
                  loading={revoke.isPending}
                  onClick={() => revoke.mutate()}
                >
                  {t('revoke')}
                </Button>
              )}
            </Group>
            {since && !link && (
              <Text size="xs" c="dimmed">
                {t('againHint')}
              </Text>
            )}
          </Stack>
        )}
      </Waiting>
    </Stack>
  );
}

function NewLink({ link }: { readonly link: string }) {
  const t = useTranslations('sessions.feed');
  return (
    <Alert color="green" variant="light">
      <Stack gap="sm">
        <Text size="sm">{t('once')}</Text>
        <Text component="div" className={classes.link}>
          {link}
        </Text>
        <Group gap="sm">
          <CopyButton value={link} label={t('copy')} />
          <Anchor size="sm" href={link.replace(/^https?:/u, 'webcal:')}>
            {t('open')}
          </Anchor>
        </Group>
      </Stack>
    </Alert>
  );
}

function Since({ since, read }: { readonly since: string; readonly read: string | null }) {
  const t = useTranslations('sessions.feed');
  const times = useTimes();
  const now = useNow();
  // the server's clock may be a little ahead of this one
  const ago = (at: string) => times.ago(Math.min(Date.parse(at), now.getTime()), now);
  return (
    <Text size="sm" c="dimmed">
      {t('since', { when: ago(since) })} {read ? t('read', { when: ago(read) }) : t('unread')}
    </Text>
  );
}
