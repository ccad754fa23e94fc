import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function HelpAccount() {
  return (
    <Page title="HelpAccount">
      <Empty />
    </Page>
  );
}
