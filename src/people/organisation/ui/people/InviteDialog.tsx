import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import type { Here } from '../InControl.tsx';
import { InviteForm } from './InviteForm.tsx';
import { Outcomes } from './Outcomes.tsx';
import type { Outcome } from './sending.ts';

type Props = { readonly here: Here; readonly opened: boolean; readonly onClose: () => void };
export function InviteDialog({ here, opened, onClose }: Props) {
  const t = useTranslations();
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('organisation.invitations.dialog.title')}
      size="lg"
      fullScreen={phone ?? false}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      <Inviting here={here} onClose={onClose} />
    </Modal>
  );
}

function Inviting({ here, onClose }: Omit<Props, 'opened'>) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const [stopped, setStopped] = useState<Error | null>(null);
  const again = () => {
    setOutcomes(null);
    setStopped(null);
  };
  return outcomes ? (
    <Outcomes here={here} outcomes={outcomes} stopped={stopped} again={again} onClose={onClose} />
  ) : (
    <InviteForm
      here={here}
      onDone={(lines, problem) => {
        setOutcomes(lines);
        setStopped(problem);
      }}
    />
  );
}
