import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Account() {
  return (
    <Page title="Account">
      <Empty />
    </Page>
  );
}
