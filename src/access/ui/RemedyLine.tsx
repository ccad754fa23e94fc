import { Button, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useAct } from '../../base/ui/talk/act.ts';
import { request } from '../../base/ui/talk/api.ts';
import { useKeep } from '../../base/ui/talk/keep.ts';
import { useConfirm } from '../../base/ui/talk/confirm.tsx';
import { LinkButton } from '../../base/ui/link.tsx';
import type { ToldVerdict } from '../contract.ts';
import classes from './Checklist.module.css';

type Remedy = ToldVerdict['checks'][number]['remedies'][number];
/** Takes a repair back, unless somebody else has changed the thing since. */
export type Undo = NonNullable<Remedy['repair']>;

type Props = {
  readonly remedy: Remedy;
  /** Of those at its check: the one that changes least. */
  readonly first?: boolean;
  readonly onRepaired: ((undo: Undo | null) => void) | undefined;
};

/** The next step and, when one request or one page does it, the button. */
export function RemedyLine({ remedy, first = true, onRepaired }: Props) {
  const t = useTranslations('access.ui');
  const { renew } = useKeep();
  const ask = useQuestion();
  const { repair: step, swaps } = remedy;
  const says = useId();
  const repair = useAct(
    async () =>
      step && (!swaps || (await ask(remedy)))
        ? { answer: await request(step.method, step.path, step) }
        : null,
    {
      done: (made) => (made && !swaps ? t('repaired') : ''),
      // What stood here is not true any more: somebody else may have repaired it.
      failed: () => {
        void renew();
        return false;
      },
      then: async (made) => {
        if (!made) return;
        await renew();
        onRepaired?.(undoOf(remedy, made.answer));
      },
    },
  );
  return (
    <div className={classes.remedy}>
      <Text size="sm" c="dimmed" id={says}>
        {remedy.says}
      </Text>
      {step && (
        <Button
          size="xs"
          variant={swaps ? 'subtle' : first ? 'filled' : 'default'}
          aria-describedby={says}
          loading={repair.isPending}
          onClick={() => repair.mutate()}
        >
          {remedy.button || remedy.says}
        </Button>
      )}
      {!step && remedy.href && (
        <LinkButton size="xs" variant="default" to={remedy.href}>
          {remedy.button ?? remedy.says}
        </LinkButton>
      )}
    </div>
  );
}

/** Asks with the numbers of this moment. */
function useQuestion(): (remedy: Remedy) => Promise<boolean> {
  const t = useTranslations('access.ui');
  const confirm = useConfirm();
  return async ({ swaps, button, says }) => {
    const { gain, lose } = (await request('GET', swaps?.asks ?? '')) as {
      readonly gain: number;
      readonly lose: number;
    };
    return confirm({
      title: t('swapTitle'),
      body: t('swap', { gain, lose }),
      confirm: button || says,
    });
  };
}

const undoOf = ({ repair, swaps }: Remedy, answer: unknown): Undo | null =>
  repair && swaps?.undo && typeof answer === 'object' && answer !== null && 'version' in answer
    ? {
        method: repair.method,
        path: repair.path,
        body: swaps.undo,
        version: Number(answer.version),
      }
    : null;
