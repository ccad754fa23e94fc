import { ActionIcon, Button, CopyButton as Copy, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl/react';

/** With `label`: a button; without: an icon named "Copy". */
export function CopyButton({ value, label }: { readonly value: string; readonly label?: string }) {
  const t = useTranslations('base.ui');
  return (
    <Copy value={value} timeout={2000}>
      {({ copied, copy }) => {
        const icon = copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />;
        return label ? (
          <Button variant="default" size="xs" leftSection={icon} onClick={copy} aria-live="polite">
            {copied ? t('copied') : label}
          </Button>
        ) : (
          <Tooltip label={copied ? t('copied') : t('copy')}>
            <ActionIcon variant="subtle" color={copied ? 'green' : 'gray'} onClick={copy} aria-label={copied ? t('copied') : t('copy')}>
              {icon}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </Copy>
  );
}
