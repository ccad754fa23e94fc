import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ControlUsers() {
  return (
    <Page title="ControlUsers">
      <Empty />
    </Page>
  );
}
