import { Button, Menu, Text } from '@mantine/core';
import { IconBuilding, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { useOrganisation } from '../../people/ui/me.tsx';
import classes from './Shell.module.css';

export function OrganisationChoice() {
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const { organisation, organisations, choose } = useOrganisation();
  if (organisations.length < 2)
    return (
      <Text size="sm" c="dimmed" truncate className={classes.choice}>
        {organisation?.name ?? t('noOrganisation')}
      </Text>
    );
  const change = (id: string) => {
    choose(id);
    // What is open may not exist in the other one.
    void navigate({ to: '/' });
  };
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
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
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchOrganisation')}</Menu.Label>
        {organisations.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => change(id)}
            aria-current={id === organisation?.id || undefined}
            rightSection={id === organisation?.id ? <IconCheck size={16} aria-hidden /> : null}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
