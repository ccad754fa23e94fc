import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { CopyButton } from '../../../../base/ui/CopyButton.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { invitationsApi } from '../api.ts';
import type { Here } from '../InControl.tsx';

export type Linked = { readonly email: string; readonly link: string; readonly proves: boolean };

/** A link to hand over is made when it is asked for; only its trace is kept. */
export function useCopyLink(here: Here, then: (made: Linked) => void) {
  return useAct(
    ({ invitation }: { readonly invitation: string; readonly email: string }) =>
      invitationsApi('POST /api/organisations/{id}/invitations/{invitation}/links', {
        params: { id: here.id, invitation },
      }),
    {
      changes: [`organisation:${here.id}`, 'journal'],
      then: (made, { email }) => then({ ...made, email }),
    },
  );
}

export function LinkDialog({
  made,
  onClose,
}: {
  readonly made: Linked | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  return (
    <Modal
      opened={made !== null}
      onClose={onClose}
      title={t('organisation.invitations.link.title')}
      closeButtonProps={{ 'aria-label': t('base.ui.close') }}
    >
      {made && (
        <Stack align="flex-start">
          <Text size="sm">{t('organisation.invitations.link.says', { email: made.email })}</Text>
          {!made.proves && <Text size="sm">{t('organisation.invitations.link.confirms')}</Text>}
          <TextInput
            w="100%"
            readOnly
            dir="ltr"
            label={t('organisation.invitations.link.label')}
            value={made.link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={made.link} label={t('organisation.invitations.act.copy')} />
        </Stack>
      )}
    </Modal>
  );
}
