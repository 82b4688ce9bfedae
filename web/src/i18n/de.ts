import type { Unit } from "../lib/time";
import type { Words } from "./i18n";
import type { sentences as english } from "./en";

const SHORT = { second: "s", minute: "min", hour: "h", day: "T" };
const ONE = { second: "Sekunde", minute: "Minute", hour: "Stunde", day: "Tag" };
const MANY = { second: "Sekunden", minute: "Minuten", hour: "Stunden", day: "Tage" };

const span = (count: number, unit: Unit) =>
  `${count} ${(count === 1 ? ONE : MANY)[unit]}`;

export const de: Words = {
  language: "Deutsch",
  brand: "Cruddur",
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
  themes: { system: "Automatisch", light: "Hell", dark: "Dunkel" },

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
  quoteCrud: (name) => `Crud von ${name} zitieren`,
  shareTitle: (name) => `Ein Crud von ${name}`,
  linkCopied: "Link kopiert.",
  linkNotCopied:
    "Der Browser kopiert hier nicht. Der Link ist die Adresse der Seite des Cruds.",
  notFound: "Hier ist nichts mehr, oder es war nie etwas da.",
  noPage: "Diese Seite gibt es nicht",
  noPerson: "Diese Person gibt es nicht",
  crudGone: "Dieser Crud ist weg",
  crudGoneText:
    "Seine Zeit war um, er wurde gelöscht, er wird dir nicht gezeigt, oder der Link hat einen Tippfehler.",
  back: "Zurück",
  backHome: "Zurück zum Start",
  newCruds: (count, one) => (one ? `${count} neuer Crud` : `${count} neue Cruds`),
  newCrudsWait: "Oben gibt es neue Cruds.",

  feed: "Cruds, neueste zuerst",
  leavingFeed: "Cruds, die bald gehen, der nächste zuerst",
  kindsToRead: "Was du von dieser Person liest",
  kinds: { cruds: "Cruds", replies: "Antworten", reposts: "Weitergegeben" },
  noneOfKind: {
    cruds: "Gerade ist nichts da. Cruds kommen und gehen.",
    replies: "Gerade gibt es keine Antworten. Sie kommen und gehen.",
    reposts: "Gerade ist nichts weitergegeben. Es geht mit den Cruds.",
  },
  waysToRead: "Was du liest",
  ways: { all: "Alle", following: "Gefolgt", leaving: "Bald weg" },
  followingFeed: "Cruds von Leuten, denen du folgst, die neuesten zuerst",
  nobodyFollowed:
    "Gerade ist nichts da. Hier erscheint, was die schreiben, denen du folgst, und was du selbst schreibst.",
  nothingLeaves:
    "Gerade ist hier nichts. Ein Crud kommt hierher, sobald die Hälfte seiner Zeit um ist und weniger als ein Tag bleibt.",
  allLeaving: "Alle, die bald gehen",
  youWereHere: "Hier warst du",
  allAlive: (count, one) =>
    `Das ist alles, was gerade da ist: ${count} ${one ? "Crud" : "Cruds"}.`,
  nextLeaves: (inTime) => `Der nächste geht ${inTime}.`,
  crudBy: (name) => `Crud von ${name}`,
  replyBy: (name) => `Antwort von ${name}`,
  now: "gerade",
  inShort: (count, unit) => `${count}\u202f${SHORT[unit]}`,
  span,
  inTime: (count, unit) =>
    `in ${span(count, unit)}${count !== 1 && unit === "day" ? "n" : ""}`,
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
  ownMissing: "Deine Knöpfe sind nicht geladen. Noch einmal versuchen.",
  leaveSooner: "Früher verschwinden lassen",
  leaveSoonerAsk: "Verschwinden lassen:",
  inAnHour: "In einer Stunde",
  tonight: "Heute um Mitternacht",
  leavesNow: (when) => `Er geht nun früher: ${when}.`,

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
  likeCrud: (name) => `Den Crud von ${name} mögen`,
  likesCount: (count) => `${count} Mal gemocht`,
  likeSeen: (name) => `${name} sieht, dass du das magst. Andere sehen nur die Zahl.`,
  whoLikes: "Wer mag das?",
  onlyYouSeeLikers: "Nur du siehst, wer. Andere sehen die Zahl.",
  kept: "Gemerkt",
  keepCrud: (name) => `Crud von ${name} merken`,
  keepMeans: "Merk ihn dir, bis er geht. Nur du siehst das.",
  repostCrud: (name) => `Crud von ${name} weitergeben`,
  repostsCount: (count) => `${count} Mal weitergegeben`,
  repostedBy: (name) => `${name} hat das weitergegeben`,
  notifications: "Neues",
  unread: "neu",
  muteConversation: "Von diesem Gespräch nichts mehr hören",
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
  newcomersLifetimes: "Solange dein Konto neu ist, bleiben Cruds 12 Stunden oder länger.",
  goneIn: "Verschwindet nach",
  untilItLeaves: "Bis jener Crud geht",
  goneAt: (when) => `Weg ${when}`,
  goneOn: (when) => `Er verschwindet am ${when}.`,
  audience: "Alle können das lesen, auch ohne Konto.",
  whoCanRead: "Wer es lesen kann",
  audiences: { everyone: "Alle", members: "Mitglieder" },
  membersAreAnybody:
    "Mitglieder sind alle, die hier angemeldet sind, und registrieren können sich alle.",
  membersAreFew: "Mitglieder sind alle, die hier angemeldet sind.",
  replyForMembers: "Deine Antwort ist für Mitglieder, wie das, was sie beantwortet.",
  forMembers: "Für Mitglieder",
  reportCrud: "Diesen Crud melden",
  reportPerson: (handle) => `@${handle} melden`,
  moderation: "Moderation",
  moreAbout: (handle: string) => `Mehr zu @${handle}`,
  mute: (handle: string, ttl?: "1-hour" | "1-day" | "7-days") =>
    `@${handle} ${ttl ? { "1-hour": "eine Stunde", "1-day": "einen Tag", "7-days": "eine Woche" }[ttl] : "bis auf Weiteres"} stummschalten`,
  muteStillNotifies: (handle: string) =>
    `Mir trotzdem Bescheid geben, wenn @${handle} etwas von mir mag oder weitergibt oder mir folgt`,
  unmute: "Nicht mehr stummschalten",
  youMuted: (handle: string) =>
    `Du hast @${handle} stummgeschaltet und siehst keine Cruds dieser Person.`,
  suspendedUntil: (time: string) =>
    `Dein Konto ist bis ${time} gesperrt. Niemand sieht deine Cruds oder dein Profil. Du kannst lesen, deine Daten herunterladen oder das Konto löschen. Hat die Moderation es entschieden, kannst du ihr innerhalb von 14 Tagen in deinem Konto einmal antworten.`,
  suspendedForGood:
    "Dein Konto ist gesperrt. Niemand sieht deine Cruds oder dein Profil. Du kannst lesen, deine Daten herunterladen oder das Konto löschen. Hat die Moderation es entschieden, kannst du ihr innerhalb von 14 Tagen in deinem Konto einmal antworten.",
  restrictedUntil: (time: string) =>
    `Dein Konto ist bis ${time} eingeschränkt. Deine Cruds stehen nicht unter „Alle“ oder „Bald weg“. Wer dir folgt oder den Link hat, sieht sie.`,
  restrictedForGood:
    "Dein Konto ist eingeschränkt. Deine Cruds stehen nicht unter „Alle“ oder „Bald weg“. Wer dir folgt oder den Link hat, sieht sie.",
  brokenRule: (rule: string) => `Die Regel: ${rule}`,
  youMutedUntil: (handle: string, time: string) =>
    `Du hast @${handle} bis ${time} stummgeschaltet und siehst keine Cruds dieser Person.`,
  block: (handle: string) => `@${handle} blockieren`,
  blockMeans: (handle: string) =>
    `Angemeldet seht ihr euch nicht und könnt einander nicht antworten, @${handle} und du. Was du für alle schreibst, können weiterhin alle lesen, angemeldet oder nicht.`,
  unblock: "Nicht mehr blockieren",
  youBlocked: (handle: string) =>
    `Du hast @${handle} blockiert. Angemeldet seht ihr euch nicht.`,
  post: "Veröffentlichen",
  posted: (when) => `Veröffentlicht. Weg ${when}.`,
  today: (time) => `heute um ${time}`,
  on: (day) => `am ${day}`,
  undo: "Rückgängig",
  undone: "Gelöscht. Manche haben es vielleicht gesehen.",
  close: "Schließen",

  signUp: "Registrieren",
  joinToReply: (name) => `Mach mit, um ${name} zu antworten.`,
  joinToPost: "Mach mit, um etwas zu schreiben.",
  showPassword: "Passwort zeigen",
  signIn: "Anmelden",

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
  postedLately: "Wer zuletzt geschrieben hat",
  nobodyFound: "So beginnt niemandes Name oder Kürzel.",
  nobodyPosted: "In letzter Zeit hat niemand geschrieben.",
  suggestions: "Denen könntest du folgen",
  editProfile: "Profil bearbeiten",
  bannerColour: "Farbe des Banners",
  banners: {
    usual: "Violett",
    blue: "Blau",
    teal: "Petrol",
    green: "Grün",
    amber: "Bernstein",
    red: "Rot",
    pink: "Pink",
    grey: "Grau",
  },
  cancel: "Abbrechen",

  account: "Konto",
  membersOnly: "Für Mitglieder",
  membersOnlyHint:
    "Auf diesem Server lesen nur Mitglieder. Melde dich an, um weiterzulesen.",

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
    ["Strg/⌘ Enter", "Veröffentlichen"],
    ["?", "Diese Übersicht"],
  ],
};

export const sentences: Record<keyof typeof english, string> = {
  message_blank: "Schreib erst etwas.",
  message_exceed_max_chars: "Das ist zu lang: höchstens 280 Zeichen.",
  message_exceed_max_bytes: "Diese Zeichen brauchen zu viel Platz. Nimm ein paar heraus.",
  mentions_too_many: "Das erwähnt zu viele Leute: höchstens zehn.",
  not_signed_in:
    "Du bist nicht mehr angemeldet. Melde dich an und versuche es noch einmal.",
  not_found: "Hier ist nichts mehr, oder es war nie etwas da.",
  internal_error:
    "Entschuldige, bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.",
  unreachable:
    "Cruddur ist nicht zu erreichen. Prüfe deine Verbindung und versuche es noch einmal.",
};
