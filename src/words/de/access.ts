import type { Area } from '../en.ts';

export const access: Area<'access'> = {
  hidden:
    '{ask, select, sender {Falls es unter dieser Adresse etwas gibt, steht es Ihnen nicht offen. Fragen Sie die Person, die Ihnen den Link geschickt hat.} admins {Das kann Ihnen hier nicht gesagt werden. Fragen Sie die Leitung der Organisation.} other {Das kann Ihnen hier nicht gesagt werden. Fragen Sie {ask}.}}',
  notReached: 'Noch nicht geprüft: Etwas anderes kommt zuerst.',
  paths: {
    link: 'mit dem Link des Raums',
    group: 'durch die Gruppe {label}',
    manager: 'als Leitung von {label}',
    host: 'als Gastgeberin oder Gastgeber der Sitzung',
    admin: 'als Admin von {label}',
    contact: 'als Kontakt von {label}',
    creator: 'weil Sie es angelegt haben',
  },
  ui: {
    check: 'Zugang prüfen',
    why: 'Warum?',
    checklist: 'Was geprüft wird',
    outcomes: { passed: 'Erfüllt', failed: 'Fehlt', 'not reached': 'Noch nicht geprüft' },
    allowed: 'Erlaubt',
    refused: 'Noch nicht erlaubt',
    missing: '{count, plural, one {Eines fehlt noch.} other {# Dinge fehlen noch.}}',
    through: 'Gewährt',
    repaired: 'Erledigt. Neu geprüft.',
    swapTitle: 'Ändern, wer hinein darf?',
    swap: '{lose, plural, =0 {Niemand verliert den Zugang} one {# Person verliert ihn} other {# Personen verlieren ihn}}, {gain, plural, =0 {niemand bekommt ihn} one {# Person bekommt ihn} other {# Personen bekommen ihn}}. Es gilt sofort: Wer ihn verliert und drinnen ist, muss hinaus.',
    undo: 'Rückgängig',
    undone: 'Zurückgenommen.',
    changed: 'Geändert.',
    show: '{passed, number} erfüllt{waiting, plural, =0 {} other {, {waiting, number} noch nicht geprüft}}',
    fold: 'Nur zeigen, was fehlt',
    foldAll: 'Geprüftes ausblenden',
  },
  gates: {
    'see-door': 'Zur Tür kommen',
    'enter-by-link': 'Den Raum betreten',
    knock: 'Um Einlass bitten',
    'knock-by-link': 'Um Einlass bitten',
    'host-room': 'Den Raum führen',
    'open-early': 'Den Raum früher öffnen',
    'close-again': 'Den Raum wieder schließen',
    'answer-knock': 'Eine Anfrage beantworten',
    'own-room': 'Den Raum besitzen',
    'be-inside': 'Im Raum mitmachen',
    'make-room': 'Einen Raum anlegen',
    unknown: 'Etwas ändern, das nicht zu sehen ist',
    'see-group': 'Die Gruppe sehen',
    'edit-group': 'Die Gruppe bearbeiten',
    'delete-group': 'Die Gruppe löschen',
    'add-to-group': 'In die Gruppe aufnehmen',
    'remove-from-group': 'Aus der Gruppe nehmen',
    'leave-group': 'Die Gruppe verlassen',
    'nest-group': 'Eine Gruppe in eine Gruppe aufnehmen',
    'see-session': 'Die Sitzung sehen',
    'enter-room': 'Den Raum betreten',
    'manage-session': 'Die Sitzung verwalten',
    'change-session': 'Die Sitzung ändern',
    'make-session': 'Eine Sitzung für die Gruppe anlegen',
    'administer-organisation': 'Die Organisation leiten',
    'run-installation': 'Diese Installation betreiben',
    'change-role': 'Die Rolle ändern',
    'suspend-member': 'Die Person sperren',
    'remove-member': 'Die Person aus der Organisation entfernen',
    'leave-organisation': 'Die Organisation verlassen',
    'accept-invitation': 'Die Einladung annehmen',
    'sign-in': 'Anmelden',
    'sign-up': 'Ein Konto anlegen',
    'see-picture': 'Das Bild sehen',
    'delete-account': 'Das Konto löschen',
  },
  checks: {
    'knows-group': {
      title: 'Gehört zur Gruppe',
      passed: 'Sie gehören zu {group}.',
      failed: 'Sie gehören nicht zu {group}.',
    },
    'manages-group': {
      title: 'Leitet die Gruppe',
      passed: 'Sie leiten {group}.',
      failed: 'Das können nur die Leitung von {group} und die Verwaltung der Organisation.',
    },
    'person-known': {
      title: 'Ist Ihnen bekannt',
      passed: 'Sie kennen {person}.',
      failed: 'Zu dieser Kennung gibt es niemanden, den Sie kennen.',
    },
    'contact-accepted': {
      title: 'Ist Ihr Kontakt',
      passed:
        '{why, select, organisation {{person} gehört zu Ihrer Organisation.} other {{person} ist Ihr Kontakt.}}',
      failed:
        '{why, select, waiting {{person} hat Ihre Kontaktanfrage noch nicht angenommen.} incoming {{person} hat Sie um Kontakt gebeten, und Sie haben noch nicht geantwortet.} other {{person} ist nicht Ihr Kontakt. Nur Kontakte können in eine Gruppe aufgenommen werden.}}',
    },
    'not-member-yet': {
      title: 'Noch nicht in der Gruppe',
      passed: '{person} ist noch nicht in {group}.',
      failed: '{person} ist schon in {group}.',
    },
    'listed-member': {
      title: 'Steht auf der Liste der Gruppe',
      passed: 'Die Person steht auf der Liste von {group}.',
      failed:
        'Die Person steht nicht auf der Liste von {group}; sie gehört über eine enthaltene Gruppe dazu oder gar nicht.',
    },
    'manages-inner': {
      title: 'Leitet die innere Gruppe',
      passed: 'Sie leiten {group}.',
      failed:
        'Nur wer {group} leitet, kann sie in eine andere Gruppe aufnehmen, denn ihre Mitglieder erhalten, was jene Gruppe öffnet.',
    },
    'groups-same-organisation': {
      title: 'Beide Gruppen gehören zu einer Organisation',
      passed: '{inner} und {group} gehören zur selben Organisation.',
      failed: '{inner} und {group} gehören zu verschiedenen Organisationen.',
    },
    'no-cycle': {
      title: 'Keine Gruppe in sich selbst',
      passed: '{group} ist nicht in {inner} enthalten.',
      failed:
        '{group} ist bereits in {inner} enthalten: Eine Gruppe kann sich nicht selbst enthalten.',
    },
    'signed-in': {
      title: 'Angemeldet',
      passed: '{self, select, yes {Sie sind angemeldet.} other {{person} kann sich anmelden.}}',
      failed: 'Sie sind nicht angemeldet.',
    },
    'can-sign-in': {
      title: 'Kann sich anmelden',
      passed:
        '{self, select, yes {Sie können sich anmelden.} other {{person} kann sich anmelden.}}',
      failed:
        '{why, select, unknown {Zur Adresse {person} gibt es kein Konto.} untold {Ob es zur Adresse {person} ein Konto gibt, wird hier nicht gesagt: Schicken Sie den Link.} unverified {{self, select, yes {Sie haben Ihre E-Mail-Adresse noch nicht bestätigt.} other {{person} hat die E-Mail-Adresse noch nicht bestätigt.}}} suspended {{self, select, yes {Sie sind in dieser Organisation gesperrt.} other {{person} ist in dieser Organisation gesperrt.}}} other {{person} kann sich nicht anmelden.}}',
    },
    'is-contact': {
      title: 'Angenommener Kontakt',
      passed:
        '{why, select, organisation {Nicht nötig: {self, select, yes {Sie gehören} other {{person} gehört}} zur selben Organisation.} other {{self, select, yes {Sie sind} other {{person} ist}} mit einer Gruppenleitung in Kontakt.}}',
      failed:
        '{self, select, yes {Sie sind mit keiner Leitung der Gruppe dieser Sitzung in Kontakt.} other {{person} ist von außerhalb der Organisation und kein angenommener Kontakt der Gruppenleitung.}}',
    },
    'in-group': {
      title: 'Ist in der Gruppe',
      passed: '{self, select, yes {Sie sind} other {{person} ist}} in {group}.',
      failed:
        '{self, select, yes {Sie sind nicht in der Gruppe dieser Sitzung.} other {{person} ist nicht in der Gruppe {group}{other, select, none {} other {, aber in {other}}}.}}',
    },
    assigned: {
      title: 'Sitzung ist für eine Gruppe',
      passed: 'Die Sitzung ist für {group}.',
      failed: 'Die Sitzung ist keiner Gruppe zugeordnet.',
    },
    'manages-session': {
      title: 'Verwaltet die Sitzung',
      passed: 'Sie verwalten die Sitzung.',
      failed: 'Nur die Leitung der Gruppe und der Organisation verwaltet die Sitzung.',
    },
    'not-hidden': {
      title: 'Sitzung ist nicht verborgen',
      passed: 'Die Sitzung ist nicht verborgen.',
      failed: 'Die Sitzung ist verborgen: Nur Gastgebende und Leitung sehen sie.',
    },
    'not-cancelled': {
      title: 'Sitzung findet statt',
      passed: 'Die Sitzung findet statt.',
      failed: 'Die Sitzung wurde abgesagt{reason, select, none {} other {: {reason}}}.',
    },
    'within-time': {
      title: 'Zeit',
      passed:
        '{why, select, always {Der Raum hat keine Schließzeit.} other {Der Raum ist bis {closes} geöffnet.}}',
      failed:
        '{why, select, early {Der Raum öffnet {opens}.} none {Es steht kein Termin an.} other {Die Sitzung endete {ended}.}}',
    },
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
    'knock-pending': {
      title: 'Anfrage ist offen',
      passed: 'Die Anfrage ist offen.',
      failed: 'Die Anfrage ist nicht mehr offen.',
    },
    'owns-room': {
      title: 'Besitzt den Raum',
      passed: 'Der Raum gehört Ihnen.',
      failed: 'Das kann nur, wem der Raum gehört.',
    },
    'inside-room': {
      title: 'Ist im Raum',
      passed: '{self, select, yes {Sie sind} other {{person} ist}} im Raum.',
      failed: 'Das kann nur, wer im Raum ist.',
    },
    'member-of-organisation': {
      title: 'Gehört zur Organisation',
      passed: 'Sie gehören zu {organisation}.',
      failed: 'Sie gehören nicht zu dieser Organisation oder sind dort ausgesetzt.',
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
    'admin-of-organisation': {
      title: 'Admin der Organisation',
      passed: 'Sie sind Admin von {organisation}.',
      failed: 'Das können nur Admins von {organisation}.',
    },
    'not-suspended': {
      title: 'Nicht gesperrt',
      passed: 'Sie sind in {organisation} nicht gesperrt.',
      failed: 'Sie sind in {organisation} gesperrt.',
    },
    'runs-installation': {
      title: 'Betreibt diese Installation',
      passed: '{organisation} betreibt diese Installation.',
      failed:
        'Das können nur Admins der Organisation, die diese Installation betreibt; {organisation} ist hier zu Gast.',
    },
    'not-oneself': {
      title: 'Jemand anders',
      passed: 'Es betrifft jemand anderen.',
      failed:
        'Das können Sie nicht mit sich selbst tun. Eine andere Person mit Adminrolle kann es.',
    },
    'admin-remains': {
      title: 'Ein Admin bleibt',
      passed: '{organisation} behält mindestens einen Admin.',
      failed: '{organisation} hätte dann keinen Admin mehr.',
    },
    'groups-keep-manager': {
      title: 'Gruppen behalten eine Leitung',
      passed: 'Jede Gruppe behält eine Leitung.',
      failed:
        '{count, plural, one {Die Gruppe {groups} hätte} other {Die Gruppen {groups} hätten}} dann keine Leitung mehr.',
    },
    'invitation-open': {
      title: 'Einladung ist offen',
      passed: 'Die Einladung zu {organisation} ist offen.',
      failed:
        '{why, select, expired {Die Einladung ist abgelaufen.} revoked {Die Einladung wurde zurückgezogen.} accepted {Die Einladung wurde schon benutzt.} other {Die Einladung kann nicht benutzt werden.}}',
    },
    'invited-address': {
      title: 'Ihre Adresse wurde eingeladen',
      passed: '{invited} wurde eingeladen.',
      failed: 'Die Einladung ging an {invited}, und Sie sind mit einer anderen Adresse angemeldet.',
    },
    'address-confirmed': {
      title: 'Adresse bestätigt',
      passed: 'Ihre E-Mail-Adresse ist bestätigt.',
      failed:
        'Ihre E-Mail-Adresse ist noch nicht bestätigt. Benutzen Sie den Link in der Mail an Sie.',
    },
    'belongs-somewhere': {
      title: 'Gehört irgendwohin',
      passed: 'Sie sind nicht überall gesperrt, wo Sie hingehören.',
      failed: 'Sie sind in {organisation} gesperrt und können sich nicht anmelden.',
    },
    'may-sign-up': {
      title: 'Darf ein Konto anlegen',
      passed: 'Sie dürfen hier ein Konto anlegen.',
      failed:
        '{why, select, invited {Konten gibt es hier nur auf Einladung.} other {Konten gibt es hier für Adressen bei {domains}.}}',
    },
    acquainted: {
      title: 'Sie kennen sich',
      passed: 'Sie kennen sich.',
      failed: 'Sie haben weder Kontakt noch Gruppe noch Organisation gemeinsam.',
    },
  },
  reasons: {
    'can-sign-in':
      '{why, select, unknown {kein Konto mit dieser Adresse} untold {für diese Adresse nicht gesagt} unverified {E-Mail-Adresse noch nicht bestätigt} suspended {in der Organisation gesperrt} other {Anmelden nicht möglich}}',
    'is-contact': 'von außerhalb der Organisation und kein angenommener Kontakt der Gruppenleitung',
    'in-group': 'nicht in der Gruppe {group}',
    assigned: 'die Sitzung ist für keine Gruppe',
    'not-hidden': 'die Sitzung ist verborgen',
    'not-cancelled': 'die Sitzung wurde abgesagt',
    'within-time':
      '{why, select, early {der Raum öffnet {opens}} none {kein Termin steht an} other {die Sitzung endete {ended}}}',
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
    'await-host': { says: 'Bitten Sie Gastgebende, die Tür zu öffnen.', button: '' },
    'turn-door': {
      says: 'Öffnen Sie die Tür oder lassen Sie die Person ein.',
      button: 'Raumeinstellungen',
    },
    'lift-block': { says: 'Gastgebende können die Sperre aufheben.', button: 'Raumeinstellungen' },
    'enter-first': { says: 'Treten Sie zuerst ein.', button: '' },
    'open-contacts': { says: 'Bitten Sie die Person zuerst um Kontakt.', button: 'Meine Kontakte' },
    'ask-manager': {
      says: '{ask, select, sender {Bitten Sie die Person, die Ihnen den Link geschickt hat, Ihren Zugang zu prüfen.} admins {Fragen Sie die Leitung der Organisation.} other {Fragen Sie {ask}.}}',
      button: '',
    },
    'sign-in': { says: 'Melden Sie sich an.', button: 'Anmelden' },
    'resend-verification': {
      says: 'Die Bestätigungsmail noch einmal senden.',
      button: 'Bestätigungsmail erneut senden',
    },
    'invite-person': { says: '{person} per E-Mail einladen.', button: '{person} einladen' },
    'lift-suspension': {
      says: 'Die Sperre kann unter Leitung > Personen aufgehoben werden.',
      button: 'Sperre aufheben',
    },
    'request-contact': {
      says: '{person} eine Kontaktanfrage senden; sie muss angenommen werden.',
      button: 'Kontaktanfrage senden',
    },
    'await-contact': {
      says: '{person} hat Ihre Kontaktanfrage noch nicht beantwortet.',
      button: 'Meine Kontakte',
    },
    'accept-contact': {
      says: '{person} hat Ihnen eine Kontaktanfrage gesendet.',
      button: 'Kontaktanfrage annehmen',
    },
    'add-to-group': { says: '{person} zu {group} hinzufügen.', button: 'Zu {group} hinzufügen' },
    'change-group': {
      says: 'Oder die Sitzung stattdessen {group} zuordnen. Das tauscht aus, wer hinein darf.',
      button: 'Gruppe auf {group} ändern',
    },
    'choose-group': { says: 'Der Sitzung eine Gruppe geben.', button: 'Gruppe wählen' },
    'unhide-session': { says: 'Die Sitzung ihrer Gruppe zeigen.', button: 'Sitzung zeigen' },
    'change-time': { says: 'Die Leitung kann die Zeit der Sitzung ändern.', button: 'Zeit ändern' },
    'wait-for-time': {
      says: 'Kommen Sie dann wieder; die Seite der Sitzung zählt herunter.',
      button: '',
    },
    'open-early': {
      says: 'Sie können den Raum jetzt öffnen, für alle, die eintreten dürfen.',
      button: 'Jetzt öffnen',
    },
    'wait-for-place': { says: 'Versuchen Sie es erneut, wenn jemand gegangen ist.', button: '' },
    'ask-admin': { says: 'Fragen Sie einen Admin: {ask}.', button: '' },
    'tell-admin': {
      says: '{only, select, yes {Das kann nur ein Admin: {admin}.} other {Oder {admin} macht es als Admin ohne das.}}',
      button: '{admin} fragen',
    },
    'told-admin': {
      says: 'Sie haben {admin} am {at} gefragt. Der Link zu dieser Prüfung liegt dort vor.',
      button: '',
    },
    'name-admin': {
      says: 'Machen Sie zuerst jemand anderen zum Admin, unter Leitung > Personen.',
      button: 'Personen öffnen',
    },
    'name-manager': {
      says: 'Benennen Sie zuerst eine andere Leitung für {group}.',
      button: '{group} öffnen',
    },
    'ask-invitation': {
      says: 'Bitten Sie die Person, die Sie eingeladen hat, die Einladung erneut zu senden.',
      button: '',
    },
    'sign-in-as': {
      says: 'Melden Sie sich ab und als {invited} wieder an. Falls Sie jetzt eine andere Adresse benutzen, lassen Sie sich mit dieser einladen.',
      button: '',
    },
    'ask-to-be-invited': { says: 'Bitten Sie die Leitung um eine Einladung per Mail.', button: '' },
  },
};
