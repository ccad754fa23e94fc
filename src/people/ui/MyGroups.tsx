import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function MyGroups() {
  return (
    <Page title="MyGroups">
      <Empty />
    </Page>
  );
}
