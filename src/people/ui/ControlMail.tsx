import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ControlMail() {
  return (
    <Page title="ControlMail">
      <Empty />
    </Page>
  );
}
