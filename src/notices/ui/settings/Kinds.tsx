import { Box, Card, Group, Switch, Text, Title } from '@mantine/core';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useBrowsers } from '../api.ts';
import { Quiet } from './Quiet.tsx';
import { useSettings } from './settings.ts';
import type { Settings } from './settings.ts';

const channels = ['bell', 'browser', 'mail'] as const;
type Kind = Settings['kinds'][number];

/** Kinds by channels, and the hours in which nobody is called. */
export function Kinds() {
  const t = useTranslations('notices.ui');
  const { query, change, saved } = useSettings();
  const browsers = useBrowsers().data;
  const columns = useColumns((kind, channel, on) =>
    change(({ kinds, quiet }) => ({
      quiet,
      kinds: kinds.map((known) => (known.kind === kind.kind ? { ...known, [channel]: on } : known)),
    })),
  );
  return (
    <Card withBorder component="section" aria-labelledby="notices-kinds">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} id="notices-kinds" mb={4}>
          {t('kinds.title')}
        </Title>
        <Text size="sm" c="dimmed" role="status">
          {saved && t('kinds.saved')}
        </Text>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t('kinds.lead')}
      </Text>
      <Waiting query={query} as="form">
        {({ kinds, quiet }) => (
          <>
            <DataTable
              label={t('kinds.title')}
              rows={kinds}
              rowKey={({ kind }) => kind}
              columns={columns}
            />
            <Text size="sm" c="dimmed" mt="sm">
              {browsers?.items.length === 0 && `${t('kinds.noBrowser')} `}
              {t('kinds.security')}
            </Text>
            <Box mt="lg">
              <Quiet
                quiet={quiet}
                onChange={(next) => change((now) => ({ ...now, quiet: next }))}
              />
            </Box>
          </>
        )}
      </Waiting>
    </Card>
  );
}

type Choose = (kind: Kind, channel: (typeof channels)[number], on: boolean) => void;

function useColumns(choose: Choose): readonly Column<Kind>[] {
  const t = useTranslations('notices.ui.kinds');
  return [
    { name: 'kind', head: t('kind'), cell: (kind) => <What kind={kind} /> },
    ...channels.map((channel) => ({
      name: channel,
      head: t(channel),
      width: 90,
      cell: (kind: Kind) => (
        <Switch
          checked={kind[channel]}
          onChange={(event) => choose(kind, channel, event.currentTarget.checked)}
          aria-label={t('of', { kind: kind.title, channel: t(channel) })}
        />
      ),
    })),
  ];
}

function What({ kind }: { readonly kind: Kind }) {
  return (
    <>
      <Text size="sm">{kind.title}</Text>
      {kind.mail && kind.mailHint && (
        <Text size="xs" c="dimmed">
          {kind.mailHint}
        </Text>
      )}
    </>
  );
}
