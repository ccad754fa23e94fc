import { Menu } from '@mantine/core';
import { IconBan, IconHourglass, IconMessage, IconPencil, IconUserPlus } from '@tabler/icons-react';
import { At } from '../../../../base/ui/late/At.tsx';
import type { Over } from '../../../../base/ui/late/use-over.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { WordedAnswer } from './AnswerDialog.tsx';
import classes from './queue.module.css';
import type { Answer } from './use-answers.ts';
import type { Waiter } from './use-queue.ts';

type Props = Over & {
  readonly knock: Waiter;
  readonly answer: (answer: Answer) => void;
  readonly onAsk: (asked: WordedAnswer) => void;
};

/** Beside Allow and Deny. */
export function OtherAnswers({ id, at, opened, onChange, knock, answer, onAsk }: Props) {
  const t = useTranslations('door.queue');
  const { group, blockable } = knock;
  const moment = t('moment');
  return (
    <Menu id={id} opened={opened} onChange={onChange} position="bottom" width={250} withinPortal>
      <Menu.Target>
        <At button={at} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconHourglass size={16} aria-hidden />}
          onClick={() => answer({ knock, decision: 'hold', reason: moment })}
        >
          {t('hold', { text: moment })}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => onAsk({ kind: 'hold', knock })}
        >
          {t('holdOwn')}
        </Menu.Item>
        {group && (
          <Menu.Item
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => answer({ knock, decision: 'allow', group: group.id })}
          >
            {t('intoGroup', { group: group.name })}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconMessage size={16} aria-hidden />}
          onClick={() => onAsk({ kind: 'deny', knock })}
        >
          {t('denyWhy')}
        </Menu.Item>
        {blockable && (
          <Menu.Item
            className={classes.danger ?? ''}
            leftSection={<IconBan size={16} aria-hidden />}
            onClick={() => onAsk({ kind: 'block', knock })}
          >
            {t('block')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
