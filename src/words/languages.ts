import type {} from 'use-intl';
import type { en } from './en.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
export const isLanguage = (value: unknown): value is Language =>
  languages.some((language) => language === value);

/** The first wish that we speak (a list of tags as browsers send them), else English. */
export const spoken = (wishes: readonly string[]): Language =>
  wishes.map((wish) => wish.trim().slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: typeof en;
  }
}
