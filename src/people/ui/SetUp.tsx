import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function SetUp() {
  return (
    <Page title="SetUp">
      <Empty />
    </Page>
  );
}
