import { Card, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { LinkAnchor } from '../../../../base/ui/link.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import classes from '../door.module.css';

type Props = {
  readonly title: string;
  /** In the tab, where it differs. */
  readonly document?: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/**
 * A page that cannot be mistaken for the room: one card, no picture of oneself, and devices that
 * are off.
 */
export function Alone({ title, document: inTab = title, icon, children }: Props) {
  useTabTitle(inTab);
  const heading = useHeading();
  return (
    <div className={classes.alone}>
      <Card withBorder padding="xl" className={classes.card ?? ''}>
        {icon}
        <Title
          order={1}
          size="h2"
          mb="sm"
          tabIndex={-1}
          ref={heading}
          className={classes.title ?? ''}
        >
          {title}
        </Title>
        {children}
        <HelpLink />
      </Card>
    </div>
  );
}

/** In a tab of its own: whoever waits stays. */
export function HelpLink() {
  const t = useTranslations('door.lobby');
  return (
    <LinkAnchor to="/help/locked-rooms" target="_blank" size="sm" mt="md" display="inline-block">
      {t('help')}
    </LinkAnchor>
  );
}

export function useTabTitle(...parts: readonly (string | undefined)[]): void {
  const t = useTranslations('base');
  const title = [...parts, t('product')].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Takes the focus only when what had it has just gone. */
export function useHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
