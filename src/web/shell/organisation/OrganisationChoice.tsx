import { Button, Text } from '@mantine/core';
import { IconBuilding, IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl/react';
import { useOver } from '../../../base/ui/late/use-over.ts';
import { useOrganisation } from '../../../people/ui/me.tsx';
import classes from './Choice.module.css';

const list = async () => (await import('./OrganisationList.tsx')).OrganisationList;

export function OrganisationChoice() {
  const t = useTranslations('shell');
  const { organisation, organisations } = useOrganisation();
  if (organisations.length > 1) return <Choice />;
  return (
    <Text size="sm" c="dimmed" truncate className={classes.choice}>
      {organisation?.name ?? t('noOrganisation')}
    </Text>
  );
}

function Choice() {
  const t = useTranslations('shell');
  const { organisation } = useOrganisation();
  const { button, over, Part } = useOver(list, 'menu');
  return (
    <>
      <Button
        {...button}
        variant="default"
        size="xs"
        className={classes.choice}
        leftSection={<IconBuilding size={15} aria-hidden />}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        aria-label={`${t('switchOrganisation')}: ${organisation?.name ?? ''}`}
      >
        <Text component="span" size="sm" truncate>
          {organisation?.name}
        </Text>
      </Button>
      {Part && <Part {...over} />}
    </>
  );
}
