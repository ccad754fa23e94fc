import { Box } from '@mantine/core';
import { LinkAnchor } from '../../base/ui/link.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import classes from './SettingsTabs.module.css';

/** The pages of the settings stand on different floors; this line joins them. */
export function SettingsTabs() {
  const t = useTranslations('notices.ui.tabs');
  return (
    <Box component="nav" aria-label={t('label')}>
      <ul className={classes.tabs}>
        <li>
          <LinkAnchor
            to="/settings"
            activeOptions={{ exact: true }}
            className={classes.tab}
            underline="never"
          >
            {t('general')}
          </LinkAnchor>
        </li>
        <li>
          <LinkAnchor to="/settings/notifications" className={classes.tab} underline="never">
            {t('notices')}
          </LinkAnchor>
        </li>
        <li>
          <LinkAnchor to="/settings/tokens" className={classes.tab} underline="never">
            {t('tokens')}
          </LinkAnchor>
        </li>
      </ul>
    </Box>
  );
}
