import { Button, Container, Group, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { ProblemError } from '../../base/ui/talk/api.ts';
import { LinkButton } from '../../base/ui/link.tsx';
import { Page } from '../../base/ui/Page.tsx';
import { Problem } from '../../base/ui/Problem.tsx';

export function NotFound() {
  const t = useTranslations();
  return (
    <Container py="xl">
      <Page title={t('base.ui.unknownTitle')} narrow>
        <Text mb="lg">{t('base.ui.unknown')}</Text>
        <LinkButton to="/" variant="default">
          {t('shell.pages.sessions')}
        </LinkButton>
      </Page>
    </Container>
  );
}

/**
 * What browsers say when a part of the app does not come: no connection, or a newer version stands
 * there.
 */
const notLoaded = /dynamically imported module|importing a module script|unable to preload/iu;

/** The page itself broke; what the server refused has its own words in `Problem`. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = useTranslations('base.ui');
  if (error instanceof ProblemError && error.document.status === 404) return <NotFound />;
  if (notLoaded.test(String(error))) return <NotLoaded />;
  return (
    <Container py="xl">
      <Page title={t('brokenTitle')} narrow>
        <Problem error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
        <Group mt="md">
          <Button variant="default" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        </Group>
      </Page>
    </Container>
  );
}

/** Nothing is on the page that could be lost, so it comes back by itself with the connection. */
function NotLoaded() {
  const t = useTranslations('base.ui');
  useEffect(() => {
    const again = () => location.reload();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return (
    <Container py="xl">
      <Page title={t('notLoadedTitle')} narrow>
        <Text mb="lg" role="alert">
          {t('notLoaded')}
        </Text>
        <Button onClick={() => location.reload()}>{t('retry')}</Button>
      </Page>
    </Container>
  );
}
