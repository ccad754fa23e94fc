import { Box, Button, Group, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';

/** `of` names what the link leads to, where several stand on one page. */
export function CopyButton({
  value,
  label,
  of,
}: {
  readonly value: string;
  readonly label: string;
  readonly of?: string;
}) {
  const t = useTranslations('base.ui');
  const { copied, copy } = useClipboard({ timeout: 2000 });
  const [taken, setTaken] = useState(false);
  const icon = copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />;
  const act = () => {
    copy(value);
    setTaken(true);
  };
  return (
    <Group gap={0} display="inline-flex" maw="100%">
      <Button
        variant="default"
        size="xs"
        leftSection={icon}
        onClick={act}
        aria-live="polite"
        {...(of && !copied ? { 'aria-label': `${label}: ${of}` } : {})}
      >
        {copied ? t('copied') : label}
      </Button>
      <Text component="span" size="xs" role="status">
        {taken && leadsHome(value) && (
          <Box component="span" ms={6}>
            {t('onlyHere')}
          </Box>
        )}
      </Text>
    </Group>
  );
}

/** For every other computer such an address means itself. A message that holds one counts, too. */
const leadsHome = (text: string): boolean =>
  /\bhttps?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/iu.test(text);
