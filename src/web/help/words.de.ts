import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  help: {
    title: 'Hilfe',
    lead: 'Kurze Artikel zu dem, was am häufigsten gefragt wird.',
    contents: 'Alle Artikel',
    signIn: 'Anmelden',
    picture: 'So sieht die Seite aus',
    account: {
      lead: 'Mails, die nicht kommen, vergessene Passwörter, Anmeldungen, die nicht Ihre sind.',
    },
    access: {
      title: 'Warum habe ich keinen Zugang?',
      lead: 'Sie haben einen Link und finden nichts, oder jemand sagt Ihnen das. Meistens fehlt eine Gruppe.',
      logic: {
        title: 'Wie der Zugang funktioniert',
        says: '<ol><li>Eine Gruppensitzung ist für genau eine Gruppe.</li><li>Die Gruppenleitung nimmt eigene Kontakte in die Gruppe auf, ein Admin der Organisation alle, die zu ihr gehören.</li><li>Nur wer in der Gruppe ist, sieht die Sitzung und kann ihren Raum betreten, und zwar sofort: unter <b>{mySessions}</b>, ohne sich neu anzumelden.</li></ol><p>Für alle anderen gibt es unter der Adresse nichts, auch mit dem Link nicht, außer wenn <b>{guests}</b> eingeschaltet ist.</p>',
      },
      yourself: {
        title: 'Was Sie selbst tun können',
        says: '<ol><li>Öffnen Sie den Link, den Sie bekommen haben. Ist er nichts für Sie, steht auf der Seite <b>{nothing}</b>.</li><li>Drücken Sie <b>{copyForManager}</b> und schicken Sie die Nachricht Ihrer Gruppenleitung oder der Person, von der Sie den Link haben. Sie führt direkt zu dem, was fehlt.</li></ol>',
      },
      check: {
        title: 'Der kurze Weg für die Gruppenleitung',
        says: '<p>Öffnen Sie <b>{administration} > {check}</b>, wählen Sie die Person und die Sitzung, oder worum es sonst geht. Die Zeile oben sagt, was fehlt, und die Schaltfläche darunter behebt es. Die Seite prüft von selbst weiter, bis die Person eintreten kann.</p><p>Unter <b>{what}</b> können Sie nach etwas anderem fragen: ob die Person die Sitzung sieht, den Raum führt oder um Einlass bitten darf.</p>',
      },
      signIn: {
        title: 'Von Hand, Schritt 1: Kann sich die Person anmelden?',
        says: '<p>Fragen Sie, ob die Person sich anmelden kann und <b>{mySessions}</b> sieht. Wenn nicht, liegt es am Konto oder am Passwort: <toAccount>{account}</toAccount>. Wenn ja, weiter.</p>',
      },
      contact: {
        title: 'Schritt 2: Sind Sie in Kontakt?',
        says: '<p>Sehen Sie unter <b>{administration} > {myContacts}</b> nach. Steht die Person nicht dort, drücken Sie <b>{sendRequest}</b> und geben Sie ihre Adresse an. Die Anfrage muss angenommen werden, bevor Sie die Person in eine Gruppe aufnehmen können. Ein Admin der Organisation kann deren Leute auch ohne Kontakt aufnehmen.</p>',
      },
      group: {
        title: 'Schritt 3: Ist die Person in der richtigen Gruppe?',
        says: '<ol><li>Öffnen Sie <b>{administration} > {myGroups}</b>.</li><li>Drücken Sie bei der Gruppe auf <b>{actions}</b> und wählen Sie <b>{edit}</b>.</li><li>Ist die Person in der Liste angehakt? Wenn nicht, haken Sie sie an und drücken Sie <b>{save}</b>.</li></ol>',
      },
      session: {
        title: 'Schritt 4: Ist die Sitzung für die richtige Gruppe?',
        says: '<ol><li>Öffnen Sie <b>{administration} > {manage}</b>.</li><li>Drücken Sie bei der Sitzung auf <b>{actions}</b> und wählen Sie <b>{edit}</b>.</li><li>Sehen Sie nach, welche <b>{group}</b> gewählt ist. Nur deren Leute haben Zugang. Eine andere Gruppe tauscht aus, wer hinein darf; das Formular sagt, wer Zugang bekommt und wer ihn verliert.</li></ol>',
      },
      adHoc: {
        title: 'Ad-hoc-Sitzungen',
        says: '<p>Sie brauchen keine Gruppe: Wer den Link hat, kommt in den Warteraum und wird eingelassen. Kommt jemand nicht dorthin, prüfen Sie, ob der Link ganz kopiert und verschickt und ob er seither erneuert wurde.</p>',
      },
    },
    rooms: {
      title: 'Abgeschlossene Räume',
      lead: 'Sie entscheiden, wer hereinkommt, auch ohne selbst drinnen zu sein.',
      door: {
        title: 'Was eine abgeschlossene Tür bewirkt',
        says: '<p>Steht die Tür eines Raums auf <b>{locked}</b>, bitten alle um Einlass, die den Raum nicht führen, und warten. Wer drinnen ist, bleibt drinnen. Alles andere ist wie bei offener Tür. Gestellt wird die Tür im Vorraum, im Raum und in seinen Einstellungen.</p>',
      },
      told: {
        title: 'Woran Sie merken, dass jemand wartet',
        says: '<p>Sie erfahren es im Vorraum und im Raum selbst: mit Namen, Kennzeichen für Gäste und der Zeit, seit der jemand wartet. Auch die Glocke und die Sitzung auf Ihrer ersten Seite zeigen es.</p>',
      },
      allow: {
        title: 'Jemanden einlassen',
        says: '<p>Drücken Sie <b>{allow}</b>. Dafür müssen Sie nicht im Raum sein, der Vorraum genügt. Wer noch wartet, tritt von selbst ein.</p><p>Eine Anfrage bleibt, auch wenn jemand die Seite geschlossen hat. Lassen Sie sie zu, kann die Person eintreten, sobald sie wiederkommt, bis die Sitzung endet; in einem Raum ohne Termine zwölf Stunden lang.</p>',
      },
      deny: {
        title: 'Jemanden abweisen',
        says: '<p>Drücken Sie <b>{deny}</b>. Die Person sieht eine Seite, auf der steht, dass sie nicht eingelassen wurde. Mit <b>{again}</b> kann sie es noch einmal versuchen: das erste Mal sofort, dann nach 30 Sekunden, 2 Minuten und 10 Minuten. Neu laden verliert nichts und verkürzt nichts.</p>',
      },
      enable: {
        title: 'Vom Browser benachrichtigt werden',
        says: '<p>Mit Benachrichtigungen brauchen Sie keine offene Seite von Anteroom.</p><ol><li>Melden Sie sich an.</li><li>Klicken Sie oben rechts auf Ihr Bild.</li><li>Wählen Sie <b>{settings}</b>, dann <b>{notifications}</b>.</li><li>Drücken Sie <b>{turnOn}</b> und erlauben Sie es, wenn der Browser fragt.</li></ol>',
      },
      received: {
        title: 'Was Sie bekommen',
        says: '<p>Eine Benachrichtigung nennt die Person und den Raum. Ein Klick öffnet den Vorraum dieses Raums, wo Sie <b>{allow}</b> und <b>{deny}</b> finden. Jeder Browser, in dem Sie Benachrichtigungen eingeschaltet haben, bekommt sie; mit <b>{signedOutToo}</b> auch, nachdem Sie sich dort abgemeldet haben, dann ohne Namen, außer Sie wählen <b>{names}</b>.</p><p>Benutzen Sie meistens einen Browser, schalten Sie sie in den anderen aus.</p>',
      },
    },
  },
};
