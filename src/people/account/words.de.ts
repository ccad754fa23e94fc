import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  access: {
    asked: {
      'delete-account': '{person} kann das Konto {can, select, yes {} other {nicht }}löschen',
    },
    gates: {
      'sign-in': 'Anmelden',
      'sign-up': 'Ein Konto anlegen',
      'see-picture': 'Das Bild sehen',
      'delete-account': 'Das Konto löschen',
    },
    checks: {
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
    remedies: {
      'sign-in': {
        says: 'Melden Sie sich an.',
        button: 'Anmelden',
      },
      'resend-verification': {
        says: 'Die Bestätigungsmail noch einmal senden.',
        button: 'Bestätigungsmail erneut senden',
      },
      'ask-to-be-invited': {
        says: 'Bitten Sie die Leitung um eine Einladung per Mail.',
        button: '',
      },
    },
  },
  account: {
    mails: {
      hello: 'Hallo {name},',
      helloStranger: 'Guten Tag,',
      verify: {
        subject: 'Bestätigen Sie Ihre Adresse für Anteroom',
        says: 'jemand, vermutlich Sie, hat mit dieser Adresse ein Konto angelegt. Bestätigen Sie, dass es Ihre ist, und Sie sind angemeldet.',
        more: 'Der Link gilt einmal und zwei Tage lang. Wenn Sie es nicht waren, lassen Sie diese Mail einfach liegen: Ohne Bestätigung kann niemand das Konto benutzen.',
        button: 'Adresse bestätigen',
      },
      taken: {
        subject: 'Sie haben schon ein Konto',
        says: 'jemand, vermutlich Sie, wollte mit dieser Adresse ein Konto anlegen. Es gibt schon eines: Melden Sie sich einfach an.',
        more: 'Wenn Sie Ihr Passwort vergessen haben, fordern Sie auf der Anmeldeseite ein neues an. Wenn Sie es nicht waren, hat sich nichts geändert.',
        button: 'Anmelden',
      },
      reset: {
        subject: 'Wählen Sie ein neues Passwort',
        says: 'jemand, vermutlich Sie, hat für Ihr Konto ein neues Passwort angefordert.',
        more: 'Der Link gilt einmal und eine Stunde lang. Wenn Sie es nicht waren, lassen Sie diese Mail einfach liegen: Ihr Passwort bleibt, wie es ist.',
        button: 'Neues Passwort wählen',
      },
      password: {
        subject: 'Ihr Passwort wurde geändert',
        says: 'das Passwort Ihres Kontos wurde gerade geändert, und andere Geräte wurden abgemeldet. Damit endet auch, was ohne Anmeldung wirkt: Ihr Kalender-Link, Ihre Token, Benachrichtigungen in anderen Browsern und Links in früheren Mails.',
        more: 'Wenn Sie es nicht waren, wählen Sie sofort ein neues Passwort und sagen Sie der Leitung Bescheid.',
        button: 'Das war ich nicht',
      },
      everywhere: {
        subject: 'Sie wurden auf anderen Geräten abgemeldet',
        says: 'jemand, der als Sie angemeldet war, hat Sie gerade überall oder überall sonst abgemeldet. Damit endet auch, was ohne Anmeldung wirkt: Ihr Kalender-Link, Ihre Token, Benachrichtigungen in anderen Browsern und Links in früheren Mails.',
        more: 'Einen neuen Kalender-Link machen Sie, wenn Sie ihn brauchen; ein Token gilt wieder, wenn Sie seine Sperre aufheben. Wenn Sie es nicht waren, wählen Sie sofort ein neues Passwort und sagen Sie der Leitung Bescheid.',
        button: 'Das war ich nicht',
      },
      addressNew: {
        subject: 'Bestätigen Sie Ihre neue Adresse',
        says: 'Sie möchten für Ihr Konto ab jetzt {address} benutzen. Bestätigen Sie, dass die Adresse Ihre ist.',
        more: 'Der Link gilt einmal und zwei Tage lang. Bis dahin gilt Ihre alte Adresse.',
        button: 'Neue Adresse bestätigen',
      },
      addressTaken: {
        subject: 'Diese Adresse wird schon benutzt',
        says: 'jemand wollte diese Adresse für ein anderes Konto benutzen. Sie gehört zu Ihrem, deshalb hat sich nichts geändert.',
        more: 'Wenn Sie es waren: Löschen Sie zuerst eines der beiden Konten oder benutzen Sie beide weiter.',
        button: '',
      },
      addressOld: {
        subject: 'Ihre Adresse wurde geändert',
        says: 'Ihr Konto benutzt jetzt die Adresse {address}. Dies ist die letzte Mail an die alte.',
        more: 'Sie bleiben angemeldet, wo Sie es waren. Wenn Sie es nicht waren: Melden Sie sich mit der neuen Adresse an, wählen Sie ein anderes Passwort, das alle anderen abmeldet, und nehmen Sie Ihre Adresse zurück; wenn das nicht geht, sagen Sie sofort der Leitung Bescheid.',
        button: 'Ich war es nicht',
      },
      suspended: {
        subject: 'Sie sind gesperrt',
        says: 'Sie sind in {organisation} gesperrt. Sie sind überall abgemeldet, und Ihr Kalender-Link, Ihre Token und Ihre Benachrichtigungen sind beendet.',
        more: 'Ihr Konto und was Sie geschrieben haben, bleiben erhalten. Wenden Sie sich an {ask}, wenn das ein Irrtum ist.',
        button: '',
      },
      deleted: {
        subject: 'Ihr Konto ist gelöscht',
        says: 'Ihr Konto und was dazu gehörte, wurde gelöscht, wie Sie es wollten.',
        more: 'Woran Sie teilgenommen haben, bleibt in der Geschichte anderer stehen, ohne Ihren Namen.',
        button: '',
      },
    },
    fields: {
      name: 'Ihr Name',
      nameHint: 'So sehen ihn die anderen',
      email: 'E-Mail-Adresse',
      password: 'Passwort',
      newPassword: 'Neues Passwort',
      currentPassword: 'Jetziges Passwort',
      passwordHint:
        'Mindestens 10 Zeichen. Mehrere Wörter merken sich leicht und sind schwer zu erraten.',
    },
    signIn: {
      title: 'Anmelden',
      button: 'Anmelden',
      forgotten: 'Passwort vergessen?',
      noAccount: 'Noch kein Konto?',
      signUp: 'Konto anlegen',
      byInvitation:
        'Konten gibt es hier auf Einladung: Benutzen Sie den Link in der Mail, die Sie bekommen haben.',
      unconfirmed:
        'Wenn Sie dieses Konto gerade erst angelegt haben, bestätigen Sie zuerst die Adresse: Der Link ist in Ihrem Postfach.',
      afterReset: 'Ihr Passwort ist geändert. Melden Sie sich mit dem neuen an.',
    },
    signUp: {
      title: 'Konto anlegen',
      lead: 'Das dauert eine Minute: Name, Adresse, Passwort.',
      domains: 'Für Adressen bei {domains}.',
      button: 'Konto anlegen',
      haveOne: 'Schon eines?',
      invited: 'Sie sind mit der Adresse {email} eingeladen.',
    },
    mailbox: {
      title: 'Schauen Sie in Ihr Postfach',
      confirm:
        'Es gibt eine Mail an {email}. Öffnen Sie den Link darin, um Ihre Adresse zu bestätigen; dann sind Sie angemeldet.',
      reset:
        'Wenn es zu {email} ein Konto gibt, gibt es eine Mail dorthin mit einem Link für ein neues Passwort.',
      address:
        'Es gibt eine Mail an {email}. Ihre neue Adresse gilt, sobald Sie den Link darin öffnen.',
      kept: 'Diese Installation verschickt keine Mails, weil kein Mailserver eingerichtet ist. Die Leitung findet die Mail unter Leitung > E-Mails.',
      nothing: 'Nach ein paar Minuten nichts da? Schauen Sie in den Spam-Ordner, oder:',
      again: 'Mail noch einmal senden',
      sent: 'Es gibt eine neue Mail, falls die Adresse darauf wartet.',
      other: 'Andere Adresse benutzen',
    },
    verify: {
      title: 'Adresse bestätigen',
      says: 'Ein Klick, dann ist Ihre Adresse bestätigt, und Sie sind angemeldet.',
      button: 'Bestätigen und anmelden',
      titleChoose: 'Passwort wählen',
      saysChoose:
        'Das Konto wurde in einem anderen Browser angelegt. Damit niemand außer Ihnen es benutzen kann, wählen Sie hier das Passwort. Dann ist Ihre Adresse bestätigt, und Sie sind angemeldet.',
      titleAddress: 'Neue Adresse bestätigen',
      saysAddress: 'Ein Klick, dann benutzt Ihr Konto diese Adresse.',
      buttonAddress: 'Neue Adresse bestätigen',
      doneAddress: 'Ihr Konto benutzt jetzt {email}.',
      on: 'Weiter',
      noToken:
        'Diese Seite braucht den Link aus der Mail. Öffnen Sie ihn dort noch einmal, und zwar ganz.',
      again: 'Neue Mail senden',
      againLead: 'Geben Sie Ihre Adresse ein, dann senden wir einen neuen Link.',
    },
    forgotten: {
      title: 'Passwort vergessen?',
      lead: 'Geben Sie Ihre Adresse ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
      button: 'Link senden',
      back: 'Zurück zur Anmeldung',
    },
    reset: {
      title: 'Neues Passwort wählen',
      lead: 'Sie werden überall abgemeldet und melden sich mit dem neuen an. Auch Ihr Kalender-Link, Ihre Token und Benachrichtigungen in abgemeldeten Browsern enden.',
      button: 'Passwort ändern',
      noToken:
        'Diese Seite braucht den Link aus der Mail. Öffnen Sie ihn dort noch einmal, und zwar ganz, oder fordern Sie einen neuen an.',
      ask: 'Neuen Link anfordern',
    },
  },
  base: {
    problems: {
      'persons-email': 'Diese Adresse gehört zu einem anderen Konto.',
    },
    faults: {
      'password-short': 'Nehmen Sie mindestens 10 Zeichen. Mehrere Wörter merken sich leicht.',
      'password-common':
        'Dieses Passwort gehört zu den häufigsten und wird zuerst probiert. Wählen Sie ein anderes.',
      'password-personal':
        'Das ist Ihr eigener Name oder Ihre Adresse. Wählen Sie ein anderes Passwort.',
      'wrong-password': 'Das ist nicht Ihr Passwort.',
      'wrong-sign-in': 'Adresse oder Passwort stimmt nicht.',
      'link-spent':
        'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
      'choose-password':
        'Das Konto wurde in einem anderen Browser angelegt: Wählen Sie hier sein Passwort, um die Adresse zu bestätigen.',
      'picture-large': 'Das Bild ist zu groß: höchstens 48 kB.',
      'not-a-picture': 'Das ist kein Bild im Format WebP, JPEG oder PNG.',
    },
  },
  journal: {
    subjects: {
      account: 'Konten',
      'sign-in': 'Anmeldungen',
      password: 'Passwörter',
      person: 'Profile',
    },
    kinds: {
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
      'address-change': {
        asked: '{who} möchte eine andere Adresse benutzen',
      },
      address: {
        changed: '{member} hat die Adresse geändert',
      },
      person: {
        changed: '{who} hat das Profil geändert',
      },
      picture: {
        changed: '{who} hat das Bild geändert',
      },
    },
  },
};
