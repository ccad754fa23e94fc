import { Button, Card, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { InControl, type Here } from '../../../../people/organisation/ui/InControl.tsx';
import { FILE, LINES } from '../../imports/rules.ts';
import type { Line } from '../api.ts';
import { Columns } from './Columns.tsx';
import { Report } from './Report.tsx';
import { linesIn, send, template } from './sending.ts';

/** Control > Assemblies > Import. */
export function ImportAssemblies() {
  const t = useTranslations('assemblies.equipment');
  return (
    <InControl
      title={t('import.title')}
      lead={() => t('import.lead')}
      crumbs={[{ label: t('title'), to: '/control/assemblies' }]}
      narrow
    >
      {(here) => (
        <Stack gap="lg">
          <Importing here={here} />
          <Columns />
        </Stack>
      )}
    </InControl>
  );
}

type Told = { readonly trial: boolean; readonly lines: readonly Line[] };

function useImport(here: Here) {
  const [told, setTold] = useState<Told | null>(null);
  const queries = useQueryClient();
  const act = useAct(
    async (wanted: { readonly text: string; readonly trial: boolean }) => {
      const { trial } = wanted;
      setTold({ trial, lines: [] });
      await send(here.id, wanted, (lines) =>
        setTold((before) => ({ trial, lines: [...(before?.lines ?? []), ...lines] })),
      );
    },
    { failed: () => true },
  );
  const run = (text: string, trial: boolean) =>
    act.mutate(
      { text, trial },
      {
        onSettled: () => {
          if (trial) return;
          for (const topic of ['assemblies', 'sessions'])
            void queries.invalidateQueries({ queryKey: [topic] });
        },
      },
    );
  return { told, run, forget: () => setTold(null), busy: act.isPending, problem: act.error };
}

/** First what would happen, then, of the same text, that it does. */
function Importing({ here }: { readonly here: Here }) {
  const t = useTranslations('assemblies.equipment.import');
  const [text, setText] = useState('');
  const { told, run, forget, busy, problem } = useImport(here);
  const change = (next: string) => {
    setText(next);
    forget();
  };
  const lines = linesIn(text);
  const tooMuch = lines > LINES || text.length > FILE;
  const promised = told?.trial === true && !busy && !problem;
  const worth = promised && told.lines.some((one) => one.outcome !== 'refused');
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Chosen onText={change} />
        <Textarea
          label={t('text')}
          description={t('textHint')}
          autosize
          minRows={6}
          maxRows={14}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          error={tooMuch ? t('tooMuch') : null}
          spellCheck={false}
        />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('lines', { count: lines })}
          </Text>
          <Group gap="xs">
            <Button
              variant={promised ? 'default' : 'filled'}
              onClick={() => run(text, true)}
              loading={busy && told?.trial === true}
              disabled={lines === 0 || tooMuch}
            >
              {t('try')}
            </Button>
            {(worth || (busy && told?.trial === false)) && (
              <Button onClick={() => run(text, false)} loading={busy}>
                {t('run')}
              </Button>
            )}
          </Group>
        </Group>
        <Problem error={problem} />
        {told && told.lines.length > 0 && <Report {...told} />}
      </Stack>
    </Card>
  );
}

function Chosen({ onText }: { readonly onText: (text: string) => void }) {
  const t = useTranslations('assemblies.equipment.import');
  const read = (file: File | null) => {
    // a file that is too large is told as such, and not read whole
    if (file)
      void file
        .slice(0, FILE + 1)
        .text()
        .then(onText);
  };
  return (
    <Group gap="xs">
      <FileButton onChange={read} accept=".csv,.tsv,.txt,text/csv,text/plain">
        {(props) => (
          <Button
            variant="default"
            leftSection={<IconFileUpload size={18} aria-hidden />}
            {...props}
          >
            {t('file')}
          </Button>
        )}
      </FileButton>
      <Button
        component="a"
        variant="subtle"
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`}
        download="assemblies.csv"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('template')}
      </Button>
    </Group>
  );
}
