import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionsMenu } from '../../../base/ui/list/ActionsMenu.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { When } from '../../../base/ui/When.tsx';
import { InControl, type Here } from '../../../people/organisation/ui/InControl.tsx';
import { useOrganisation } from '../../../people/ui/me.tsx';
import { useWebhooks, type Webhook } from './api.ts';
import { Health } from './Health.tsx';
import { Messages } from './Messages.tsx';
import { Secret } from './Secret.tsx';
import { useActs, type WebhookActs } from './use-acts.ts';
import { WebhookDialog } from './WebhookDialog.tsx';

/** One webhook and its last messages. */
export function ControlWebhook() {
  const t = useTranslations('webhooks.ui');
  const { id } = useParams({ strict: false }) as { readonly id?: string };
  const { organisation } = useOrganisation();
  const name = useWebhooks(organisation?.id ?? '').data?.items.find((one) => one.id === id)?.name;
  return (
    <InControl title={name ?? t('one')} crumbs={[{ label: t('title'), to: '/control/webhooks' }]}>
      {(here) => <Found here={here} id={id ?? ''} />}
    </InControl>
  );
}

function Found({ here, id }: { readonly here: Here; readonly id: string }) {
  const t = useTranslations();
  const webhooks = useWebhooks(here.id);
  return (
    <Waiting query={webhooks}>
      {({ items, kinds }) => {
        const webhook = items.find((one) => one.id === id);
        return webhook ? (
          <One here={here} webhook={webhook} kinds={kinds} />
        ) : (
          <Empty
            title={t('base.ui.unknownTitle')}
            action={<LinkButton to="/control/webhooks">{t('webhooks.ui.title')}</LinkButton>}
          >
            {t('base.ui.unknown')}
          </Empty>
        );
      }}
    </Waiting>
  );
}

type Props = {
  readonly here: Here;
  readonly webhook: Webhook;
  readonly kinds: readonly string[];
};
function One({ here, webhook, kinds }: Props) {
  const t = useTranslations();
  const navigate = useNavigate();
  const [editing, { open, close }] = useDisclosure(false);
  const [secret, setSecret] = useState<string | null>(null);
  const acts = useActs(here.id, webhook, {
    renewed: setSecret,
    removed: () => void navigate({ to: '/control/webhooks' }),
  });
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <About webhook={webhook} all={kinds.length} />
        <Ways webhook={webhook} acts={acts} onEdit={open} />
      </Group>
      <Tested acts={acts} />
      <Messages here={here} webhook={webhook} acts={acts} />
      <WebhookDialog
        organisation={here.id}
        kinds={kinds}
        webhook={webhook}
        opened={editing}
        onClose={close}
      />
      <Modal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        closeOnClickOutside={false}
        title={t('webhooks.ui.secret.title')}
        closeButtonProps={{ 'aria-label': t('base.ui.close') }}
      >
        {secret && <Secret secret={secret} renewed onClose={() => setSecret(null)} />}
      </Modal>
    </Stack>
  );
}

function About({ webhook, all }: { readonly webhook: Webhook; readonly all: number }) {
  const t = useTranslations('webhooks.ui');
  const { address, kinds, formerUntil } = webhook;
  return (
    <Stack gap={6} flex="1 1 20rem" miw={0}>
      <Health webhook={webhook} />
      <Text size="sm" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
        {address}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {kinds.length === all ? t('hearsAll') : t('hears', { kinds: kinds.join(', ') })}
      </Text>
      {formerUntil && (
        <Text size="sm" c="dimmed">
          {t('former')} <When at={formerUntil} />
        </Text>
      )}
    </Stack>
  );
}

function Ways({
  webhook,
  acts,
  onEdit,
}: {
  readonly webhook: Webhook;
  readonly acts: WebhookActs;
  readonly onEdit: () => void;
}) {
  const t = useTranslations('webhooks.ui');
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconSend size={18} aria-hidden />}
        loading={acts.test.isPending}
        onClick={() => acts.test.mutate()}
      >
        {t('test.button')}
      </Button>
      <ActionsMenu
        of={webhook.name}
        actions={[
          { label: t('edit.action'), onClick: onEdit },
          { label: t(webhook.on ? 'off.action' : 'on.action'), onClick: acts.turn },
          { label: t('renew.action'), onClick: acts.renew },
          { label: t('remove.action'), danger: true, onClick: acts.remove },
        ]}
      />
    </Group>
  );
}

/** What came of the last test. */
function Tested({ acts: { test } }: { readonly acts: WebhookActs }) {
  const t = useTranslations('webhooks.ui');
  if (!test.data) return null;
  const { delivered, status, problem } = test.data;
  return (
    <Alert
      role="status"
      variant="light"
      color={delivered ? 'teal' : 'red'}
      title={t(delivered ? 'test.arrived' : 'test.lost')}
    >
      {problem} {status !== null && t('answered', { status: String(status) })}
    </Alert>
  );
}
