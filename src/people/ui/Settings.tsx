import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Settings() {
  return (
    <Page title="Settings">
      <Empty />
    </Page>
  );
}
