import { Empty } from '../../base/ui/Empty.tsx';
import { Page } from '../../base/ui/Page.tsx';

export function Forgotten() {
  return (
    <Page title="Forgotten">
      <Empty />
    </Page>
  );
}
