import { Notifications } from '@mantine/notifications';
import { QuestionDialog } from '../../base/ui/QuestionDialog.tsx';

/** What lies over the page: it comes when there is something to say or to ask. */
export function Overlays() {
  return (
    <>
      <Notifications position="bottom-right" />
      <QuestionDialog />
    </>
  );
}
