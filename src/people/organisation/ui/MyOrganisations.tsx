import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useConfirm } from '../../../base/ui/talk/confirm.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useOrganisation } from '../../ui/me.tsx';
import { organisationApi } from './api.ts';
import { useHere, type Here } from './InControl.tsx';

/** For everyone's own settings: where one belongs, and the way out. */
export function MyOrganisations() {
  const t = useTranslations('organisation');
  const { organisations } = useOrganisation();
  return (
    <Card withBorder component="section" aria-labelledby="settings-organisations">
      <Title order={2} id="settings-organisations" mb="md">
        {t('mine.title')}
      </Title>
      {organisations.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('mine.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="sm" m={0} p={0}>
          {organisations.map((one) => (
            <Group component="li" key={one.id} justify="space-between" gap="sm">
              <Group gap="xs">
                <Text fw={500}>{one.name}</Text>
                <Badge variant={one.role === 'admin' ? 'light' : 'default'}>
                  {t(`roles.${one.role}`)}
                </Badge>
              </Group>
              <LeaveButton here={one} />
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  );
}

/** Refused, with the reason, for the last admin and for whoever is the only manager of a group. */
export function LeaveButton({ here: { id, name } }: { readonly here: Here }) {
  const t = useTranslations('organisation.settings.leave');
  const confirm = useConfirm();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const gates = useHere(id).data?.gates;
  const leaving = useAct(
    () => organisationApi('DELETE /api/organisations/{id}/membership', { params: { id } }),
    {
      done: t('done', { organisation: name }),
      then: async () => {
        await navigate({ to: '/' });
        await queries.invalidateQueries();
      },
    },
  );
  const leave = async () => {
    if (
      await confirm({
        title: t('sure', { organisation: name }),
        body: t('lead', { organisation: name }),
        confirm: t('submit', { organisation: name }),
        danger: true,
      })
    )
      leaving.mutate();
  };
  return (
    <GateButton
      told={gates?.leave}
      variant="light"
      color="red"
      size="sm"
      onClick={() => void leave()}
      loading={leaving.isPending}
    >
      {t('submit', { organisation: name })}
    </GateButton>
  );
}
