import type { Texts } from '../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  notices: {
    mail: {
      open: 'Öffnen',
      why: 'Diese E-Mail kam wegen Ihrer Wahl unter Einstellungen > Benachrichtigungen („{kind}“). Dort können Sie sie abschalten.',
    },
    ui: {
      title: 'Benachrichtigungen',
      lead: 'Alles, worüber Sie benachrichtigt wurden, das Neueste zuerst.',
      bell: '{count, plural, =0 {Benachrichtigungen} =100 {Benachrichtigungen, mehr als 99 ungelesen} other {Benachrichtigungen, # ungelesen}}',
      unread: 'Ungelesen',
      waits: 'Wartet auf Antwort',
      times: '{count, plural, one {einmal} other {#-mal}}',
      markAll: 'Alle als gelesen markieren',
      markOne: 'Als gelesen markieren',
      markOneOf: 'Als gelesen markieren: {title}',
      all: 'Alle Benachrichtigungen',
      settings: 'Einstellungen für Benachrichtigungen',
      filter: {
        label: 'Welche Benachrichtigungen',
        all: 'Alle',
        open: 'Wartet auf Antwort',
      },
      empty: 'Noch ist nichts geschehen',
      emptyHint:
        'Hier steht, wer vor Ihrer Tür wartet, wer Sie um Kontakt bittet und was sich an Ihren Sitzungen ändert.',
      emptyOpen: 'Niemand wartet auf Ihre Antwort',
      emptyOpenHint:
        'Wer in einen Ihrer Räume möchte oder Sie um Kontakt bittet, steht hier, bis Sie antworten.',
      buttonOf: '{label}: {title}',
      tabs: {
        label: 'Einstellungen',
        general: 'Allgemein',
        notices: 'Benachrichtigungen',
        tokens: 'Token',
      },
      kinds: {
        title: 'Worüber Sie benachrichtigt werden',
        lead: 'Wählen Sie für jede Art, wo Sie benachrichtigt werden. Es gilt ab dem nächsten Mal.',
        kind: 'Was',
        bell: 'Glocke',
        browser: 'Browser',
        mail: 'E-Mail',
        of: '{kind}: {channel}',
        noBrowser: 'Kein Browser ist eingeschaltet, daher kommt auf diesem Weg noch nichts an.',
        security: 'E-Mails zur Sicherheit Ihres Kontos kommen immer.',
        saved: 'Gespeichert',
      },
      quiet: {
        title: 'Ruhezeiten',
        lead: 'In dieser Zeit kommt nichts per Browser oder E-Mail. Die Glocke behält alles. Die Zeiten gelten in Ihrer Zeitzone, {zone}.',
        on: 'Ruhezeiten',
        from: 'Von',
        until: 'Bis',
        same: 'Wählen Sie zwei verschiedene Zeiten.',
      },
      sounds: {
        title: 'Töne auf diesem Gerät',
        lead: 'Dafür muss eine Seite von Anteroom offen sein.',
        knock: 'Wenn jemand um Einlass bittet',
        knockHint: 'In Räumen, in denen Sie antworten dürfen, bis es jemand tut.',
        join: 'Wenn jemand hereinkommt',
        joinHint: 'Im Gespräch, in dem Sie sind.',
        play: 'Anhören',
        playOf: 'Anhören: {sound}',
        silent:
          'Der Browser hat den Ton nicht zugelassen. Prüfen Sie seine Erlaubnis, Töne abzuspielen.',
      },
    },
  },
};
