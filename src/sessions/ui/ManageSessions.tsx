import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ManageSessions() {
  return (
    <Page title="ManageSessions">
      <Empty />
    </Page>
  );
}
