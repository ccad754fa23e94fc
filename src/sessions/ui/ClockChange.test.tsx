import { globSync, readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { IntlProvider } from 'use-intl/react';
import { de } from '../../words/de.ts';
import { en } from '../../words/en.ts';
import { ClockChange, useNever } from './ClockChange.tsx';

function Field({ wall }: { readonly wall: string }) {
  return (
    <>
      {useNever()(wall, 'Europe/Berlin')}{' '}
      <ClockChange wall={wall} zone="Europe/Berlin" onTake={() => undefined} />
    </>
  );
}
const shown = (wall: string, language: 'en' | 'de'): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <IntlProvider
        locale={{ en: 'en-GB', de: 'de-DE' }[language] as 'en'}
        messages={language === 'de' ? (de as unknown as typeof en) : en}
        timeZone="UTC"
      >
        <Field wall={wall} />
      </IntlProvider>
    </MantineProvider>,
  )
    .replace(/<style[^>]*>.*?<\/style>/gu, '')
    .replace(/<[^>]+>/gu, '')
    .trim();

test.each([
  ['2027-03-28T02:30', 'en', 'On this night the clocks go forward: 2:30 does not exist. Take 3:00'],
  [
    '2027-03-28T02:30',
    'de',
    'In dieser Nacht werden die Uhren vorgestellt: 2:30 gibt es nicht. 3:00 nehmen',
  ],
  [
    '2027-10-31T02:30',
    'en',
    'On this night the clocks go back: 2:30 comes twice, and the first is meant.',
  ],
  [
    '2027-10-31T02:30',
    'de',
    'In dieser Nacht werden die Uhren zurückgestellt: 2:30 kommt zweimal, gemeint ist das erste Mal.',
  ],
  ['2027-03-28T03:00', 'en', ''],
  ['', 'en', ''],
] as const)('%s in %s: %s', (wall, language, wanted) => expect(shown(wall, language)).toBe(wanted));

/** Fields of times or days of which each comes exactly once. */
const always: { readonly [file: string]: string } = {
  'src/notices/ui/settings/Quiet.tsx':
    'a time of every day; the end is found by what the clock shows that night',
  'src/people/organisation/ui/ControlAudit.tsx': 'whole days',
  'src/assemblies/timeline/ui/Timeline.tsx': 'a whole day',
  'src/assemblies/timeline/ui/DayList.tsx': 'a whole day',
};
test('every field that takes a time on the wall says when it never comes or comes twice', () => {
  const files = globSync('src/**/*.tsx').map((file) => file.replaceAll('\\', '/'));
  const taking = files.filter((file) =>
    /type="(?:datetime-local|time|date)"|<(?:Date|Time|DateTime)(?:Input|Picker|PickerInput)\b/u.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(taking.filter((file) => !(file in always)).sort()).toEqual([
    'src/assemblies/timeline/ui/booking/WallField.tsx',
    'src/rooms/door/ui/settings/Times.tsx',
    'src/sessions/ui/plan/TimeFields.tsx',
  ]);
  for (const file of taking)
    if (!(file in always))
      expect([
        file,
        ...['<ClockChange', 'useNever()'].map((part) => readFileSync(file, 'utf8').includes(part)),
      ]).toEqual([file, true, true]);
});
