import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconWebhook } from '@tabler/icons-react';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { InControl, type Here } from '../../../people/organisation/ui/InControl.tsx';
import { useWebhooks, type Webhook } from './api.ts';
import { Health } from './Health.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';

/** Control > Webhooks: who outside is told, and how that goes. */
export function ControlWebhooks() {
  const t = useTranslations('webhooks.ui');
  return (
    <InControl title={t('title')} lead={({ name }) => t('lead', { organisation: name })}>
      {(here) => <Webhooks here={here} />}
    </InControl>
  );
}

function Webhooks({ here }: { readonly here: Here }) {
  const t = useTranslations('webhooks.ui');
  const webhooks = useWebhooks(here.id);
  const columns = useColumns();
  const [making, { open, close }] = useDisclosure(false);
  const make = (
    <Button leftSection={<IconWebhook size={18} aria-hidden />} onClick={open}>
      {t('make.button')}
    </Button>
  );
  return (
    <Waiting query={webhooks}>
      {({ items, kinds }) => (
        <Stack gap="md" align="stretch">
          {items.length > 0 && <div>{make}</div>}
          <DataTable
            label={t('table')}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={
              <Empty title={t('none')} icon={<IconWebhook size={28} stroke={1.5} />} action={make}>
                {t('noneSays')}
              </Empty>
            }
          />
          <WebhookDialog
            organisation={here.id}
            kinds={kinds}
            webhook={null}
            opened={making}
            onClose={close}
          />
        </Stack>
      )}
    </Waiting>
  );
}

function useColumns(): readonly Column<Webhook>[] {
  const t = useTranslations('webhooks.ui.columns');
  return [
    {
      name: 'name',
      head: t('name'),
      by: ({ name }) => name,
      cell: ({ id, name }) => (
        <LinkAnchor to="/control/webhooks/$id" params={{ id }} size="sm" fw={500}>
          {name}
        </LinkAnchor>
      ),
    },
    {
      name: 'address',
      head: t('address'),
      cell: ({ address }) => (
        <Text size="sm" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {address}
        </Text>
      ),
    },
    { name: 'state', head: t('state'), cell: (webhook) => <Health webhook={webhook} /> },
    {
      name: 'sequence',
      head: t('messages'),
      align: 'right',
      by: ({ sequence }) => sequence,
      cell: ({ sequence }) => sequence,
    },
  ];
}
