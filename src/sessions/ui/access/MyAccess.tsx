import { Button, Collapse, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Checklist } from '../../../access/ui/Checklist.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { access } from '../api.ts';
import { ForManager } from './ForManager.tsx';

export const useMyAccess = (id: string, enabled: boolean, gate = 'enter-room') =>
  useQuery({
    queryKey: ['sessions', 'why', id, 'me', gate],
    queryFn: ({ signal }) =>
      access('GET /api/why/{gate}/{subject}', {
        params: { gate, subject: id },
        query: {},
        signal,
      }),
    enabled,
  });

/** "Why can't I enter?": the checklist about oneself, opened when asked for. */
type Props = {
  readonly id: string;
  readonly question: string;
  readonly open?: boolean;
  /** With a message for whoever can help, where the page has none itself. */
  readonly message?: boolean;
};
export function MyAccess({ id, question, open = false, message = false }: Props) {
  const [opened, { toggle }] = useDisclosure(open);
  const mine = useMyAccess(id, opened);
  return (
    <Stack gap="sm" align="stretch">
      <div>
        <Button
          variant="subtle"
          size="sm"
          aria-expanded={opened}
          onClick={toggle}
          rightSection={
            opened ? (
              <IconChevronUp size={16} aria-hidden />
            ) : (
              <IconChevronDown size={16} aria-hidden />
            )
          }
        >
          {question}
        </Button>
      </div>
      <Collapse expanded={opened}>
        {opened && (
          <Waiting query={mine} as="rows">
            {({ verdict }) => (
              <Stack gap="md">
                <Checklist told={verdict} folded />
                {message && !verdict.allowed && <ForManager id={id} />}
              </Stack>
            )}
          </Waiting>
        )}
      </Collapse>
    </Stack>
  );
}
