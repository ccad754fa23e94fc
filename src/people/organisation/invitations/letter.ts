import type { Letter } from '../../../base/mail.ts';
import { isLanguage, type Language } from '../../../words/languages.ts';
import { translator } from '../../../words/translator.ts';

type Invitation = {
  readonly to: string;
  readonly language: string | null;
  readonly fallback: Language;
  readonly by: string;
  readonly organisation: string;
  readonly link: string;
};

/** In the language of the invited if we know it, else of the one who invites. */
export function invitationLetter({ to, language: wanted, fallback, by, organisation, link }: Invitation): Letter {
  const language = isLanguage(wanted) ? wanted : fallback;
  const t = translator(language);
  const args = { by, organisation };
  return {
    to,
    language,
    subject: t('organisation.mails.invitation.subject', args),
    paragraphs: [t('organisation.mails.invitation.says', args), t('organisation.mails.invitation.more')],
    action: { label: t('organisation.mails.invitation.button'), href: link },
  };
}
