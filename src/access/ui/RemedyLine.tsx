import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useAct } from '../../base/ui/act.ts';
import { request } from '../../base/ui/api.ts';
import { LinkButton } from '../../base/ui/link.tsx';
import type { Told } from '../contract.ts';
import classes from './Checklist.module.css';

type Remedy = Told['checks'][number]['remedies'][number];

/** The next step and, when one request or one page does it, the button. */
export function RemedyLine({ remedy, onRepaired }: { readonly remedy: Remedy; readonly onRepaired: (() => void) | undefined }) {
  const t = useTranslations('access.ui');
  const queries = useQueryClient();
  const repair = useAct(
    async () => {
      if (remedy.repair) await request(remedy.repair.method, remedy.repair.path, remedy.repair);
    },
    {
      done: t('repaired'),
      // What stood here is not true any more: somebody else may have repaired it.
      failed: () => {
        void queries.invalidateQueries();
        return false;
      },
      then: async () => {
        await queries.invalidateQueries();
        onRepaired?.();
      },
    },
  );
  return (
    <div className={classes.remedy}>
      <Text size="sm" c="dimmed">
        {remedy.says}
      </Text>
      {remedy.repair && (
        <Button size="xs" loading={repair.isPending} onClick={() => repair.mutate()}>
          {remedy.button || remedy.says}
        </Button>
      )}
      {!remedy.repair && remedy.href && (
        <LinkButton size="xs" variant="default" to={remedy.href}>
          {remedy.button || t('open')}
        </LinkButton>
      )}
    </div>
  );
}
