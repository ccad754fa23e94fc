import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  shell: {
    skip: 'Zum Inhalt springen',
    home: 'Anteroom, zu Meine Sitzungen',
    navigation: 'Hauptnavigation',
    menu: {
      open: 'Navigation öffnen',
      close: 'Navigation schließen',
    },
    pages: {
      sessions: 'Meine Sitzungen',
      calendar: 'Kalender',
      rooms: 'Meine Räume',
      assemblies: 'Anlagen',
      contacts: 'Meine Kontakte',
      groups: 'Meine Gruppen',
      manage: 'Meine Sitzungen',
      check: 'Zugang prüfen',
      controlGroups: 'Gruppen',
      controlAssemblies: 'Anlagen',
      users: 'Personen',
      audit: 'Protokoll',
      mail: 'E-Mails',
      webhooks: 'Webhooks',
      controlSettings: 'Einstellungen',
      settings: 'Einstellungen',
      account: 'Konto & Passwort',
      help: 'Hilfe',
    },
    sections: {
      administration: 'Verwaltung',
      control: 'Leitung',
    },
    me: 'Ihr Menü, {name}',
    switchOrganisation: 'Organisation wechseln',
    noOrganisation: 'Noch keine Organisation',
    language: 'Sprache',
    languages: {
      en: 'English',
      de: 'Deutsch',
    },
    look: 'Darstellung',
    looks: {
      auto: 'Wie das Gerät',
      light: 'Hell',
      dark: 'Dunkel',
    },
    signOut: 'Abmelden',
    tagline: 'Hier treffen sich Ihre Sitzungen.',
  },
};
