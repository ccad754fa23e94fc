import { Card, Group, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../../people/ui/me.tsx';
import { managedSessions } from '../api.ts';
import classes from '../sessions.module.css';

const steps = [
  { name: 'invited', to: '/control/users' },
  { name: 'grouped', to: '/control/groups' },
  { name: 'planned', to: '/administration/sessions/new' },
  { name: 'entered', to: '/' },
] as const;

/**
 * How far an organisation has come, asked beside the list it stands above, so that nothing moves
 * when it comes.
 */
export function useFirstSteps() {
  const { organisation, isAdmin } = useOrganisation();
  const id = organisation?.id ?? '';
  return useQuery({
    queryKey: ['sessions', 'first-steps', id],
    queryFn: ({ signal }) =>
      managedSessions('GET /api/organisations/{id}/first-steps', { params: { id }, signal }),
    staleTime: ({ state }) =>
      state.data && steps.every(({ name }) => state.data?.[name]) ? Infinity : 0,
    enabled: isAdmin,
  }).data;
}

type Done = NonNullable<ReturnType<typeof useFirstSteps>>;

/** For an admin, until the organisation has met once. */
export function FirstSteps({ data }: { readonly data: Done }) {
  const t = useTranslations('sessions.first');
  if (steps.every(({ name }) => data[name])) return null;
  const next = steps.find(({ name }) => !data[name]);
  return (
    <Card component="section" withBorder padding="lg" aria-labelledby="first-steps">
      <Title order={2} id="first-steps" mb="sm">
        {t('title')}
      </Title>
      <ol className={classes.steps}>
        {steps.map((step, at) => (
          <Group
            key={step.name}
            component="li"
            gap="sm"
            wrap="nowrap"
            align="flex-start"
            aria-current={step === next ? 'step' : undefined}
          >
            <ThemeIcon
              size={26}
              radius="xl"
              variant={data[step.name] ? 'filled' : 'default'}
              color="green"
              aria-hidden
            >
              {data[step.name] ? <IconCheck size={16} /> : at + 1}
            </ThemeIcon>
            <div>
              {data[step.name] || step.to === '/' ? (
                <Text fw={600}>{t(`${step.name}.title`)}</Text>
              ) : (
                <LinkAnchor to={step.to} fw={600}>
                  {t(`${step.name}.title`)}
                </LinkAnchor>
              )}
              <Text size="sm" c="dimmed">
                {data[step.name] ? t('done') : t(`${step.name}.hint`)}
              </Text>
            </div>
          </Group>
        ))}
      </ol>
    </Card>
  );
}
