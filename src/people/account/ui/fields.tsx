import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { PasswordInputProps, TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Problem } from '../../../base/ui/Problem.tsx';
import type { Saving } from '../../../base/ui/talk/act.ts';

/** Named and marked so that password managers know what to fill in and what to remember. */
export function EmailField({
  fresh = false,
  ...props
}: TextInputProps & { /** An address that is not the account's yet. */ readonly fresh?: boolean }) {
  const t = useTranslations('account.fields');
  return (
    <TextInput
      // what is pasted with quotes or invisible characters is understood by the server; the browser
      // would refuse it
      type="text"
      name="email"
      autoComplete={fresh ? 'email' : 'username'}
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      required
      withAsterisk={false}
      label={t('email')}
      {...props}
    />
  );
}

export function PasswordField({
  kind,
  ...props
}: PasswordInputProps & { readonly kind: 'current' | 'new' }) {
  const t = useTranslations();
  return (
    <PasswordInput
      name={kind === 'new' ? 'new-password' : 'password'}
      autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      label={t(kind === 'new' ? 'account.fields.newPassword' : 'account.fields.password')}
      {...(kind === 'new' ? { description: t('account.fields.passwordHint') } : {})}
      visibilityToggleButtonProps={{ 'aria-label': t('base.ui.showPassword') }}
      {...props}
    />
  );
}

/** Tells a password manager whose password the form changes. */
export const WhoseAccount = ({ email }: { readonly email: string }) => (
  <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
);

type NewPasswordProps = {
  readonly form: UseFormReturnType<{ password: string }>;
  readonly save: Saving;
  /** Where a page without scripts would send it. */
  readonly action: string;
  readonly button: string;
  /** Shown below a problem. */
  readonly children?: ReactNode;
};
/** A password chosen by whoever came with a link. */
export const NewPassword = ({ form, save, action, button, children }: NewPasswordProps) => (
  <form onSubmit={save.submit} method="post" action={action}>
    <Stack>
      <Problem error={save.problem} />
      {children}
      <PasswordField
        kind="new"
        autoFocus
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" size="md" loading={save.busy}>
        {button}
      </Button>
    </Stack>
  </form>
);
