import type { Words } from "./i18n";
import type { sentences as english } from "./en";

const UNITS = { second: "s", minute: "min", hour: "h", day: "T" };

export const de: Words = {
  language: "Deutsch",
  brand: "Cruddur",
  documentTitle: (title) => (title === "Cruddur" ? title : `${title} · Cruddur`),
  skip: "Zum Inhalt",
  mainNav: "Hauptmenü",
  home: "Start",
  profile: "Profil",
  crud: "Crud",
  newCrud: "Neuer Crud",
  promise: "Was du hier schreibst, verschwindet. Du sagst, wann.",
  asideLabel: "Neben der Seite",
  recentlyPosted: "Zuletzt geschrieben",
  more: "Mehr",
  menu: "Menü",
  accountMenu: "Kontomenü",
  signOut: "Abmelden",
  languageLabel: "Sprache",
  themeLabel: "Aussehen",
  themes: { system: "Wie mein Gerät", light: "Hell", dark: "Dunkel" },

  joinTitle: "Mach mit!",
  joinLines: [
    "Hast du etwas zu sagen?",
    "Denk nicht lange nach, crudde es!",
    "Du bereust es? Macht nichts, wir vergessen es …",
  ],
  joinNow: "Jetzt mitmachen",
  join: "Mitmachen",

  loading: "Lädt …",
  empty:
    "Gerade ist nichts da. Nichts bleibt hier lange, deshalb ist es manchmal still. Sag guten Morgen; morgen ist es wieder weg.",
  writeOne: "Schreib einen Crud",
  end: "Mehr gibt es gerade nicht.",
  showMore: "Mehr anzeigen",
  showLess: "Weniger anzeigen",
  tryAgain: "Noch einmal versuchen",
  unknownViewer:
    "Wir wissen noch nicht, ob du angemeldet bist. Diese Seite fragt von selbst weiter nach.",
  offline:
    "Du bist offline. Was du siehst, kann alt sein; was verschwinden sollte, ist trotzdem weg.",
  nothingKept:
    "Cruds werden auf diesem Gerät nicht aufbewahrt, darum gibt es noch nichts zu zeigen. Sobald eine Verbindung da ist, geht es von allein weiter.",
  share: "Teilen",
  shareTitle: (name) => `Ein Crud von ${name}`,
  linkCopied: "Link kopiert.",
  notFound: "Hier ist nichts mehr, oder es war nie etwas da.",
  noPage: "Diese Seite gibt es nicht",
  noPerson: "Diese Person gibt es nicht",
  crudGone: "Dieser Crud ist weg",
  crudGoneText: "Seine Zeit war um, oder der Link hat einen Tippfehler.",
  back: "Zurück",
  backHome: "Zurück zum Start",
  newCruds: (count, one) => (one ? `${count} neuer Crud` : `${count} neue Cruds`),
  newCrudsWait: "Oben gibt es neue Cruds.",

  feed: "Cruds, neueste zuerst",
  leavingFeed: "Cruds, die bald gehen, der nächste zuerst",
  kindsToRead: "Was du von dieser Person liest",
  kinds: { cruds: "Cruds", replies: "Antworten" },
  noRepliesWritten: "Gerade gibt es keine Antworten. Sie kommen und gehen.",
  waysToRead: "Was du liest",
  ways: { all: "Alle", following: "Gefolgt", leaving: "Gehen bald" },
  followingFeed: "Cruds von Leuten, denen du folgst, die neuesten zuerst",
  nobodyFollowed:
    "Gerade ist nichts da. Hier erscheint, was die schreiben, denen du folgst, und was du selbst schreibst.",
  nothingLeaves:
    "Nichts geht bald. Cruds kommen hierher, wenn die Hälfte ihrer Zeit um ist und weniger als ein Tag bleibt.",
  allLeaving: "Alle, die bald gehen",
  youWereHere: "Hier warst du",
  allAlive: (count, one) =>
    `Das ist alles, was gerade da ist: ${count} ${one ? "Crud" : "Cruds"}.`,
  nextLeaves: (inTime) => `Der nächste geht ${inTime}.`,
  crudBy: (name) => `Crud von ${name}`,
  replyBy: (name) => `Antwort von ${name}`,
  now: "gerade",
  inShort: (count, unit) => `${count}\u202f${UNITS[unit]}`,
  postedAt: (time) => `Geschrieben am ${time}`,
  expires: (inTime) => `verschwindet ${inTime}`,
  expiresAt: (time) => `Weg am ${time}`,
  justLeft: (count, one) =>
    one ? "Ein Crud ist gerade gegangen." : `${count} Cruds sind gerade gegangen.`,
  ownLeft: "Dein Crud ist pünktlich gegangen.",
  ownLeftWithReplies: "Dein Crud ist pünktlich gegangen und die Antworten mit ihm.",
  delete: "Löschen",
  deleteAsk: "Diesen Crud löschen?",
  deleteAndRewrite: "Löschen und neu schreiben",
  keep: "Behalten",
  ownMissing: "Deine Knöpfe sind nicht geladen. Noch einmal versuchen.",
  leaveSooner: "Früher gehen lassen",
  leaveSoonerAsk: "Gehen lassen:",
  inAnHour: "In einer Stunde",
  tonight: "Heute um Mitternacht",
  leavesNow: (when) => `Er geht jetzt ${when}.`,

  reply: "Antworten",
  replyTo: (name) => `Antwort an ${name}`,
  answers: (handle) => `Antwort an @${handle}`,
  answersSomebody: "Eine Antwort",
  whatItAnswers: "Worauf das antwortet",
  replies: "Antworten",
  markSensitive: "Heikel: Wer es lesen will, drückt „Text zeigen“",
  sensitiveText: "Das ist vielleicht nicht für alle.",
  showText: "Text zeigen",
  hideText: "Text verbergen",
  people: "Leute",
  peopleFound: (count, one) =>
    `${count} ${one ? "Person" : "Personen"}. Mit den Pfeiltasten wählen, mit Enter übernehmen.`,
  repliesCount: (count, one) => `${count} ${one ? "Antwort" : "Antworten"}`,
  moreReplies: (count, one) => `${count} weitere ${one ? "Antwort" : "Antworten"}`,
  answeredHidden: "Was hier beantwortet wird, siehst du nicht.",
  repliesHidden: "Einige Antworten siehst du nicht.",
  noReplies:
    "Noch keine Antworten. Schreib die erste; sie geht spätestens mit diesem Crud.",
  answeringGone:
    "Worauf du antwortest, ist weg. Dein Text ist noch da; du kannst ihn als eigenen Crud veröffentlichen.",
  postAlone: "Als Crud veröffentlichen",

  composeLabel: "Sag etwas",
  composePlaceholder: "Was geht dir durch den Kopf?",
  counter: (count, max) => `${count} von ${max} Zeichen`,
  goneIn: "Verschwindet nach",
  untilItLeaves: "Bis jener Crud geht",
  goneAt: (when) => `Weg ${when}`,
  goneOn: (when) => `Er verschwindet am ${when}.`,
  audience: "Alle können das lesen, auch ohne Konto.",
  whoCanRead: "Wer es lesen kann",
  audiences: { everyone: "Alle", members: "Mitglieder" },
  membersAreAnybody:
    "Mitglieder sind alle, die hier angemeldet sind, und jeder kann sich anmelden.",
  membersAreFew: "Mitglieder sind alle, die hier angemeldet sind.",
  replyForMembers: "Deine Antwort ist für Mitglieder, wie das, was sie beantwortet.",
  forMembers: "Für Mitglieder",
  moreAbout: (handle: string) => `Mehr zu @${handle}`,
  mute: (handle: string, ttl?: "1-hour" | "1-day" | "7-days") =>
    `@${handle} ${ttl ? { "1-hour": "eine Stunde", "1-day": "einen Tag", "7-days": "eine Woche" }[ttl] : "bis auf Weiteres"} stummschalten`,
  unmute: "Nicht mehr stummschalten",
  unmuteSomebody: (handle: string) => `@${handle} nicht mehr stummschalten`,
  youMuted: (handle: string) =>
    `Du hast @${handle} stummgeschaltet und siehst keine Cruds dieser Person.`,
  youMutedUntil: (handle: string, time: string) =>
    `Du hast @${handle} bis ${time} stummgeschaltet und siehst keine Cruds dieser Person.`,
  block: (handle: string) => `@${handle} blockieren`,
  blockMeans: (handle: string) =>
    `@${handle} kann dich angemeldet nicht sehen und dir nicht antworten, und du ebenso wenig. Was du für alle schreibst, können weiterhin alle lesen, angemeldet oder nicht.`,
  unblock: "Nicht mehr blockieren",
  unblockSomebody: (handle: string) => `@${handle} nicht mehr blockieren`,
  youBlocked: (handle: string) =>
    `Du hast @${handle} blockiert. Angemeldet seht ihr euch nicht.`,
  hiddenPeople: "Blockiert und stummgeschaltet",
  blockedPeople: "Blockiert",
  nobodyBlocked: "Du hast niemanden blockiert.",
  mutedPeople: "Stummgeschaltet",
  nobodyMuted: "Du hast niemanden stummgeschaltet.",
  until: (time: string) => `bis ${time}`,
  post: "Veröffentlichen",
  posted: (when) => `Veröffentlicht. Weg ${when}.`,
  today: (time) => `heute um ${time}`,
  on: (day) => `am ${day}`,
  undo: "Rückgängig",
  undone: "Gelöscht. Manche haben es vielleicht gesehen.",
  close: "Schließen",

  signUpTitle: "Registrieren",
  signUp: "Registrieren",
  signUpIntro:
    "Deine E-Mail brauchen wir für Codes, für Nachrichten zu deinem Konto und für nichts, worum du nicht gebeten hast. Andere sehen sie nie.",
  joinToReply: (name) => `Mach mit, um ${name} zu antworten.`,
  joinToPost: "Mach mit, um etwas zu schreiben.",
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
  showPassword: "Passwort zeigen",
  haveAccount: "Schon ein Konto?",
  confirmTitle: "E-Mail bestätigen",
  confirmHint: "Wir haben dir sechs Ziffern gemailt. Nicht da? Sieh im Spam-Ordner nach.",
  confirmSent: (email) =>
    `Wir haben sechs Ziffern an ${email} gesendet. Nicht da? Sieh im Spam-Ordner nach.`,
  codeInLog:
    "Dieser Server sendet keine E-Mail. Wer ihn betreibt, findet den Code im Protokoll.",
  codeOfInLog: (email) =>
    `Dieser Server sendet keine E-Mail. Wer ihn betreibt, findet den Code für ${email} im Protokoll.`,
  confirmElsewhere: (email) =>
    `Jemand hat sich mit ${email} registriert, in einem anderen Browser. Warst du das, dann gib das Passwort von dort ein.`,
  confirmLate:
    "Bestätige zuerst deine E-Mail, dann ist dein Konto da. Ein Code gilt zehn Minuten; du kannst einen neuen anfordern.",
  mendEmail: "Andere Adresse",
  code: "Code",
  confirm: "Bestätigen",
  resend: "Noch einen Code senden",
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
  signIn: "Anmelden",
  login: "E-Mail oder Kürzel",
  newHere: "Neu hier?",

  joined: (date) => `Dabei seit ${date}`,
  crudsCount: (count, one) => (one ? `${count} lebender Crud` : `${count} lebende Cruds`),
  followersCount: (count, one) =>
    one ? `${count} Mensch folgt` : `${count} Leute folgen`,
  followingCount: (count) => `folgt ${count}`,
  followsYou: "Folgt dir",
  follow: "Folgen",
  unfollow: "Nicht mehr folgen",
  followSomebody: (handle) => `Folgen: @${handle}`,
  unfollowSomebody: (handle) => `Nicht mehr folgen: @${handle}`,
  allPeople: "Leute finden",
  findPeople: "Leute nach dem Anfang von Name oder Kürzel finden",
  foundPeople: "Gefundene Leute",
  nobodyFound: "So beginnt niemandes Name oder Kürzel.",
  nobodyPosted: "In letzter Zeit hat niemand geschrieben.",
  suggestions: "Denen könntest du folgen",
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
  noCruds: "Gerade ist nichts da. Cruds kommen und gehen.",
  editProfile: "Profil bearbeiten",
  bio: "Über mich",
  bioRule: "Höchstens 160 Zeichen, freiwillig",
  save: "Speichern",
  cancel: "Abbrechen",
  saved: "Gespeichert.",

  account: "Konto",
  accountTitle: "Konto",
  nameAndBio: "Name und Über mich",
  emailNow: (email) => `Deine E-Mail ist ${email}.`,
  changeEmail: "E-Mail ändern",
  newEmail: "Neue E-Mail",
  emailHint: "Wir senden einen Code dorthin und benachrichtigen deine alte Adresse.",
  emailCode: (email) => `Wir haben sechs Ziffern an ${email} gesendet.`,
  presentPassword: "Aktuelles Passwort",
  changePassword: "Passwort ändern",
  passwordChanged: "Passwort geändert. Andere Browser sind abgemeldet.",
  sessionsTitle: "Sitzungen",
  unknownBrowser: "Ein anderer Browser",
  thisBrowser: "dieser Browser",
  signedInSince: (when) => `Angemeldet am ${when}.`,
  lastUsed: (when) => `Zuletzt benutzt etwa am ${when}.`,
  endSession: (browser) => `Abmelden: ${browser}`,
  signedOutThere: (browser) => `Abgemeldet: ${browser}.`,
  signOutEverywhere: "Überall abmelden",
  signOutEverywhereHint: "Das meldet dich auch hier ab.",
  clientsTitle: "Verbundene Apps",
  allowedSince: (when) => `Verbunden seit ${when}.`,
  takeBack: "Zugang entziehen",
  takeBackFrom: (name) => `Zugang entziehen: ${name}`,
  takenBack: "Zugang entzogen.",
  clientsHint: "Eine App, der du den Zugang entziehst, verliert ihn sofort.",
  allowTitle: "Diese App verbinden?",
  allowAsks: (name, handle) => `${name} möchte für dich handeln, @${handle}.`,
  allowCan:
    "Sie könnte schreiben, antworten und deine Cruds löschen, deinen Namen und dein „Über mich“ ändern, deine Daten herunterladen und sehen, wie deine E-Mail-Adresse lautet und wo du angemeldet bist.",
  allowCannot:
    "Sie könnte weder dein Passwort oder deine E-Mail-Adresse ändern noch dich abmelden oder dein Konto löschen.",
  allowThen: (place) =>
    `So oder so geht es dann weiter zu ${place}. Den Zugang kannst du jederzeit in deinem Konto entziehen.`,
  allow: "Erlauben",
  allowNot: "Nicht erlauben",
  download: "Deine Daten herunterladen",
  downloadHint: "Alles, was wir von dir aufbewahren, als eine JSON-Datei.",
  deleteAccount: "Konto löschen",
  deleteAccountHint:
    "Das löscht dein Konto, alle deine Cruds und jede Antwort darauf. Es lässt sich nicht rückgängig machen.",
  deleteAccountThere: "Dein Konto dort, wo du dich anmeldest, bleibt; lösche es dort.",
  deleteAccountAsk: "Ja, alles löschen",
  signInFirst: "Melde dich zuerst an.",

  about: "Über",
  privacy: "Datenschutz",

  shortcuts: "Tastenkürzel",
  shortcutsOn: "Kürzel mit einer Taste an",
  shortcutKeys: [
    ["j", "Nächster Crud (auch Bild ab)"],
    ["k", "Voriger Crud (auch Bild auf)"],
    ["Enter", "Crud öffnen"],
    ["n", "Neuer Crud"],
    ["r", "Auf den Crud antworten"],
    [".", "Neue Cruds anzeigen"],
    ["g", "Start"],
    ["Strg oder ⌘ + Enter", "Veröffentlichen"],
    ["?", "Diese Übersicht"],
  ],
};

