import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function SignIn() {
  return (
    <Page title="SignIn">
      <Empty />
    </Page>
  );
}
