import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function EditSession() {
  return (
    <Page title="EditSession">
      <Empty />
    </Page>
  );
}
