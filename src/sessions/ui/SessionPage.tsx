import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function SessionPage() {
  return (
    <Page title="SessionPage">
      <Empty />
    </Page>
  );
}
