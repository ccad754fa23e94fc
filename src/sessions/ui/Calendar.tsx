import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Calendar() {
  return (
    <Page title="Calendar">
      <Empty />
    </Page>
  );
}
