import { Card, Select, SimpleGrid } from '@mantine/core';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { PersonPicker, SubjectPicker } from '../pickers.tsx';

/** What is asked where nothing else is said. */
export const USUAL = 'enter-room';
export type AccessAsked = {
  readonly subject?: string | undefined;
  readonly person?: string | undefined;
  /** A gate. */
  readonly what?: string | undefined;
};
type Choosing = AccessAsked & {
  readonly gates: readonly { readonly gate: string; readonly title: string }[];
  readonly onPick: (change: AccessAsked) => void;
};

/** Who, access to what, and what of it. */
export function Choice({ subject, person, what, gates, onPick }: Choosing) {
  const t = useTranslations('sessions.access');
  return (
    <Card
      withBorder
      padding="lg"
      component="form"
      role="search"
      aria-label={t('title')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg">
        <PersonPicker
          value={person}
          onChange={(whom) => onPick({ person: whom })}
          focused={person === undefined}
        />
        {/* the one that is still empty has the focus, from opening on */}
        <SubjectPicker
          key={person ? 'next' : 'later'}
          value={subject}
          onChange={(id) => onPick({ subject: id })}
          focused={person !== undefined && subject === undefined}
        />
        <Select
          label={t('what')}
          data={gates.map(({ gate, title }) => ({ value: gate, label: title }))}
          value={what ?? null}
          onChange={(gate) => onPick({ what: gate === USUAL ? undefined : (gate ?? undefined) })}
          allowDeselect={false}
          size="md"
        />
      </SimpleGrid>
    </Card>
  );
}
