import { Box, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { LinkAnchor } from './link.tsx';
import { useWay } from './talk/way.ts';
import classes from './Page.module.css';

type Crumb = { readonly label: string; readonly to: string };
type Props = {
  /** Undefined while it is not known yet: the place for it is kept. */
  readonly title: string | undefined;
  readonly lead?: ReactNode;
  /** Small things right of the title, for example badges. */
  readonly marks?: ReactNode;
  readonly actions?: ReactNode;
  /** The pages above this one. */
  readonly crumbs?: readonly Crumb[];
  /** A reading column instead of the whole width, for forms and texts. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
};

let firstPage = true;

/**
 * Says where one is: document title, one h1 that gets the focus after navigation, crumbs, actions.
 */
export function Page({
  title,
  lead,
  marks,
  actions,
  crumbs = [],
  narrow = false,
  children,
}: Props) {
  const t = useTranslations('base');
  const heading = useArrival(title);

  return (
    <Box className={classes.page} data-narrow={narrow || undefined}>
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
        <div className={classes.titles}>
          <Group gap="sm">
            <Title order={1} tabIndex={-1} ref={heading} className={classes.title}>
              {title ?? (
                <Skeleton
                  component="span"
                  height="1.1em"
                  width="11em"
                  display="inline-block"
                  aria-label={t('ui.loading')}
                />
              )}
            </Title>
            {marks}
          </Group>
          {lead && (
            <Text component="div" c="dimmed" mt={4} className={classes.lead}>
              {lead}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

/** Names the document after the page, and gives its heading the focus after navigation. */
function useArrival(title: string | undefined) {
  const product = useTranslations('base')('product');
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useWay().usePlace().pathname;
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
  useEffect(() => {
    // The browser itself announces the first page; and a field that asked for the focus keeps it.
    if (!firstPage && !document.activeElement?.closest('main form, [role=dialog]'))
      heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, [path]);
  return heading;
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useTranslations('base.ui');
  return (
    <Box component="nav" aria-label={t('breadcrumbs')} mb={6}>
      {crumbs.map((crumb) => (
        <LinkAnchor
          key={crumb.to}
          to={crumb.to}
          size="sm"
          underline="hover"
          className={classes.crumb}
        >
          <IconArrowLeft size={16} aria-hidden />
          {crumb.label}
        </LinkAnchor>
      ))}
    </Box>
  );
}
