import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function MyContacts() {
  return (
    <Page title="MyContacts">
      <Empty />
    </Page>
  );
}
