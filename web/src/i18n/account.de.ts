import type { AccountWords } from "./account";

const weitere = (count: string, one: boolean) =>
  `${count} weitere${one ? " Person" : ""}`;

export const accountDe: AccountWords = {
  onlyYouSeeKept:
    "Nur du siehst diese Seite. Nichts bleibt hier länger, als es ohnehin bliebe.",
  nothingKeptHere:
    "Hier ist noch nichts. Merk dir einen Crud, und er ist hier, bis er geht.",
  whatIsTold: "Was du siehst",
  toldTabs: { all: "Alles", mentions: "Erwähnungen" },
  toldOf: {
    replied: "hat dir geantwortet",
    mentioned: "hat dich erwähnt",
    liked: "mag deinen Crud",
    reposted: "hat deinen Crud weitergegeben",
    followed: "folgt dir",
  },
  toldOfMany: {
    replied: (others, one) => `und ${weitere(others, one)} haben dir geantwortet`,
    mentioned: (others, one) => `und ${weitere(others, one)} haben dich erwähnt`,
    liked: (others, one) => `und ${weitere(others, one)} mögen deinen Crud`,
    reposted: (others, one) =>
      `und ${weitere(others, one)} haben deinen Crud weitergegeben`,
    followed: (others, one) => `und ${weitere(others, one)} folgen dir`,
  },
  reportsWait: (count, one) =>
    one
      ? "Eine Meldung oder Antwort wartet auf die Moderation."
      : `${count} Meldungen oder Antworten warten auf die Moderation.`,
  signUpsWait: (count, one) =>
    one
      ? "Ein neues Konto wartet auf die Moderation."
      : `${count} neue Konten warten auf die Moderation.`,
  decidedAboutYou: "Die Moderation hat etwas über dich entschieden.",
  nothingTold:
    "Nichts Neues. Was andere mit deinen Cruds tun, steht hier und geht mit ihnen.",
  markAllRead: "Alles als gelesen markieren",
  countedKinds: "Was die Zahl an der Glocke zählt",
  countedKindsHint:
    "In der Liste steht alles. Die Zahl an der Glocke zählt, was hier angekreuzt ist, und immer, was die Moderation dir sagt.",
  kindsOfTold: {
    replied: "Antworten",
    mentioned: "Erwähnungen",
    liked: "Wer etwas mag",
    reposted: "Wer etwas weitergibt",
    followed: "Wer dir folgt",
  },
  pushTitle: "Push-Benachrichtigungen",
  pushHint: [
    "Wähle, was dieser Browser dir zeigt, solange keine unserer Seiten zu sehen ist, bis du dich abmeldest.",
    "Der Hersteller deines Browsers befördert diese Benachrichtigungen. Er erfährt, dass und wann eine kam und ungefähr, wie lange sie gilt. Von wem und worüber, sagen wir ihm nicht; er könnte aber nach einem öffentlichen Crud suchen, der passt. Wir nehmen eine Benachrichtigung weg, sobald die Zeit ihres Cruds um ist und dein Browser uns weckt; wird der Crud vorher gelöscht, bleibt sie bis dahin.",
  ],
  pushUnsupported:
    "Dieser Browser kann von hier keine Benachrichtigungen zeigen. Auf einem iPhone oder iPad füge diese Seite erst zum Home-Bildschirm hinzu.",
  pushRefused: {
    denied:
      "Dein Browser lässt uns keine Benachrichtigungen zeigen. Erlaube sie in seinen Einstellungen für diese Seite, dann wähle noch einmal.",
    unavailable:
      "Der Dienst deines Browsers für Benachrichtigungen ist nicht erreichbar. Wähle später noch einmal.",
  },

  unmuteSomebody: (handle: string) => `@${handle} nicht mehr stummschalten`,
  unblockSomebody: (handle: string) => `@${handle} nicht mehr blockieren`,
  hiddenPeople: "Blockiert und stummgeschaltet",
  blockedPeople: "Blockiert",
  nobodyBlocked: "Du hast niemanden blockiert.",
  mutedPeople: "Stummgeschaltet",
  nobodyMuted: "Du hast niemanden stummgeschaltet.",
  stillNotifies: "du bekommst weiter Bescheid",
  until: (time: string) => `bis ${time}`,

  signUpTitle: "Registrieren",
  emailRule:
    "Deine E-Mail-Adresse brauchen wir für Codes, für Nachrichten zu deinem Konto und für nichts, worum du nicht gebeten hast. Andere Mitglieder sehen sie nie.",
  name: "Name",
  email: "E-Mail",
  handle: "Kürzel",
  handleRule: "3–30 Buchstaben a–z, Ziffern oder _",
  password: "Passwort",
  handleStates: {
    free: (handle) => `@${handle} ist frei.`,
    taken: (handle) => `@${handle} ist vergeben.`,
    reserved: (handle) => `@${handle} ist nicht zu haben.`,
    invalid: () => "",
  },
  useHandle: (handle) => `${handle} nehmen`,
  passwordRule: "Mindestens 10 Zeichen",
  haveAccount: "Schon ein Konto?",
  confirmTitle: "E-Mail bestätigen",
  confirmHint: "Wir haben dir sechs Ziffern gemailt. Nicht da? Sieh im Spam-Ordner nach.",
  confirmSent: (email) =>
    `Wir haben sechs Ziffern an ${email} gesendet. Nicht da? Sieh im Spam-Ordner nach.`,
  codeInLog:
    "Dieser Server sendet keine E-Mail. Frag, wer ihn betreibt: Der Code steht im Protokoll.",
  codeOfInLog: (email) =>
    `Dieser Server sendet keine E-Mail. Frag, wer ihn betreibt: Der Code für ${email} steht im Protokoll.`,
  confirmElsewhere: (email) =>
    `Jemand hat sich mit ${email} registriert, in einem anderen Browser. Warst du das, dann gib das Passwort von dort ein.`,
  confirmLate:
    "Bestätige zuerst deine E-Mail, dann ist dein Konto da. Ein Code gilt zehn Minuten; du kannst einen neuen anfordern.",
  mendEmail: "Andere Adresse",
  code: "Code",
  confirm: "Bestätigen",
  resend: "Neuen Code holen",
  resent: "Ein neuer Code ist unterwegs.",
  signUpAgain: "Von vorn beginnen",
  forgotLink: "Passwort vergessen?",
  forgotTitle: "Passwort vergessen?",
  sendCode: "Code senden",
  backToSignIn: "Zurück zur Anmeldung",
  resetTitle: "Neues Passwort setzen",
  resetHint:
    "Wenn die Adresse ein Konto hat, haben wir sechs Ziffern dorthin gesendet. Nicht da? Sieh im Spam-Ordner nach.",
  newPassword: "Neues Passwort",
  setPassword: "Passwort setzen",
  startAgain: "Von vorn beginnen",
  issuerHint: "Das führt dich auf eine andere Seite und danach hierher zurück.",
  issuerFailed: "Das Anmelden hat nicht geklappt. Bitte versuche es noch einmal.",
  chooseHandleTitle: "Wähle ein Kürzel",
  chooseHandleHint:
    "Dein Kürzel von dort ist hier nicht zu haben. Wähle eines; ändern lässt es sich später nicht.",
  chooseHandle: "Wählen",
  signInTitle: "Anmelden",
  login: "E-Mail oder Kürzel",
  newHere: "Neu hier?",

  followsTitle: "Wem du folgst und wer dir folgt",
  followsHint: "Diese Listen siehst nur du. Andere sehen, wie viele es sind.",
  youFollow: "Du folgst",
  youFollowNobody: "Du folgst noch niemandem.",
  followYou: "Dir folgen",
  nobodyFollowsYou: "Dir folgt noch niemand.",
  removeFollower: "Entfernen",
  removeSomebody: (handle) => `Entfernen: @${handle}`,
  listMe: "Mich in Listen von Leuten zeigen",
  listMeHint:
    "Sonst findet dich keine Suche, und du wirst niemandem vorgeschlagen. Deine Seite und deine Cruds bleiben, wo sie sind.",
  bio: "Über mich",
  bioRule: "Höchstens 160 Zeichen, freiwillig",
  profileLink: "Link",
  profileLinkRule: "Eine Adresse mit https, höchstens 200 Zeichen, freiwillig",
  save: "Speichern",
  saved: "Gespeichert.",

  accountTitle: "Konto",
  yourProfile: "Dein Profil",
  emailNow: (email) => `Deine E-Mail-Adresse ist ${email}.`,
  changeEmail: "E-Mail ändern",
  newEmail: "Neue E-Mail",
  emailHint: "Wir senden einen Code dorthin und benachrichtigen deine alte Adresse.",
  emailCode: (email) => `Wir haben sechs Ziffern an ${email} gesendet.`,
  presentPassword: "Aktuelles Passwort",
  changePassword: "Passwort ändern",
  passwordChanged: "Passwort geändert. Andere Browser sind abgemeldet.",
  giveCodeTitle: "Code eingeben",
  giveCodeRule: "Die sechs Ziffern aus deiner App oder ein Ersatzcode",
  giveCodeOn: "Weiter",
  signInAgain: "Ab- und wieder anmelden",
  factorSetUpFirst: "Richte in deinem Konto den zweiten Faktor ein",
  factorTitle: "Zweiter Faktor",
  factorHint:
    "Eine App auf deinem Telefon erzeugt Codes. Beim Anmelden gibst du nach dem Passwort auch einen Code ein. Ein gestohlenes Passwort genügt dann nicht. Das Einrichten meldet dich überall sonst ab.",
  factorSetUp: "Einrichten",
  factorScan: "Scanne das mit deiner Authenticator-App.",
  factorPicture: "QR-Code für deine Authenticator-App",
  factorType: "Oder tippe das in die App:",
  factorOpenApp: "Die App auf diesem Gerät öffnen",
  factorFirstCode: "Die sechs Ziffern, die die App jetzt zeigt",
  factorIsOn: "Dein zweiter Faktor ist an. Andere Browser und Apps sind abgemeldet.",
  factorIsOff: "Dein zweiter Faktor ist aus. Andere Browser und Apps sind abgemeldet.",
  factorOnSince: (when: string) => `Er ist an seit ${when}.`,
  factorTurnOff: "Abschalten",
  recoveryTitle: "Ersatzcodes",
  recoveryHint:
    "Dein zweiter Faktor ist an. Heb diese Codes dort auf, wo du sie ohne dein Telefon findest: Jeder lässt dich einmal hinein. Du siehst sie nicht noch einmal.",
  recoveryNew: "Neue Ersatzcodes",
  recoveryNewHint: "Zehn neue Codes treten an die Stelle deiner bisherigen.",
  recoveryRenew: "Neue Codes erzeugen",
  recoveryCopy: "Kopieren",
  recoveryCopied: "Kopiert.",
  recoveryNotCopied:
    "Der Browser kopiert hier nicht. Markiere die Codes und kopiere sie von Hand.",
  recoveryKept: "Ich habe sie aufgehoben",
  recoveryLeft: (codes: number) =>
    codes === 1 ? "Du hast noch einen Ersatzcode." : `Du hast noch ${codes} Ersatzcodes.`,
  adminTitle: "Admin werden",
  adminJoinFirst: (server: string) =>
    `Mit diesem Link wirst du Admin von ${server}. Registriere dich erst, oder melde dich an, wenn du ein Konto hast.`,
  adminSignInFirst: (server: string) =>
    `Mit diesem Link wirst du Admin von ${server}. Melde dich erst an.`,
  adminAsk: (handle: string, server: string) =>
    `Du bist als @${handle} angemeldet. Mit diesem Link wird @${handle} Admin von ${server}.`,
  adminBecome: "Admin werden",
  adminNow: (server: string) =>
    `Du bist jetzt Admin von ${server}. Admins brauchen hier einen zweiten Faktor: Richte ihn als Nächstes ein.`,
  adminNext: "Zu deinem Konto",
  sessionsTitle: "Sitzungen",
  unknownBrowser: "Unbekannter Browser",
  thisBrowser: "dieser Browser",
  signedInSince: (when) => `Angemeldet am ${when}.`,
  lastUsed: (when) => `Zuletzt benutzt etwa am ${when}.`,
  endSession: (browser) => `Abmelden: ${browser}`,
  signedOutThere: (browser) => `Abgemeldet: ${browser}.`,
  signOutEverywhere: "Überall abmelden",
  signOutEverywhereHint: "Das meldet dich auch hier ab.",
  newcomersWait: (when) =>
    `Neue Konten können gerade nicht schreiben, damit es ruhig bleibt. Deines kann es ab ${when}.`,
  reason: "Warum möchtest du dazukommen?",
  reasonRule:
    "Höchstens 500 Zeichen. Nur die Moderation liest es. Es wird gelöscht, sobald sie entschieden hat.",
  awaitingTitle: "Fast geschafft",
  awaitingWord: (server) =>
    `Deine E-Mail ist bestätigt. Die Leute, die ${server} betreiben, sehen jedes neue Konto erst an, und wir schreiben dir, was sie entscheiden.`,
  invitationsTitle: "Einladungen",
  invitationsHint:
    "Neue Konten gibt es hier auf Einladung. Wer deinen Link hat, kann sich registrieren, bis er endet oder verbraucht ist.",
  inviteFor: "Leute",
  inviteUntil: "Offen für",
  invite: "Link erstellen",
  invitationLink: "Der Link, nur jetzt zu sehen",
  copyLink: "Link kopieren",
  invitationNotCopied:
    "Der Browser kopiert hier nicht. Markiere den Link und kopiere ihn von Hand.",
  invitationUsed: (used, uses) => `${used} von ${uses} verbraucht`,
  invitationUntil: (when) => `Offen bis ${when}.`,
  invitationsFull:
    "Mehr offene Einladungen gehen nicht. Zieh eine zurück, um eine neue zu machen.",
  takeInvitationBack: (when) => `Die Einladung zurückziehen, die bis ${when} offen ist`,
  takeInvitation: "Zurückziehen",
  invitationGone: "Einladung zurückgezogen.",
  invited: "Du bist eingeladen.",
  clientsTitle: "Verbundene Apps",
  allowedSince: (when) => `Verbunden seit ${when}.`,
  takeBack: "Zugang entziehen",
  takeBackFrom: (name) => `Zugang entziehen: ${name}`,
  takenBack: "Zugang entzogen.",
  clientsHint: "Eine App, der du den Zugang entziehst, verliert ihn sofort.",
  allowTitle: "Diese App verbinden?",
  allowAsks: (name, handle) => `${name} möchte für dich handeln, @${handle}.`,
  allowCan:
    "Sie könnte fast alles, was du kannst: schreiben, antworten, mögen, weitergeben, deine Cruds löschen, folgen, blockieren, stummschalten, melden, dein Profil ändern, deine Daten herunterladen und sehen, wie deine E-Mail-Adresse lautet und wo du angemeldet bist.",
  allowCannot:
    "Sie könnte weder dein Passwort oder deine E-Mail-Adresse ändern noch dich abmelden oder dein Konto löschen.",
  allowThen: (place) =>
    `So oder so geht es dann weiter zu ${place}. Den Zugang kannst du jederzeit in deinem Konto entziehen.`,
  allow: "Erlauben",
  allowNot: "Nicht erlauben",
  download: "Deine Daten herunterladen",
  downloadHint:
    "Dein Profil, deine Cruds, was du magst, weitergibst und dir merkst, Einstellungen, Sitzungen, Apps, Einladungen und Meldungen, wem du folgst, wen du blockiert oder stummgeschaltet hast, und was über dich entschieden wurde, als eine JSON-Datei. Wer dir folgt, Benachrichtigungen, Texte von Meldungen und das Protokoll der Moderation sind nicht dabei.",
  deleteAccount: "Konto löschen",
  deleteAccountHint:
    "Das löscht dein Konto, alle deine Cruds und jede Antwort darauf und lässt sich nicht rückgängig machen. Eine Kopie für eine Meldung bleibt bis zu 45 Tage; was die Moderation über dich entschieden hat, bleibt mit deinem Kürzel ein Jahr in ihrem Protokoll.",
  deleteAccountThere: "Dein Konto dort, wo du dich anmeldest, bleibt; lösche es dort.",
  deleteAccountAsk: "Ja, mein Konto löschen",
  signInFirst: "Melde dich an, um diese Seite zu sehen.",
  allowSignIn: "Eine App möchte hier für dich handeln. Melde dich an, um zu entscheiden.",
};
