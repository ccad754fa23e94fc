import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ControlGroup() {
  return (
    <Page title="ControlGroup">
      <Empty />
    </Page>
  );
}
