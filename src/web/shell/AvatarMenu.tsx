import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { Face } from '../../base/ui/Face.tsx';
import { useOver } from '../../base/ui/late/use-over.ts';
import { useMe } from '../../people/ui/me.tsx';
import classes from './AvatarMenu.module.css';

const list = async () => (await import('./AvatarList.tsx')).AvatarList;

export function AvatarMenu() {
  const t = useTranslations('shell');
  const { person } = useMe();
  const { button, over, Part } = useOver(list, 'dialog');
  return (
    <>
      <UnstyledButton {...button} className={classes.target}>
        <Face person={person} size={36} />
        <VisuallyHidden>{t('me', { name: person.name })}</VisuallyHidden>
      </UnstyledButton>
      {Part && <Part {...over} />}
    </>
  );
}
