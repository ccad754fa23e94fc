import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../../base/ui/talk/act.ts';
import { request } from '../../base/ui/talk/api.ts';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import type { Notice } from '../contract.ts';

/**
 * The answers that a notice carries. They stay while it is shown, also once it is settled: then what
 * the answer has led to is left.
 */
export function NoticeButtons({ notice: { title, buttons } }: { readonly notice: Notice }) {
  const t = useTranslations('notices.ui');
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<string | null>(null);
  const press = useAct(
    ({ method, path, body }: Notice['buttons'][number]) =>
      request(method, path, body ? { body } : {}),
    {
      then: (_, { done }) => {
        setOutcome(done);
        void queries.invalidateQueries(); // it may have changed anything
      },
    },
  );
  if (outcome) return <Outcome says={outcome} />;
  if (buttons.length === 0) return null;
  return (
    <Group gap="xs">
      {buttons.map((button, at) => (
        <Button
          key={button.path}
          size="xs"
          variant={at === 0 ? 'filled' : 'default'}
          loading={press.isPending && press.variables.path === button.path}
          disabled={press.isPending}
          onClick={() => press.mutate(button)}
          aria-label={t('buttonOf', { label: button.label, title })}
        >
          {button.label}
        </Button>
      ))}
    </Group>
  );
}

/** Takes the place of the buttons, and the focus that would be lost with them. */
function Outcome({ says }: { readonly says: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <Text ref={place} tabIndex={-1} size="sm" fw={500} style={{ outline: 'none' }}>
      {says}
    </Text>
  );
}
