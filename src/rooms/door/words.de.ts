import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  base: {
    problems: {
      'host-stays':
        'Wer den Raum führt, kann nicht hinausgebeten werden. Nehmen Sie zuerst die Gastgeberrolle.',
      'owner-stays': 'Wem ein Raum gehört, führt ihn immer.',
    },
    faults: {
      'name-of-host':
        'So heißt jemand, der den Raum führt. Bitte nehmen Sie einen anderen Namen, damit niemand verwechselt wird.',
      'has-dates': 'Diese Sitzung hat Termine; sie sagen, wann der Raum offen ist.',
      'closes-before-opens': 'Das Ende liegt vor dem Anfang.',
      'cannot-host':
        'Nur Personen der Organisation und Kontakte der Besitzerin oder des Besitzers können einen Raum führen.',
    },
  },
  door: {
    positions: {
      open: 'Offen',
      members: 'Mitglieder',
      locked: 'Verschlossen',
      closed: 'Geschlossen',
    },
    explained: {
      open: '{guests, select, yes {{kind, select, group {Die Gruppe und alle mit dem Link treten direkt ein.} other {Alle mit dem Link treten direkt ein.}}} other {{kind, select, group {Alle in der Gruppe treten direkt ein.} other {Gastgebende und die Gruppe des Raums treten direkt ein; der Link führt nirgendwohin.}}}}',
      members:
        '{guests, select, yes {{kind, select, group {Die Gruppe tritt direkt ein; andere mit dem Link bitten um Einlass.} other {Gastgebende und die Gruppe des Raums treten direkt ein; alle anderen bitten um Einlass.}}} other {{kind, select, group {Alle in der Gruppe treten direkt ein.} other {Gastgebende und die Gruppe des Raums treten direkt ein; der Link führt nirgendwohin.}}}}',
      locked:
        '{guests, select, yes {Alle außer den Gastgebenden bitten um Einlass.} other {{kind, select, group {Alle in der Gruppe außer den Gastgebenden bitten um Einlass.} other {Die Gruppe des Raums bittet um Einlass; der Link führt nirgendwohin.}}}}',
      closed: 'Niemand außer den Gastgebenden kommt herein, und niemand kann fragen.',
    },
    control: {
      label: 'Tür: {position}',
      menu: 'Tür stellen',
      waiting: {
        open: '{count, plural, one {Wer wartet, kommt durch die Tür herein.} other {# Wartende kommen durch die Tür herein.}}',
        members: 'Wartende aus der Gruppe kommen herein.',
        locked: 'Niemand muss den Raum verlassen.',
        closed:
          '{count, plural, =0 {Niemand muss den Raum verlassen.} one {Wer wartet, wird abgewiesen.} other {# Wartende werden abgewiesen.}}',
      },
      guests: 'Gäste mit dem Link',
      guestsHint: 'Wer den Link hat, darf an die Tür kommen, auch ohne Konto.',
      turned: 'Die Tür ist gestellt: {position}.',
      voided:
        '{count, plural, one {Die Tür ist gestellt: {position}. Eine Anfrage braucht keine Antwort mehr.} other {Die Tür ist gestellt: {position}. # Anfragen brauchen keine Antwort mehr.}}',
      guestsOn: 'Gäste mit dem Link dürfen an die Tür kommen.',
      guestsOff: 'Der Link führt vorerst nirgendwohin.',
      closeTitle: 'Tür schließen',
      closeLead:
        '{count, plural, one {Eine Person wartet und wird abgewiesen.} other {# Personen warten und werden abgewiesen.}} Sie sehen, dass die Tür geschlossen ist. Wer im Raum ist, bleibt.',
      closeGo: 'Schließen und abweisen',
      settings: 'Raumeinstellungen',
      tried:
        '{count, plural, one {Eine Person stand vor der geschlossenen Tür.} other {# Personen standen vor der geschlossenen Tür.}}',
    },
    join: {
      title: 'Als Gast teilnehmen',
      opening: 'Der Link wird geöffnet …',
      lead: 'Sie sind eingeladen zu „{title}“.',
      says: 'Von den Gastgebenden',
      steps: {
        title: 'Was geschehen wird',
        name: 'Sie sagen, wer Sie sind; die Gastgebenden sehen diesen Namen.',
        devices: 'Sie prüfen Kamera und Mikrofon.',
        door: 'Sie treten ein oder bitten um Einlass, wo die Tür es verlangt.',
      },
      name: 'Ihr Name',
      nameHint: 'So wie die anderen ihn sehen sollen, als Gast gekennzeichnet.',
      nameNeeded: 'Bitte sagen Sie, wer Sie sind.',
      nameLong: 'Höchstens {count, number} Zeichen.',
      go: 'Zur Tür',
      or: 'Haben Sie hier ein Konto?',
      signIn: 'Stattdessen anmelden',
      stored:
        'Gespeichert werden Ihr Name, was Sie schreiben, das Netz, aus dem Sie kommen, und ein Cookie, damit die Gastgebenden diesen Browser wiedererkennen: bis einen Monat nach Ihrem letzten Besuch. Es wird kein Konto angelegt.',
      nowhere: 'Dieser Link führt nirgendwohin',
      nowhereLead:
        'Vielleicht ist er unvollständig, oder er wurde erneuert. Bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
      start: 'Zur Startseite',
    },
    lobby: {
      title: 'Vorraum',
      lead: 'Prüfen Sie Ton und Bild, dann treten Sie ein.',
      leadAsk: 'Prüfen Sie Ton und Bild, dann bitten Sie um Einlass.',
      enter: 'Eintreten',
      as: 'Sie treten ein als',
      asGuest: 'Sie kommen als',
      guest: 'Gast',
      rename: 'Namen ändern',
      without: 'Sie können auch ohne Kamera und Mikrofon eintreten und beides später einschalten.',
      inside:
        '{count, plural, =0 {Noch ist niemand da.} one {Eine Person ist da:} other {# Personen sind da:}}',
      preview: 'Ihr Kamerabild, gespiegelt',
      cameraOff: 'Ihre Kamera ist aus',
      asking: 'Ihr Browser fragt nach Kamera und Mikrofon. Bitte erlauben Sie beides oben.',
      devices: 'Geräte',
      back: 'Zur Sitzung',
      rooms: 'Zu „Meine Räume“',
      sessions: 'Zu „Meine Sitzungen“',
      refused: 'Sie können noch nicht eintreten',
      says: 'Von den Gastgebenden',
      help: 'Hilfe: Abgeschlossene Räume',
    },
    ask: {
      title: 'Um Einlass bitten',
      lead: 'Die Gastgebenden werden benachrichtigt und können Sie einlassen.',
      message: 'Nachricht an die Gastgebenden',
      messageHint: 'Freiwillig, zum Beispiel weshalb Sie kommen.',
      left: '{count, plural, one {noch # Zeichen} other {noch # Zeichen}}',
      tooLong: '{count, plural, one {# Zeichen zu viel} other {# Zeichen zu viel}}',
      button: 'Um Einlass bitten',
      paused: 'Fragen geht gerade einen Moment lang nicht. Der Knopf geht von selbst wieder.',
      before: {
        withdrawn: 'Sie haben Ihre Anfrage zurückgezogen. Sie können wieder fragen.',
        expired: 'Ihre Anfrage ist ohne Antwort abgelaufen. Sie können wieder fragen.',
        takenBack:
          'Die Leitung hat zurückgenommen, dass Sie eintreten dürfen. Sie können wieder fragen.',
        void: 'Ihre Anfrage brauchte keine Antwort mehr. Sie können wieder fragen.',
        allowed: 'Sie waren eingelassen, sind es aber nicht mehr. Sie können wieder fragen.',
        denied: 'Ihre Anfrage wurde abgelehnt. Sie können wieder fragen.',
        out: 'Sie wurden aus dem Raum gebeten. Sie können fragen, ob Sie zurückkommen dürfen.',
      },
    },
    wait: {
      title: 'Bitte warten Sie',
      place: 'Warteraum',
      host: 'Warten auf Gastgebende',
      asked:
        'Sie haben um {time} gefragt. Ihre Anfrage ist notiert, und die Gastgebenden werden benachrichtigt.',
      stays: 'Sie können diese Seite offen lassen oder später wiederkommen: Ihre Anfrage bleibt.',
      back: 'Sie waren schon im Raum. Gastgebende müssen Sie wieder einlassen.',
      hold: 'Von den Gastgebenden: {text}',
      because: 'Grund: {text}',
      message: 'Ihre Nachricht',
      noMessage: 'Sie haben keine Nachricht geschickt.',
      change: 'Nachricht ändern',
      write: 'Nachricht hinzufügen',
      save: 'Senden',
      changed: 'Ihre neue Nachricht steht bei Ihrer Anfrage.',
      goBack: 'Zum Warteraum',
      withdraw: 'Anfrage zurückziehen',
      withdrawn: 'Sie haben Ihre Anfrage zurückgezogen.',
      offline:
        'Zurzeit keine Verbindung. Ihre Anfrage bleibt; sobald die Verbindung zurück ist, zeigt diese Seite die Antwort.',
      camera: 'Ihre Kamera und Ihr Mikrofon sieht und hört noch niemand.',
    },
    letIn: {
      title: 'Sie dürfen herein',
      document: 'Herein',
      allowed: 'Sie wurden eingelassen.',
      opened: 'Die Tür ist für Sie offen.',
      entering: 'Sie sind eingelassen und treten ein …',
      until: 'Gilt bis {time}.',
      now: 'Jetzt eintreten',
      elsewhere:
        'Sie sind gerade in einem anderen Tab eingetreten. Treten Sie hier ein, endet es dort.',
    },
    denied: {
      title: 'Sie wurden nicht eingelassen',
      document: 'Nicht eingelassen',
      lead: 'Ihre Bitte um Einlass zu „{title}“ wurde abgelehnt.',
      outTitle: 'Sie wurden hinausgebeten',
      outLead: 'Sie wurden aus „{title}“ gebeten. Sie können fragen, ob Sie zurückkommen dürfen.',
      reason: 'Was dazu geschrieben wurde',
      off: 'Ihre Kamera und Ihr Mikrofon sind aus.',
      again: 'Wieder fragen',
      againIn: 'Wieder fragen in {time}',
      wait: 'Sie können in {time} wieder fragen. Neu zu laden verkürzt das nicht.',
    },
    closed: {
      title: 'Die Tür ist geschlossen',
      lead: 'Zurzeit kommt niemand zu „{title}“ herein, und niemand kann fragen.',
      told: 'Für die Gastgebenden ist notiert, dass jemand hier war. Wenn die Tür aufgeht, zeigt es diese Seite.',
      allowed: 'Sie wurden eingelassen: Sobald die Tür aufgeht, können Sie eintreten.',
    },
    blocked: {
      title: 'Sie können hier nicht teilnehmen',
    },
    early: {
      title: 'Noch nicht geöffnet',
      lead: '„{title}“ öffnet: {when}.',
      left: 'Öffnet in {time}',
      stays: 'Diese Seite wird von selbst zum Vorraum.',
      open: 'Jetzt öffnen',
      opened: 'Der Raum ist geöffnet.',
      close: 'Wieder schließen bis {time}',
      closed: 'Der Raum ist wieder geschlossen. Er öffnet um {time}.',
    },
    over: {
      title: 'Diese Sitzung ist zu Ende',
      lead: 'Ihre Zeit ist um, oder sie wurde beendet.',
      cancelled: 'Diese Sitzung findet nicht statt',
    },
    full: {
      title: 'Der Raum ist voll',
      lead: '{places, number} Personen sind im Raum, mehr passen nicht hinein. Sie können eintreten, wenn jemand geht; diese Seite zeigt es.',
      soon: '{places, number} Personen sind im Raum, mehr passen nicht hinein. Sie treten von selbst ein, wenn jemand geht.',
    },
    gone: {
      unknown: 'Hier ist nichts',
      unknownLead:
        'Unter dieser Adresse gibt es nichts, oder es ist nicht für Sie. Wenn Ihnen jemand den Link geschickt hat, sehen Sie nach, was fehlt und wen Sie fragen können.',
      unknownGuest:
        'Unter dieser Adresse gibt es nichts, oder es ist nicht für Sie. Bitten Sie die Person, die Ihnen den Link geschickt hat, um einen neuen, oder melden Sie sich an, wenn Sie ein Konto haben.',
      unavailable: 'Diese Sitzung ist nicht mehr verfügbar',
      unavailableLead:
        'Sie ist zu Ende oder nicht mehr für Sie offen. Ihre Kamera und Ihr Mikrofon sind aus.',
      check: 'Meinen Zugang prüfen',
      signIn: 'Anmelden',
    },
  },
  journal: {
    subjects: {
      door: 'Türen',
      host: 'Gastgebende',
      block: 'Sperren in Räumen',
    },
    kinds: {
      door: {
        moved:
          '{who} stellte die Tür von „{title}“ von {before, select, open {offen} members {nur Mitglieder} locked {verschlossen} other {geschlossen}} auf {door, select, open {offen} members {nur Mitglieder} locked {verschlossen} other {geschlossen}}',
        set: '{who} änderte die Einstellungen des Raums „{title}“',
        tried:
          'Jemand stand vor der geschlossenen Tür{room, select, named { von „{title}“} other {}}',
        'link-renewed': '{who} erneuerte den Link von „{title}“',
      },
      host: {
        named: '{who} ließ {name} „{title}“ mitführen',
        dismissed: '{who} nahm {name} die Gastgeberrolle bei „{title}“',
      },
      block: {
        made: '{who} sperrte {name} in {room, select, named {„{title}“} other {einem Raum}}',
        lifted:
          '{who} hob die Sperre von {name} in {room, select, named {„{title}“} other {einem Raum}} auf',
      },
      session: {
        ended: '{who} beendete die Sitzung „{title}“ für alle',
        'opened-early': '{who} öffnete „{title}“ früher',
        'closed-again': '{who} schloss „{title}“ wieder bis zu ihrer Zeit',
      },
    },
  },
};
