import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function MySessions() {
  return (
    <Page title="MySessions">
      <Empty />
    </Page>
  );
}
