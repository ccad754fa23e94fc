import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ControlGroups() {
  return (
    <Page title="ControlGroups">
      <Empty />
    </Page>
  );
}
