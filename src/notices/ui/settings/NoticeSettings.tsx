import { Stack } from '@mantine/core';
import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { SettingsTabs } from '../../../people/ui/SettingsTabs.tsx';
import { Browsers } from './Browsers.tsx';
import { Kinds } from './Kinds.tsx';
import { SoundChoice } from './SoundChoice.tsx';
import { ThisBrowser } from './ThisBrowser.tsx';

/** Settings > Notifications. */
export function NoticeSettings() {
  const t = useTranslations('notices.ui.tabs');
  return (
    <Page title={t('notices')} narrow>
      <SettingsTabs />
      <Stack gap="lg">
        <ThisBrowser />
        <Browsers />
        <Kinds />
        <SoundChoice />
      </Stack>
    </Page>
  );
}
