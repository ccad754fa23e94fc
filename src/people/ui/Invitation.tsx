import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Invitation() {
  return (
    <Page title="Invitation">
      <Empty />
    </Page>
  );
}
