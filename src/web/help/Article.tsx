import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { Page } from '../../base/ui/Page.tsx';
import { useLanguage } from '../../base/ui/talk/words.tsx';
import classes from './Article.module.css';
import { articles, namesIn, type ArticleName } from './names.ts';

type Part = (chunks: ReactNode) => ReactNode;
type Loose = ((key: string) => string) & {
  readonly rich: (key: string, values: Readonly<Record<string, string | Part>>) => ReactNode;
};

const parts: Readonly<Record<string, Part>> = {
  p: (chunks) => <Text className={classes.prose ?? ''}>{chunks}</Text>,
  b: (chunks) => <strong>{chunks}</strong>,
  ol: (chunks) => <ol className={classes.steps}>{chunks}</ol>,
  li: (chunks) => <li>{chunks}</li>,
  toAccount: (chunks) => <LinkAnchor to="/help/account">{chunks}</LinkAnchor>,
};

export const HelpAccess = () => <Article name="access" />;
export const HelpRooms = () => <Article name="rooms" />;

/** One article: its sections one under the other, each with the screen it speaks of. */
function Article({ name }: { readonly name: ArticleName }) {
  const t = useTranslations() as unknown as Loose;
  const words = { ...parts, ...namesIn(t) };
  const sections = articles[name];
  return (
    <Page
      title={t(`help.${name}.title`)}
      lead={t(`help.${name}.lead`)}
      crumbs={[{ label: t('help.title'), to: '/help' }]}
      narrow
    >
      <Card withBorder padding="lg">
        <Stack gap="xl">
          {sections.map((section) => (
            <section key={section.name} aria-labelledby={`help-${section.name}`}>
              <Title order={2} size="h3" id={`help-${section.name}`} mb={6}>
                {t(`help.${name}.${section.name}.title`)}
              </Title>
              <Stack gap="sm" className={classes.body ?? ''}>
                {t.rich(`help.${name}.${section.name}.says`, words)}
              </Stack>
              {'picture' in section && (
                <Picture name={section.picture} of={t(`help.${name}.${section.name}.title`)} />
              )}
            </section>
          ))}
        </Stack>
      </Card>
    </Page>
  );
}

const pictures = import.meta.glob<string>('./pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** `npm run pictures` takes them anew. */
function Picture({ name, of }: { readonly name: string; readonly of: string }) {
  const t = useTranslations('help');
  const { language } = useLanguage();
  const source = pictures[`./pictures/${name}.${language}.webp`];
  if (!source) return null;
  return (
    <Anchor href={source} target="_blank" className={classes.picture ?? ''}>
      <img src={source} alt={`${t('picture')}: ${of}`} loading="lazy" width={960} height={600} />
    </Anchor>
  );
}
