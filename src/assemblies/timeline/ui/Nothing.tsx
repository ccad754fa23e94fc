import { Button } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Filter } from './lines/use-lines.ts';

/** There is no assembly, or none that is sought. */
export function Nothing({
  filter,
  onClear,
}: {
  readonly filter: Filter;
  readonly onClear: () => void;
}) {
  const t = useTranslations('assemblies.timeline');
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <Empty
      title={narrowed ? t('noneSuch') : t('none')}
      icon={<IconCalendarSearch size={28} stroke={1.5} />}
      action={
        narrowed && (
          <Button variant="default" onClick={onClear}>
            {t('clear')}
          </Button>
        )
      }
    >
      {narrowed ? t('noneSuchHint') : t('noneHint')}
    </Empty>
  );
}
