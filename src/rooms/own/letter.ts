import type { Letter } from '../../base/mail.ts';
import { isLanguage } from '../../words/languages.ts';
import { translator } from '../../words/translator.ts';

type Inviting = {
  readonly to: { readonly email: string; readonly language: string; readonly name: string };
  readonly from: string;
  readonly title: string;
  readonly message: string;
  readonly href: string;
};
export function invitationLetter({ to, from, title, message, href }: Inviting): Letter {
  const language = isLanguage(to.language) ? to.language : 'en';
  const t = translator(language);
  return {
    to: to.email,
    language,
    subject: t('knocks.invitation.subject', { name: from, title }),
    paragraphs: [
      t('knocks.invitation.says', { name: from, title }),
      ...(message ? [t('knocks.invitation.message', { message })] : []),
      t('knocks.invitation.more'),
    ],
    action: { label: t('knocks.invitation.button'), href },
  };
}
