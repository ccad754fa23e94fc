import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  rooms: {
    devices: {
      microphone: 'Mikrofon',
      camera: 'Kamera',
      speaker: 'Lautsprecher',
      standard: 'Standardgerät',
      level: 'Pegel des Mikrofons',
      none: 'Keins gefunden',
      retry: 'Erneut versuchen',
      turnOn: {
        microphone: 'Mikrofon einschalten',
        camera: 'Kamera einschalten',
      },
      turnOff: {
        microphone: 'Mikrofon stummschalten',
        camera: 'Kamera ausschalten',
      },
      trouble: {
        denied:
          '{kind, select, both {Ihr Browser erlaubt dieser Seite Kamera und Mikrofon nicht.} camera {Ihr Browser erlaubt dieser Seite die Kamera nicht.} other {Ihr Browser erlaubt dieser Seite das Mikrofon nicht.}}',
        missing:
          '{kind, select, both {Es wurden weder Kamera noch Mikrofon gefunden.} camera {Es wurde keine Kamera gefunden.} other {Es wurde kein Mikrofon gefunden.}}',
        'in-use':
          '{kind, select, both {Ein anderes Programm benutzt Kamera und Mikrofon.} camera {Ein anderes Programm benutzt die Kamera.} other {Ein anderes Programm benutzt das Mikrofon.}}',
        insecure: 'Browser geben Kamera und Mikrofon nur für sichere Adressen (https) frei.',
        broken:
          '{kind, select, both {Kamera und Mikrofon lassen sich nicht öffnen.} camera {Die Kamera lässt sich nicht öffnen.} other {Das Mikrofon lässt sich nicht öffnen.}}',
      },
      mend: {
        denied:
          'Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie {kind, select, both {Kamera und Mikrofon} camera {die Kamera} other {das Mikrofon}} für diese Seite und versuchen Sie es dann erneut.',
        missing:
          'Schließen Sie {kind, select, both {beides} other {ein Gerät}} an; Neues wird von selbst gefunden. Sie können auch ohne eintreten.',
        'in-use':
          'Schließen Sie das andere Programm oder wählen Sie ein anderes Gerät und versuchen Sie es dann erneut.',
        insecure: 'Fragen Sie die Betreiber dieser Installation nach der https-Adresse.',
        broken:
          'Ziehen Sie das Gerät ab und stecken Sie es wieder an, oder wählen Sie ein anderes.',
      },
    },
    room: {
      title: 'Raum von {session}',
      entering: 'Sie treten ein …',
      stage: 'Personen im Raum',
      own: '{name} (Sie)',
      guest: 'Gast',
      host: 'Gastgebend',
      muted: 'Mikrofon stumm',
      asking:
        'Ihr Browser fragt noch nach Kamera und Mikrofon: Bitte antworten Sie ihm. Bis dahin sieht und hört Sie niemand.',
      cameraOff: 'Kamera aus',
      connecting: 'Wird verbunden …',
      lost: 'Keine Verbindung zu {name}. Neuer Versuch …',
      away: '{name} hat die Leitung verloren …',
      quality: {
        good: 'Gute Verbindung',
        fair: 'Mäßige Verbindung',
        poor: 'Schlechte Verbindung',
      },
      alone: 'Sie sind allein hier',
      aloneLead: 'Andere treten über die Seite der Sitzung ein. Schicken Sie ihnen den Link:',
      aloneLink: 'Schicken Sie diesen Link an alle, die kommen sollen:',
      aloneLinkClosed: 'Gäste sind hier zurzeit nicht erlaubt. Der Link gilt, sobald sie es sind:',
      aloneWait: 'Andere erscheinen hier, sobald sie eintreten.',
      copyLink: 'Link kopieren',
      hostLeft: 'Die Gastgebenden sind gegangen. Sie können ohne sie weitermachen.',
      dismiss: 'Ausblenden',
      people: 'Personen',
      inside: '{count, plural, one {Eine Person im Raum} other {# Personen im Raum}}',
      waiting:
        '{count, plural, one {Eine Person bittet um Einlass} other {# Personen bitten um Einlass}}',
      unread: '{count, plural, one {Eine neue Nachricht} other {# neue Nachrichten}}',
      of: '{count, number} von {places, number} Plätzen',
      showPeople: 'Personen zeigen',
      hidePeople: 'Personen ausblenden',
      showChat: 'Chat zeigen',
      hideChat: 'Chat ausblenden',
      controls: 'Ihre Bedienelemente',
      settings: 'Geräte und Tasten',
      more: 'Mehr',
      leave: 'Verlassen',
      sound: 'Ihr Browser lässt den Ton aus, bis Sie klicken.',
      soundOn: 'Ton einschalten',
      letters: 'Tasten mit einzelnen Buchstaben',
      keys: 'M Mikrofon, V Kamera, H Hand',
      raise: 'Hand heben',
      lowerOwn: 'Hand senken',
      handUp: 'Hand gehoben',
      share: 'Bildschirm teilen',
      stopShare: 'Teilen beenden',
      sharing: 'Sie teilen Ihren Bildschirm.',
      shares: 'Teilt den Bildschirm',
      shareFailed: 'Der Bildschirm konnte nicht geteilt werden.',
      screenOf: 'Bildschirm von {name}',
      watch: 'Bildschirm von {name} zeigen',
      full: 'Vollbild',
      openSmall: 'Andere in kleinem Fenster',
      closeSmall: 'Kleines Fenster schließen',
      smallFailed: 'Das kleine Fenster konnte nicht geöffnet werden.',
      mutedBy: '{name} hat Sie stummgeschaltet.',
      unmute: 'Mikrofon einschalten',
      actionsFor: 'Aktionen für {name}',
      mute: 'Stummschalten',
      muteAll: 'Alle stummschalten',
      mutedAll:
        '{count, plural, =0 {Alle waren schon stumm.} one {Eine Person wurde stummgeschaltet.} other {# Personen wurden stummgeschaltet.}}',
      lowerHand: 'Hand senken',
      makeHost: 'Gastgeberrolle geben',
      madeHost: '{name} hat jetzt die Gastgeberrolle.',
      takeHost: 'Gastgeberrolle nehmen',
      tookHost: '{name} hat die Gastgeberrolle nicht mehr.',
      sendBack: 'Zurück in den Warteraum',
      sentBack: '{name} ist jetzt im Warteraum.',
      remove: 'Entfernen …',
      endForAll: 'Für alle beenden',
      endTitle: 'Sitzung für alle beenden?',
      endLead:
        'Alle verlassen den Raum, offene Bitten um Einlass enden, und die Sitzung ist vorbei. Was nur früher geöffnet wurde, öffnet wie geplant.',
      hear: {
        microphoneOn: 'Mikrofon an',
        microphoneOff: 'Mikrofon stumm',
        cameraOn: 'Kamera an',
        cameraOff: 'Kamera aus',
        came: '{name} ist eingetreten',
        left: '{name} ist gegangen',
        raised: '{name} hebt die Hand',
        lowered: '{name} senkt die Hand',
        shared: '{name} teilt den Bildschirm',
        unshared: '{name} teilt nicht mehr',
      },
    },
    remove: {
      title: '{name} entfernen?',
      lead: '{name} muss sofort gehen. Zurück geht es nur mit einer neuen Bitte um Einlass, der Gastgebende zustimmen.',
      reason: 'Grund (optional)',
      reasonHint: '{name} liest ihn.',
      block: 'Auch sperren',
      blockHint:
        'Weitere Bitten um Einlass sind nicht möglich, bis Gastgebende die Sperre aufheben.',
      cancel: 'Abbrechen',
      button: 'Entfernen',
      done: '{name} wurde entfernt.',
    },
    out: {
      left: 'Sie haben den Raum verlassen',
      removed: 'Sie sind nicht mehr im Raum',
      replaced: 'Sie sind anderswo in diesem Raum',
      'signed-out': 'Sie wurden abgemeldet',
      lost: 'Sie waren zu lange weg',
      cancelled: 'Die Sitzung wurde abgesagt',
      'turned-out': 'Sie wurden aus dem Raum entfernt',
      'sent-back': 'Sie wurden in den Warteraum zurückgeschickt',
      ended: 'Die Sitzung wurde beendet',
      because: {
        removed: 'Sie dürfen nicht mehr in diesem Raum sein.',
        replaced:
          'Sie sind in einem anderen Fenster oder Gerät eingetreten. Nur eines davon kann im Raum sein.',
        'signed-out': 'Ihre Anmeldung ist beendet. Melden Sie sich neu an, um zurückzukommen.',
        lost: 'Die Leitung zum Server war zu lange unterbrochen. Sie können wieder eintreten.',
        cancelled: 'Alle wurden hinausgebeten, weil die Sitzung nicht stattfindet.',
        'turned-out':
          'Gastgebende haben Sie entfernt. Ob Sie wieder um Einlass bitten können, steht im Vorraum.',
        'sent-back': 'Die Gastgebenden bitten Sie, einen Moment zu warten.',
        ended: 'Gastgebende haben sie für alle beendet.',
      },
      off: 'Ihre Kamera und Ihr Mikrofon sind aus.',
      again: 'Wieder eintreten',
      here: 'Hier weitermachen',
      sessions: 'Zu „Meine Sitzungen“',
      lobby: 'Zum Vorraum',
      failed: 'Sie konnten nicht eintreten',
    },
  },
  journal: {
    subjects: {
      room: 'Räume',
    },
    kinds: {
      room: {
        entered: '{member} hat {room, select, named {„{title}“} other {einen Raum}} betreten',
        left: '{because, select, lost {{member} hat die Verbindung zu {room, select, named {„{title}“} other {einem Raum}} verloren} removed {{member} musste {room, select, named {„{title}“} other {einen Raum}} verlassen} turned_out {{who} hat {member} aus {room, select, named {„{title}“} other {einem Raum}} entfernt} sent_back {{who} hat {member} in den Warteraum von {room, select, named {„{title}“} other {einem Raum}} zurückgeschickt} ended {{member} hat {room, select, named {„{title}“} other {einen Raum}} verlassen: für alle beendet} cancelled {{member} musste {room, select, named {„{title}“} other {einen Raum}} verlassen: Sitzung abgesagt} signed_out {{member} musste {room, select, named {„{title}“} other {einen Raum}} verlassen: abgemeldet} other {{member} hat {room, select, named {„{title}“} other {einen Raum}} verlassen}}',
        muted:
          '{who} hat {name} in {room, select, named {„{title}“} other {einem Raum}} stummgeschaltet',
        'hand-lowered':
          '{who} hat die Hand von {name} in {room, select, named {„{title}“} other {einem Raum}} gesenkt',
      },
    },
  },
};
