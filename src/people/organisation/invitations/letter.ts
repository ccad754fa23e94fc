import { pen, type Letter } from '../../../base/mail/letter.ts';
import type { LetterKind } from '../../../base/mail/mail.ts';
import { isLanguage, type Language } from '../../../words/languages.ts';
import { standingOf, type InvitationId } from './store.ts';

type Invitation = {
  readonly to: string;
  readonly language: string | null;
  readonly fallback: Language;
  readonly by: string;
  readonly organisation: string;
  readonly link: string;
};

/** In the language of the invited if we know it, else of the one who invites. */
export function invitationLetter({
  to,
  language: wanted,
  fallback,
  by,
  organisation,
  link,
}: Invitation): Letter {
  const language = isLanguage(wanted) ? wanted : fallback;
  const write = pen(language);
  const args = { by, organisation };
  return {
    to,
    language,
    subject: write('organisation.mails.invitation.subject', args),
    paragraphs: [
      write('organisation.mails.invitation.says', args),
      write('organisation.mails.invitation.more'),
    ],
    action: { label: write('organisation.mails.invitation.button'), href: link },
  };
}

/** While the invitation is open, and its address is not yet that of a member. */
export const invitationKind: LetterKind = {
  kind: 'invitation',
  urgent: false,
  judge: async (tx, { about, to }) => {
    const found = about ? await standingOf(tx, about as InvitationId) : undefined;
    if (!found || found.revoked || found.accepted || found.member) return 'over';
    return found.email !== to ? 'other-address' : found.expired ? 'expired' : null;
  },
};
