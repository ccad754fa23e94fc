import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Verify() {
  return (
    <Page title="Verify">
      <Empty />
    </Page>
  );
}
