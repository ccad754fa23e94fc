import type { Area } from '../en.ts';

export const journal: Area<'journal'> = {
  nobody: 'jemand',
  through: {
    web: 'im Browser',
    api: 'über die API',
    cli: 'auf der Kommandozeile',
    live: 'in einem Raum',
    job: 'von selbst',
    console: 'auf der Konsole',
  },
  subjects: {
    access: 'Abweisungen',
    account: 'Konten',
    'sign-in': 'Anmeldungen',
    password: 'Passwörter',
    organisation: 'Organisation',
    member: 'Mitglieder',
    invitation: 'Einladungen',
    group: 'Gruppen',
    session: 'Sitzungen',
    knock: 'Bitten um Einlass',
    door: 'Türen',
    host: 'Gastgebende',
    block: 'Sperren in Räumen',
    own: 'Eigene Räume',
    room: 'Räume',
    mail: 'E-Mails',
    person: 'Profile',
  },
  kinds: {
    access: { refused: '{who} wurde abgewiesen: {gate}{failed}' },
    account: {
      opened: 'Ein Konto wurde angelegt für {member}',
      verified: '{member} hat die Adresse bestätigt',
      exported: '{who} hat die eigenen Daten exportiert',
      deleted: 'Ein Konto wurde gelöscht',
    },
    'sign-in': {
      began: '{who} hat sich angemeldet',
      ended:
        '{because, select, signed_out {{member} hat sich abgemeldet} replaced {Eine Anmeldung von {member} wurde durch eine neue ersetzt} password_changed {Anmeldungen von {member} endeten: Passwort geändert} password_reset {Anmeldungen von {member} endeten: Passwort zurückgesetzt} other {Anmeldungen von {member} endeten}}',
    },
    password: {
      changed: '{who} hat das Passwort geändert',
      reset: '{member} hat per Mail ein neues Passwort gewählt',
    },
    'address-change': { asked: '{who} möchte eine andere Adresse benutzen' },
    address: { changed: '{member} hat die Adresse geändert' },
    person: { changed: '{who} hat das Profil geändert' },
    picture: { changed: '{who} hat das Bild geändert' },
    organisation: {
      made: '{who} hat die Organisation {name} angelegt',
      renamed: '{who} hat die Organisation von {before} in {name} umbenannt',
    },
    member: {
      joined: '{member} ist beigetreten',
      left: '{member} hat die Organisation verlassen',
      removed: '{who} hat {member} aus der Organisation entfernt',
      suspended: '{who} hat {member} gesperrt',
      'suspension-lifted': '{who} hat die Sperre von {member} aufgehoben',
      'role-changed':
        '{who} hat {member} zum {role, select, admin {Admin} other {Mitglied}} gemacht',
    },
    invitation: {
      sent: '{who} hat {email} als {role, select, admin {Admin} other {Mitglied}} eingeladen',
      'link-copied': '{who} hat einen Link für {email} kopiert',
      revoked: '{who} hat die Einladung an {email} zurückgezogen',
      accepted:
        '{who} hat die Einladung an {email} angenommen und ist als {role, select, admin {Admin} other {Mitglied}} beigetreten',
    },
    mail: {
      opened: '{who} hat die aufbewahrte Mail „{title}“ an {email} gelesen',
      'sent-again': '{who} hat die Mail „{title}“ an {email} erneut zustellen lassen',
    },
    group: {
      created: '{who} hat die Gruppe {group} angelegt',
      renamed: '{who} hat die Gruppe {before} in {name} umbenannt',
      described: '{who} hat die Beschreibung von {group} geändert',
      deleted: '{who} hat die Gruppe {name} gelöscht',
      nested: '{who} hat die Gruppe {name} in {group} aufgenommen',
      unnested: '{who} hat eine Gruppe aus {group} genommen',
      'member-added': '{who} hat {persons} zu {group} hinzugefügt',
      'member-removed':
        '{because, select, left {{persons} hat {group} verlassen} contact_ended {{persons} ist nicht mehr in {group}: Der Kontakt endete} other {{who} hat {persons} aus {group} genommen}}',
      'role-changed':
        '{who} hat {persons} zu {role, select, manager {einer Leitung} other {einem Mitglied}} von {group} gemacht',
    },
    knock: {
      asked: '{name} bat um Einlass zu „{title}“',
      reworded:
        '{name} änderte die Nachricht einer Bitte um Einlass{room, select, named { zu „{title}“} other {}}',
      answered:
        '{decision, select, allow {{who} hat {name} zu „{title}“ eingelassen} block {{who} hat {name} bei „{title}“ abgewiesen und gesperrt} other {{who} hat {name} bei „{title}“ abgewiesen}}',
      held: '{who} bat {name} um etwas Geduld{room, select, named { vor „{title}“} other {}}',
      'taken-back':
        '{who} nahm eine Antwort an {name}{room, select, named { bei „{title}“} other {}} zurück',
      withdrawn:
        '{name} zog eine Bitte um Einlass{room, select, named { zu „{title}“} other {}} zurück',
      expired:
        'Eine Bitte von {name} um Einlass{room, select, named { zu „{title}“} other {}} lief ab',
      voided:
        'Eine Bitte von {name} um Einlass{room, select, named { zu „{title}“} other {}} brauchte keine Antwort mehr',
    },
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
    own: {
      made: '{who} öffnete den Raum „{title}“',
      renamed: '{who} benannte den Raum {before} in „{title}“ um',
      deleted: '{who} löschte den Raum „{title}“',
      invited: '{who} lud {persons} zu „{title}“ ein',
    },
    session: {
      made: '{who} hat die Sitzung „{title}“ für {groups} geplant',
      changed: '{who} hat die Sitzung „{title}“ geändert',
      cancelled: '{who} hat die Sitzung „{title}“ abgesagt',
      ended: '{who} beendete die Sitzung „{title}“ für alle',
      'opened-early': '{who} öffnete „{title}“ früher',
      'closed-again': '{who} schloss „{title}“ wieder bis zu ihrer Zeit',
    },
    room: {
      entered: '{member} hat {room, select, named {„{title}“} other {einen Raum}} betreten',
      left: '{because, select, lost {{member} hat die Verbindung zu {room, select, named {„{title}“} other {einem Raum}} verloren} removed {{member} musste {room, select, named {„{title}“} other {einen Raum}} verlassen} turned_out {{who} hat {member} aus {room, select, named {„{title}“} other {einem Raum}} entfernt} sent_back {{who} hat {member} in den Warteraum von {room, select, named {„{title}“} other {einem Raum}} zurückgeschickt} ended {{member} hat {room, select, named {„{title}“} other {einen Raum}} verlassen: für alle beendet} cancelled {{member} musste {room, select, named {„{title}“} other {einen Raum}} verlassen: Sitzung abgesagt} signed_out {{member} musste {room, select, named {„{title}“} other {einen Raum}} verlassen: abgemeldet} other {{member} hat {room, select, named {„{title}“} other {einen Raum}} verlassen}}',
      muted:
        '{who} hat {name} in {room, select, named {„{title}“} other {einem Raum}} stummgeschaltet',
      'hand-lowered':
        '{who} hat die Hand von {name} in {room, select, named {„{title}“} other {einem Raum}} gesenkt',
    },
    contact: {
      requested: '{who} hat eine Kontaktanfrage gesendet',
      accepted: '{who} hat eine Kontaktanfrage angenommen',
      declined: '{who} hat eine Kontaktanfrage abgelehnt',
      withdrawn: '{who} hat eine Kontaktanfrage zurückgezogen',
      ended: '{who} hat einen Kontakt beendet',
      blocked: '{who} hat jemanden blockiert',
      unblocked: '{who} hat eine Blockierung aufgehoben',
    },
  },
};
