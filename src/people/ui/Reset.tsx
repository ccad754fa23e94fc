import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Reset() {
  return (
    <Page title="Reset">
      <Empty />
    </Page>
  );
}
