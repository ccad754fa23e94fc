import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  rooms: {
    chat: {
      title: 'Chat',
      hide: 'Chat ausblenden',
      said: 'Nachrichten',
      older: 'Ältere Nachrichten zeigen',
      empty: 'Hier wurde noch nichts geschrieben. Alle im Raum können lesen, was Sie schreiben.',
      failed: 'Die Nachrichten konnten nicht geladen werden.',
      own: 'Sie',
      guest: 'Gast',
      message: 'Nachricht an alle im Raum',
      placeholder: 'An alle im Raum schreiben',
      keys: 'Enter sendet, Umschalt und Enter beginnen eine neue Zeile',
      send: 'Senden',
      left: '{count, plural, one {Noch ein Zeichen} other {Noch # Zeichen}}',
      tooLong: '{count, plural, one {Ein Zeichen zu viel} other {# Zeichen zu viel}}',
      hear: '{name} schreibt: {text}',
    },
  },
};
