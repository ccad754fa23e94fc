import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    gates: {
      'see-door': 'Zur Tür kommen',
      wait: 'An der Tür warten',
      'wait-by-link': 'An der Tür warten',
      stay: 'Im Raum bleiben',
      'stay-by-link': 'Im Raum bleiben',
      'enter-by-link': 'Den Raum betreten',
      knock: 'Um Einlass bitten',
      'knock-by-link': 'Um Einlass bitten',
      'host-room': 'Den Raum führen',
      'open-early': 'Den Raum früher öffnen',
      'close-again': 'Den Raum wieder schließen',
      'answer-knock': 'Eine Anfrage beantworten',
      'be-inside': 'Im Raum mitmachen',
    },
    checks: {
      'link-held': {
        title: 'Hat den Link',
        passed:
          '{why, select, host {{self, select, yes {Sie führen} other {{person} führt}} diesen Raum.} member {{self, select, yes {Sie gehören} other {{person} gehört}} zu seiner Gruppe.} other {{self, select, yes {Sie sind} other {{person} ist}} mit dem Link gekommen.}}',
        failed:
          '{self, select, yes {Dieser Raum ist nicht für Sie offen, oder sein Link wurde erneuert.} other {{person} hat den Link dieses Raums nicht geöffnet.}}',
      },
      'not-blocked': {
        title: 'Nicht gesperrt',
        passed: '{self, select, yes {Sie sind} other {{person} ist}} hier nicht gesperrt.',
        failed:
          '{self, select, yes {Die Gastgebenden dieses Raums nehmen von Ihnen keine Anfragen an.} other {{person} ist in diesem Raum gesperrt.}}',
      },
      'door-takes-knocks': {
        title: 'Die Tür nimmt Anfragen an',
        passed: 'Man kann um Einlass bitten.',
        failed:
          '{why, select, enter {Es braucht keine Anfrage: Die Tür lässt {self, select, yes {Sie} other {{person}}} ein.} other {Die Tür ist geschlossen und nimmt keine Anfragen an.}}',
      },
      'cooled-down': {
        title: 'Pause nach einer Ablehnung',
        passed: 'Es läuft keine Pause.',
        failed: 'Wieder fragen ist möglich: {at}.',
      },
      'hosts-room': {
        title: 'Führt den Raum',
        passed: '{self, select, yes {Sie führen} other {{person} führt}} diesen Raum.',
        failed: 'Das können nur Gastgebende dieses Raums.',
      },
      'date-ahead': {
        title: 'Ein Termin steht an',
        passed: 'Der Raum öffnet {opens}.',
        failed:
          '{why, select, open {Der Raum ist bis {closes} geöffnet.} always {Der Raum ist geöffnet.} other {Es steht kein Termin an.}}',
      },
      'soon-enough': {
        title: 'Nicht zu früh',
        passed: 'Es beginnt in höchstens {hours, number} Stunden.',
        failed:
          'Gastgebende können den Raum {hours, number} Stunden vor dem Beginn öffnen, ab {from}.',
      },
      'opened-early': {
        title: 'Früher geöffnet',
        passed: 'Der Raum wurde früher geöffnet; er würde {opens} öffnen.',
        failed: 'Der Raum wurde nicht früher geöffnet, oder seine Zeit ist gekommen.',
      },
      'nobody-inside': {
        title: 'Niemand ist im Raum',
        passed: 'Sonst ist niemand im Raum.',
        failed:
          '{count, plural, one {Noch # Person ist} other {Noch # Personen sind}} im Raum. Warten Sie, bis niemand mehr darin ist, oder beenden Sie die Sitzung für alle.',
      },
      'answers-knocks': {
        title: 'Beantwortet Anfragen',
        passed: '{self, select, yes {Sie beantworten} other {{person} beantwortet}} hier Anfragen.',
        failed:
          '{why, select, members {Hier antworten nur Gastgebende und wer im Raum ist.} other {Hier antworten nur Gastgebende.}}',
      },
      'inside-room': {
        title: 'Ist im Raum',
        passed: '{self, select, yes {Sie sind} other {{person} ist}} im Raum.',
        failed: 'Das kann nur, wer im Raum ist.',
      },
      'door-lets-in': {
        title: 'Tür',
        passed: 'Die Tür ist offen.',
        failed:
          '{why, select, near {Jemand aus demselben Netz wurde entfernt, darum fragen Gäste von dort erst.} other {Die Tür lässt {self, select, yes {Sie} other {{person}}} nicht hinein.}}',
      },
      'room-has-place': {
        title: 'Platz im Raum',
        passed: 'Im Raum ist Platz.',
        failed: 'Der Raum ist voll: {places} Personen sind darin.',
      },
    },
    reasons: {
      'link-held':
        '{self, select, yes {der Raum steht Ihnen nicht offen} other {der Link dieses Raums wurde nicht geöffnet}}',
      'not-blocked': 'in diesem Raum blockiert',
      'door-lets-in': 'die Tür lässt niemanden ohne Erlaubnis ein',
      'room-has-place': 'der Raum ist voll',
    },
    remedies: {
      'ask-to-join': {
        says: 'Bitten Sie um Einlass; die Gastgebenden werden benachrichtigt.',
        button: 'Zum Vorraum',
      },
      'await-answer': {
        says: 'Warten Sie auf die Antwort: Sie können diese Seite schließen, die Anfrage bleibt.',
        button: '',
      },
      'await-host': {
        says: 'Bitten Sie Gastgebende, die Tür zu öffnen.',
        button: '',
      },
      'turn-door': {
        says: 'Öffnen Sie die Tür oder lassen Sie die Person ein.',
        button: 'Raumeinstellungen',
      },
      'lift-block': {
        says: 'Gastgebende können die Sperre aufheben.',
        button: 'Raumeinstellungen',
      },
      'enter-first': {
        says: 'Treten Sie zuerst ein.',
        button: '',
      },
      'open-early': {
        says: 'Sie können den Raum jetzt öffnen, für alle, die eintreten dürfen.',
        button: 'Jetzt öffnen',
      },
      'wait-for-place': {
        says: 'Versuchen Sie es erneut, wenn jemand gegangen ist.',
        button: '',
      },
    },
  },
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
    queue: {
      home: 'Es wartet jemand',
      title:
        '{count, plural, =0 {Niemand wartet} one {Eine Person wartet} other {# Personen warten}}',
      list: 'Bitten um Einlass',
      none: 'Hier erscheint, wer um Einlass bittet.',
      asks: '{name} bittet um Einlass',
      asksShort: 'bittet um Einlass',
      asksFor: 'bittet um Einlass zu „{title}“',
      asking:
        '{count, plural, one {# weitere Person bittet um Einlass} other {# weitere Personen bitten um Einlass}}',
      guest: 'Gast',
      verified: 'Konto',
      guestHint: 'Ohne Konto: Der Name ist nur eingetippt.',
      verifiedHint: 'Ein Konto mit bestätigter Adresse.',
      resembles: 'Sieht aus wie {name} (leitet den Raum oder ist darin)',
      twin: 'Sieht aus wie {name} (wartet hier ebenfalls)',
      asked: 'gefragt {ago}',
      justNow: 'gerade eben',
      here: 'hier',
      left: 'gegangen {ago}',
      denied: '{count, plural, one {schon einmal abgewiesen} other {schon #-mal abgewiesen}}',
      times: '{count, plural, one {einmal gefragt} other {#-mal gefragt}}',
      back: 'wurde vorher hinausgebeten',
      nearRemoved: 'aus demselben Netz wie {name}, entfernt {ago}',
      nearDenied:
        'aus demselben Netz wie {name}, {count, plural, one {einmal} =2 {zweimal} other {#-mal}} abgewiesen',
      held: 'Zum Warten gesagt: {text}',
      allow: 'Einlassen',
      deny: 'Abweisen',
      allowOf: '{name} einlassen',
      denyOf: '{name} abweisen',
      more: 'Mehr zu {name}',
      hold: 'Warten lassen: „{text}“',
      moment: 'Einen Moment bitte',
      holdOwn: 'Mit eigenen Worten warten lassen …',
      denyWhy: 'Mit Grund abweisen …',
      block: 'Sperren …',
      intoGroup: 'Einlassen und zu {group} hinzufügen',
      allowAll: 'Alle einlassen',
      denyAll: 'Alle abweisen',
      showMore: '{count, number} weitere zeigen',
      most: 'Gezeigt werden die {count, number}, die am längsten warten.',
      lobby: 'Vorraum',
      others: '{count, plural, one {und # weitere Person} other {und # weitere}}',
      sum: '{people, plural, one {Eine Person wartet} other {# Personen warten}} an {doors, plural, one {einer Tür} other {# Türen}}',
      show: 'Zeigen, wer wartet',
      fold: 'In die Glocke einklappen',
      foldPeople: 'In „Personen“ einklappen',
      open: '{count, plural, one {Eine Person wartet} other {# Personen warten}}',
      openTitle: 'Wer auf „{title}“ wartet',
      coming: 'Darf eintreten, ist noch nicht da',
      answered: 'Antworten, die sich zurücknehmen lassen',
      letIn: '{by, select, none {eingelassen {ago}} other {von {by} eingelassen {ago}}}',
      takeBack: 'Zurücknehmen',
      takeBackOf: 'Zurücknehmen, dass {name} eintreten darf',
      undo: 'Rückgängig',
      undoAll: 'Alle rückgängig',
      undoOf: 'Rückgängig: {name} wartet wieder',
      canUndo: '{name} ist abgewiesen. Das lässt sich zehn Sekunden lang rückgängig machen.',
      asksAgain: '{name} muss wieder fragen.',
      waitsAgain: '{name} wartet wieder.',
      blockOf: '{name} sperren …',
      allowed: '{name} ist eingelassen.',
      turnedAway: '{name} ist abgewiesen.',
      turnedAwayAll: '{count, plural, one {Eine Person ist} other {# Personen sind}} abgewiesen.',
      blocked: '{name} ist gesperrt und abgewiesen.',
      dialog: {
        deny: '{name} abweisen',
        block: '{name} sperren',
        hold: '{name} warten lassen',
        reason: 'Grund',
        reasonHint: 'Die Person liest ihn. Freiwillig.',
        holdText: 'Was beim Warten zu lesen ist',
        blockLead:
          '{name} wird abgewiesen und kann an dieser Tür nicht mehr fragen. In den Raumeinstellungen lässt sich das aufheben.',
        allowAll:
          '{count, plural, one {Die wartende Person einlassen?} other {Alle # Wartenden einlassen?}}',
        denyAll:
          '{count, plural, one {Die wartende Person abweisen?} other {Alle # Wartenden abweisen?}}',
        exactly: 'Genau die, die jetzt aufgeführt sind. Wer ab jetzt fragt, wartet weiter.',
        holdSend: 'Senden',
        blockSend: 'Sperren',
        tooLong: 'Höchstens {count, number} Zeichen.',
      },
      allDone: '{answered, plural, one {Eine Person hat} other {# Personen haben}} eine Antwort.',
      allOthers:
        '{answered, plural, one {Eine Person hat} other {# Personen haben}} eine Antwort; {others, plural, one {eine hatte} other {# hatten}} schon eine oder war gegangen.',
      alarm: '{name} bittet um Einlass zu „{title}“',
    },
    settings: {
      title: 'Raumeinstellungen',
      lead: 'Wer hereinkommt, wer antwortet und was entschieden wurde.',
      toLobby: 'Zum Vorraum',
      door: 'Tür',
      answers: {
        title: 'Wer Anfragen beantwortet',
        hosts: 'Gastgebende',
        hostsHint: 'Nur Gastgebende sehen, wer wartet, und antworten.',
        members: 'Gastgebende und wer im Raum ist',
        membersHint: 'Auch wer im Raum ist, darf antworten; Gäste nicht.',
        saved: 'Gespeichert: wer Anfragen beantwortet.',
      },
      says: {
        title: 'Text für den Vorraum',
        hint: 'Für alle, die warten oder vor der geschlossenen Tür stehen.',
        save: 'Text speichern',
        saved: 'Der Text ist gespeichert.',
      },
      bringIn: {
        title: 'Alle hereinholen, wenn Gastgebende beginnen',
        hint: 'Sobald die erste gastgebende Person eintritt, werden alle Wartenden eingelassen. Nie durch eine verschlossene Tür.',
        on: 'Wer wartet, kommt herein, sobald Gastgebende beginnen.',
        off: 'Alle warten auf eine Antwort.',
      },
      times: {
        title: 'Nicht vor, nicht nach',
        hint: 'Außerhalb dieser Zeiten kommt niemand herein. Ein leeres Feld setzt keine Grenze.',
        opens: 'Nicht vor',
        closes: 'Nicht nach',
        zone: 'Nach Ihrer eigenen Uhr ({zone}).',
        save: 'Zeiten speichern',
        saved: 'Die Zeiten sind gespeichert.',
        order: 'Das liegt vor „Nicht vor“.',
      },
      link: {
        title: 'Teilnahme-Link',
        hint: 'Wer ihn hat, darf an die Tür kommen.',
        off: 'Gäste sind ausgeschaltet; der Link führt zurzeit nirgendwohin.',
        copy: 'Link kopieren',
        renew: 'Link erneuern …',
        renewTitle: 'Link erneuern',
        renewLead: 'Der alte Link führt ab jetzt nirgendwohin. Wer im Raum ist, bleibt.',
        turnAway: 'Auch Wartende abweisen, die mit dem alten Link kamen',
        renewed: 'Der Link ist erneuert.',
        confirm: 'Link erneuern',
        invite: 'Per E-Mail einladen …',
      },
      hosts: {
        title: 'Gastgebende',
        hint: 'Gastgebende kommen immer herein, beantworten Anfragen und stellen die Tür.',
        managed: 'Wer die Gruppe leitet, ist auch gastgebend, ohne hier zu stehen.',
        owner: 'Besitzt den Raum',
        add: 'Gastgebende hinzufügen',
        search: 'Bekannte Personen suchen',
        none: 'Niemand gefunden',
        nobody: 'Hier steht niemand.',
        added: '{name} ist jetzt gastgebend.',
        remove: '{name} nicht mehr als gastgebend führen',
        removed: '{name} ist nicht mehr gastgebend.',
        lastOwn: 'Sie geben Ihre eigene Rolle ab und verlieren vielleicht diese Seite.',
        sure: '{name} nicht mehr als gastgebend führen?',
        confirm: 'Entfernen',
      },
      blocked: {
        title: 'Gesperrt',
        none: 'Hier ist niemand gesperrt.',
        since: '{by, select, none {seit {when}} other {durch {by}, {when}}}',
        lift: 'Entsperren',
        liftOf: '{name} entsperren',
        lifted: '{name} darf wieder fragen.',
      },
      log: {
        title: 'Entscheidungen',
        hint: 'Wer wen eingelassen hat, wann und von wo.',
        none: 'Noch wurde nichts entschieden.',
        from: '{place, select, lobby {aus dem Vorraum} room {aus dem Raum} card {von der Karte der Sitzung} bell {aus der Glocke} notification {aus einer Browser-Mitteilung} start {zum Beginn der Sitzung} other {durch ein Programm}}',
      },
      end: {
        title: 'Ende',
        end: 'Sitzung beenden',
        endHint:
          '{kind, select, standing {Alle gehen, offene Anfragen enden; der Raum selbst bleibt.} other {Alle gehen, offene Anfragen enden, und die Sitzung ist zu Ende.}}',
        endSure: '„{title}“ für alle beenden?',
        ended: 'Die Sitzung ist zu Ende.',
        remove: 'Raum löschen',
        removeHint:
          'Der Raum, sein Link und seine Entscheidungen sind dann weg. Wer im Raum ist, wird hinausgebeten.',
        removeSure: '„{title}“ löschen?',
        removed: '„{title}“ ist gelöscht.',
      },
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
        moved: '{who} stellte die Tür von „{title}“ von {before} auf {door}',
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
