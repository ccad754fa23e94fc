import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function CheckAccess() {
  return (
    <Page title="CheckAccess">
      <Empty />
    </Page>
  );
}
