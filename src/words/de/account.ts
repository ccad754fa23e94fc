import type { Area } from '../en.ts';

export const account: Area<'account'> = {
  mails: {
    hello: 'Hallo {name},',
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
      says: 'das Passwort Ihres Kontos wurde gerade geändert, und andere Geräte wurden abgemeldet.',
      more: 'Wenn Sie es nicht waren, wählen Sie sofort ein neues Passwort und sagen Sie der Leitung Bescheid.',
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
      more: 'Wenn Sie es nicht waren, sagen Sie sofort der Leitung Bescheid.',
      button: '',
    },
    deleted: {
      subject: 'Ihr Konto ist gelöscht',
      says: 'Ihr Konto und was dazu gehörte, wurde gelöscht, wie Sie es wollten.',
      more: 'Woran Sie teilgenommen haben, bleibt in der Geschichte anderer stehen, ohne Ihren Namen.',
      button: '',
    },
  },
};
