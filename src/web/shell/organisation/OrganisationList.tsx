import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { At } from '../../../base/ui/late/At.tsx';
import type { Over } from '../../../base/ui/late/use-over.ts';
import { useOrganisation } from '../../../people/ui/me.tsx';

export function OrganisationList({ id, at, opened, onChange }: Over) {
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const { organisation, organisations, choose } = useOrganisation();
  const change = (to: string) => {
    choose(to);
    // What is open may not exist in the other one.
    void navigate({ to: '/' });
  };
  return (
    <Menu id={id} opened={opened} onChange={onChange} position="bottom-start" width={260}>
      <Menu.Target>
        <At button={at} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchOrganisation')}</Menu.Label>
        {organisations.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => change(one.id)}
            aria-current={one.id === organisation?.id || undefined}
            rightSection={one.id === organisation?.id ? <IconCheck size={16} aria-hidden /> : null}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
