import { Page } from '../../../base/ui/Page.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { SettingsTabs } from '../../ui/SettingsTabs.tsx';
import { TokenList } from './TokenList.tsx';

/** Settings > Tokens. */
export function MyTokens() {
  const t = useTranslations('tokens');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SettingsTabs />
      <TokenList of={null} />
    </Page>
  );
}
