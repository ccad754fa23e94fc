import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function SignUp() {
  return (
    <Page title="SignUp">
      <Empty />
    </Page>
  );
}
