import type { Area } from '../en.ts';

export const journal: Area<'journal'> = {
  nobody: 'jemand',
  through: { web: 'im Browser', api: 'über die API', cli: 'auf der Kommandozeile', live: 'in einem Raum', job: 'von selbst', console: 'auf der Konsole' },
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
    password: { changed: '{who} hat das Passwort geändert', reset: '{member} hat per Mail ein neues Passwort gewählt' },
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
      'role-changed': '{who} hat {member} zum {role, select, admin {Admin} other {Mitglied}} gemacht',
    },
    invitation: {
      sent: '{who} hat {email} als {role, select, admin {Admin} other {Mitglied}} eingeladen',
      revoked: '{who} hat die Einladung an {email} zurückgezogen',
      accepted: '{who} hat die Einladung an {email} angenommen und ist als {role, select, admin {Admin} other {Mitglied}} beigetreten',
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
      'role-changed': '{who} hat {persons} zu {role, select, manager {einer Leitung} other {einem Mitglied}} von {group} gemacht',
    },
    session: {
      made: '{who} hat die Sitzung „{title}“ für {groups} geplant',
      changed: '{who} hat die Sitzung „{title}“ geändert',
      cancelled: '{who} hat die Sitzung „{title}“ abgesagt',
    },
    room: {
      entered: '{member} hat einen Raum betreten',
      left: '{because, select, lost {{member} hat die Verbindung zu einem Raum verloren} removed {{member} musste einen Raum verlassen} turned_out {{who} hat {member} aus einem Raum entfernt} sent_back {{who} hat {member} in den Warteraum zurückgeschickt} ended {{member} hat einen Raum verlassen: für alle beendet} cancelled {{member} musste einen Raum verlassen: Sitzung abgesagt} signed_out {{member} musste einen Raum verlassen: abgemeldet} other {{member} hat einen Raum verlassen}}',
      muted: '{who} hat {name} in einem Raum stummgeschaltet',
      'hand-lowered': '{who} hat die Hand von {name} in einem Raum gesenkt',
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
