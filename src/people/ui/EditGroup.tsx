import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function EditGroup() {
  return (
    <Page title="EditGroup">
      <Empty />
    </Page>
  );
}
