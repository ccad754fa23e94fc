import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function ControlAudit() {
  return (
    <Page title="ControlAudit">
      <Empty />
    </Page>
  );
}
