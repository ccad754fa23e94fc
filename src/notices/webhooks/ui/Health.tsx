import { Badge, Stack, Text } from '@mantine/core';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { TimeAgo } from '../../../base/ui/When.tsx';
import type { Webhook } from './api.ts';

const stateOf = ({ offBecause, failingSince, lastSent }: Webhook) =>
  offBecause === 'gone'
    ? 'gone'
    : offBecause
      ? 'off'
      : failingSince
        ? 'failing'
        : lastSent
          ? 'well'
          : 'new';
const colours = { gone: 'red', off: 'gray', failing: 'red', well: 'teal', new: 'blue' } as const;

/** How it stands with a webhook, in a word and since when. */
export function Health({ webhook }: { readonly webhook: Webhook }) {
  const t = useTranslations('webhooks.ui');
  const state = stateOf(webhook);
  const at = state === 'failing' ? webhook.failingSince : webhook.lastSent;
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" color={colours[state]}>
        {t(`states.${state}`)}
      </Badge>
      {at && (
        <Text size="xs" c="dimmed">
          {t(state === 'failing' ? 'since' : 'lastSent')} <TimeAgo at={at} />
        </Text>
      )}
    </Stack>
  );
}
