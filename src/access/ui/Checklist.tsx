import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChevronDown,
  IconChevronUp,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl/react';
import type { ToldVerdict } from '../contract.ts';
import classes from './Checklist.module.css';
import { RemedyLine, type Undo } from './RemedyLine.tsx';
import { isTold } from './told.ts';

type Check = ToldVerdict['checks'][number];
const icons = {
  passed: IconCircleCheckFilled,
  failed: IconCircleXFilled,
  'not reached': IconCircleDashed,
};

type Props = {
  readonly told: ToldVerdict;
  /**
   * After a repair went through; everything on the page is fetched again anyway. `undo` takes it
   * back, where that is possible.
   */
  readonly onRepaired?: ((undo: Undo | null) => void) | undefined;
  /** Only what is missing, for small places. */
  readonly brief?: boolean;
  /** Without the line that says "Allowed" or what is missing. */
  readonly bare?: boolean;
  /** What is fulfilled or not reached stands behind a button that counts it. */
  readonly folded?: boolean;
};

/**
 * A verdict as a person reads it: every check in order, and at each one that fails the step that
 * repairs it.
 */
export function Checklist({
  told,
  onRepaired,
  brief = false,
  bare = false,
  folded = false,
}: Props) {
  const t = useTranslations('access.ui');
  const failing = told.checks.filter((check) => check.outcome === 'failed');
  const [all, { toggle }] = useDisclosure(false);
  const shown = folded && !all ? failing : brief && failing.length > 0 ? failing : told.checks;
  const passed = told.checks.filter((check) => check.outcome === 'passed').length;
  const waiting = told.checks.length - passed - failing.length;
  return (
    <Stack gap="sm" data-gate={told.gate}>
      {shown.length > 0 && (
        <ol className={classes.list} aria-label={t('checklist')}>
          {shown.map((check) => (
            <CheckLine key={check.name} check={check} onRepaired={onRepaired} />
          ))}
        </ol>
      )}
      {folded && passed + waiting > 0 && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={all}
            onClick={toggle}
            rightSection={
              all ? (
                <IconChevronUp size={16} aria-hidden />
              ) : (
                <IconChevronDown size={16} aria-hidden />
              )
            }
          >
            {all ? t(failing.length > 0 ? 'fold' : 'foldAll') : t('show', { passed, waiting })}
          </Button>
        </div>
      )}
      {!bare && <Sum told={told} missing={failing.length} />}
    </Stack>
  );
}

/** Allowed and through what, or how much is missing. */
function Sum({ told, missing }: { readonly told: ToldVerdict; readonly missing: number }) {
  const t = useTranslations('access.ui');
  return (
    <Group role="status" gap="xs" className={classes.sum} data-allowed={told.allowed || undefined}>
      <Text fw={650}>{told.allowed ? t('allowed') : t('refused')}</Text>
      {!told.allowed && missing > 0 && <Text size="sm">{t('missing', { count: missing })}</Text>}
      {told.allowed && told.paths.length > 0 && (
        <Text size="sm">
          {t('through')} {told.paths.map((path) => path.says).join(' · ')}
        </Text>
      )}
    </Group>
  );
}

function CheckLine({
  check,
  onRepaired,
}: {
  readonly check: Check;
  readonly onRepaired: Props['onRepaired'];
}) {
  const t = useTranslations('access.ui');
  const Icon = icons[check.outcome];
  return (
    <li className={classes.check} data-check={check.name} data-outcome={check.outcome}>
      <Icon size={22} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={600}>
            {check.title}
          </Text>
          <Badge
            size="sm"
            variant="light"
            className={classes.outcome}
            color={
              check.outcome === 'passed' ? 'teal' : check.outcome === 'failed' ? 'red' : 'gray'
            }
          >
            {t(`outcomes.${check.outcome}`)}
          </Badge>
        </Group>
        {check.says && (
          <Text size="sm" className={classes.says}>
            {check.says}
          </Text>
        )}
        {check.remedies.map((remedy, at) => (
          <RemedyLine
            key={remedy.says + (remedy.href ?? '')}
            remedy={remedy}
            first={at === 0}
            onRepaired={onRepaired}
          />
        ))}
      </div>
    </li>
  );
}

/** For the slot in `base/ui/Problem`. */
export function VerdictInProblem({ verdict }: { readonly verdict: unknown }) {
  return isTold(verdict) ? <Checklist told={verdict} bare /> : null;
}
