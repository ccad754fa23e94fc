import type { ComponentType } from 'react';
import { SignIn } from '../../people/account/ui/entry/SignIn.tsx';

/** The pages before somebody is inside that are shown without the router. */
export const pages = {
  '/sign-in': async () => SignIn,
  '/sign-up': async () => (await import('../../people/account/ui/entry/SignUp.tsx')).SignUp,
  '/verify': async () => (await import('../../people/account/ui/entry/Verify.tsx')).Verify,
  '/forgotten': async () => (await import('../../people/account/ui/entry/Forgotten.tsx')).Forgotten,
  '/reset': async () => (await import('../../people/account/ui/entry/Reset.tsx')).Reset,
} satisfies Readonly<Record<string, () => Promise<ComponentType>>>;

export const isEntry = (pathname: string): pathname is keyof typeof pages => pathname in pages;