export const sentences: Record<keyof typeof english, string> = {
  message_blank: "Schreib erst etwas.",
  message_exceed_max_chars: "Das ist zu lang: höchstens 280 Zeichen.",
  message_exceed_max_bytes: "Diese Zeichen brauchen zu viel Platz. Nimm ein paar heraus.",
  mentions_too_many: "Das erwähnt zu viele Leute: höchstens zehn.",
  message_invalid:
    "Ein Zeichen lässt sich nicht behalten. Tipp es neu, oder füge es ohne Formatierung ein.",
  ttl_blank: "Wähle, wann es verschwinden soll.",
  ttl_invalid: "Wähle eine der Zeiten aus der Liste.",
  audience_invalid: "Wähle, wer es lesen kann: alle oder Mitglieder.",
  expires_at_invalid: "Diese Zeit können wir nicht lesen. Wähl eine andere.",
  expires_at_too_soon: "Das ist zu bald. Soll er sofort weg, lösch ihn.",
  end_not_sooner: "Ein Crud kann nur früher gehen. Wähl ein früheres Ende.",
  name_blank: "Gib deinen Namen an.",
  name_too_long:
    "Der Name ist zu lang: höchstens 50 Zeichen, mit zusammengesetzten Emojis weniger.",
  name_invalid: "Ein Zeichen des Namens lässt sich nicht zeigen. Tipp den Namen neu.",
  email_blank: "Gib deine E-Mail-Adresse an.",
  email_invalid:
    "Das sieht nicht nach einer E-Mail-Adresse aus. Schreib sie wie name@example.com.",
  email_not_ascii: "Vor dem @ gehen nur die Buchstaben a bis z, Ziffern und Zeichen.",
  preferred_username_blank: "Wähle ein Kürzel.",
  preferred_username_invalid: "Ein Kürzel hat 3 bis 30 Buchstaben a–z, Ziffern oder _.",
  preferred_username_reserved: "Dieses Kürzel ist nicht zu haben. Wähle ein anderes.",
  preferred_username_taken: "Dieses Kürzel ist vergeben. Wähle ein anderes.",
  password_blank: "Gib ein Passwort ein.",
  password_too_short: "Das Passwort braucht mindestens 10 Zeichen.",
  password_too_long:
    "Das Passwort ist zu lang: höchstens 72 Zeichen, mit Umlauten oder Emojis weniger.",
  password_common: "Das Passwort ist leicht zu raten. Nimm ein längeres oder selteneres.",
  password_wrong: "Das ist nicht dein aktuelles Passwort. Versuche es noch einmal.",
  bio_too_long:
    "Das ist zu lang: höchstens 160 Zeichen, mit zusammengesetzten Emojis weniger.",
  bio_invalid:
    "Ein Zeichen lässt sich nicht behalten. Tipp es neu, oder füge es ohne Formatierung ein.",
  idempotency_key_invalid:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  idempotency_key_reused:
    "Das wurde schon mit anderen Worten gesendet. Lade die Seite neu.",
  email_taken: "Diese Adresse hat schon ein Konto. Melde dich an.",
  code_blank: "Gib den Code ein.",
  code_invalid:
    "Das ist nicht der Code, den wir gesendet haben. Sieh in der neuesten E-Mail nach.",
  code_expired: "Der Code ist zu alt. Fordere einen neuen an, oder beginne von vorn.",
  code_tries_exceeded:
    "Zu viele falsche Codes. Fordere einen neuen an, oder beginne von vorn.",
  sign_in_failed:
    "Falsche E-Mail, falsches Kürzel oder Passwort. Vergessen? Setze unten ein neues.",
  resend_too_soon:
    "Gerade haben wir einen Code gesendet. Warte etwas, dann frag noch einmal.",
  resend_exhausted: "Hierfür senden wir keine Codes mehr. Beginne von vorn.",
  email_unconfirmed: "Bestätige zuerst deine E-Mail.",
  account_disabled:
    "Dieses Konto ist gesperrt. Frag die Leute, die diesen Server betreiben.",
  sign_ups_closed:
    "Dieser Server nimmt keine neuen Konten an. Frag die Leute, die ihn betreiben.",
  too_many_requests: "Das war viel auf einmal. Warte etwas und versuche es noch einmal.",
  too_many_attempts: "Zu viele Versuche. Warte etwas und versuche es noch einmal.",
  token_invalid: "Dieser Zugang gilt hier nicht mehr. Melde dich neu an.",
  sign_in_again: "Melde dich dafür ab und wieder an. Dann hast du zehn Minuten.",
  handle_needed: "Wähle zuerst ein Kürzel.",
  issuer_unavailable: "Anmelden geht gerade nicht. Versuche es gleich noch einmal.",
  not_signed_in:
    "Du bist nicht mehr angemeldet. Melde dich an und versuche es noch einmal.",
  receipt_invalid:
    "Das ist keine Quittung dieses Servers, oder sie wurde verändert oder ist zu alt.",
  receipt_not_over: "Diesen Crud gibt es noch. Prüfe nach seinem Ende noch einmal.",
  not_oneself: "Das bist du selbst. Wähle jemand anderen.",
  blocked: "Du hast diese Person blockiert. Nimm das zuerst zurück.",
  follows_too_many:
    "Du folgst 2.000 Menschen, mehr können wir nicht. Entfolge zuerst jemandem.",
  mute_ttl_invalid:
    "Wähle eine Stunde, einen Tag oder eine Woche, oder bis du es zurücknimmst.",
  ids_invalid: "Das lag an uns. Versuch es gleich noch einmal.",
  not_yours: "Dieser Crud gehört dir nicht; nur wer ihn schrieb, kann das.",
  not_found: "Hier ist nichts mehr, oder es war nie etwas da.",
  database_unavailable:
    "Die Datenbank von Cruddur antwortet nicht. Versuche es gleich noch einmal.",
  server_busy: "Hier ist gerade sehr viel los. Versuche es gleich noch einmal.",
  thread_ended:
    "Entschuldige, bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.",
  not_migrated: "Cruddur wird gerade erneuert. Versuche es gleich noch einmal.",
  expiry_late:
    "Manche Cruds werden gerade zu spät gelöscht; gezeigt werden sie niemandem.",
  limit_invalid:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  cursor_invalid:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  body_malformed:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  body_too_large: "Das ist zu viel auf einmal. Kürze es.",
  body_too_slow:
    "Das hat zu lange gebraucht. Prüfe deine Verbindung und versuche es noch einmal.",
  content_type_unsupported:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  content_encoding_unsupported:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  method_not_allowed:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  not_acceptable:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  request_refused:
    "Der Server hat diese Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
  internal_error:
    "Entschuldige, bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.",
  csrf_token_missing: "Dein Browser hat unser Cookie nicht behalten. Lade die Seite neu.",
  csrf_token_invalid: "Diese Seite ist nicht mehr aktuell. Lade sie neu.",
  origin_refused:
    "Diese Seite darf das hier nicht fragen. Öffne sie auf ihrem eigenen Server.",
  unreachable:
    "Cruddur ist nicht zu erreichen. Prüfe deine Verbindung und versuche es noch einmal.",
};
