import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ControlSettings() {
  return (
    <Page title="ControlSettings">
      <Empty />
    </Page>
  );
}
