import type { AboutWords } from "./about";

export const aboutDe: AboutWords = {
  rules: "Regeln",
  languages: (names) => `Hier wird auf ${names} geschrieben.`,
  contact: "Kontakt zu den Leuten, die diesen Server betreiben:",
  version: (release) => `Cruddur ${release}`,
  aboutTitle: "Über Cruddur",
  aboutText: [
    "Cruddur ist ein Mikroblog für Beiträge, die ihr Versprechen halten, zu verschwinden. Ein Crud ist ein kurzer Beitrag, der eine Stunde bis dreißig Tage bleibt; du sagst, wie lange.",
    "Die Linie unter einem Crud zeigt die Zeit, die ihm bleibt, und wird mit ihr kürzer. Die Marken darauf stehen für eine Stunde, einen Tag und eine Woche.",
    "Ist die Zeit eines Cruds um, verschwindet er sofort von jeder Seite und Sekunden später aus der Datenbank.",
    "Wenn jemand einen Crud meldet, bekommt unsere Moderation eine versiegelte Kopie, auch wenn er schon weg ist. Weist sie die Meldung zurück, wird die Kopie sofort vernichtet, sonst innerhalb von 45 Tagen.",
  ],
  aboutReaders: "Lesen können alle.",
  aboutMembersRead: "Lesen kann nur, wer angemeldet ist.",
  aboutAccount: "Zum Schreiben brauchst du ein Konto: Name, Kürzel, E-Mail und Passwort.",
  aboutAccountElsewhere:
    "Zum Schreiben melde dich mit dem Konto an, nach dem dieser Server fragt.",
  aboutSource:
    "Der Quelltext ist frei (Apache-2.0), und Apps sind so willkommen wie Menschen:",
  apiLink: "Dokumentation der API",
  promiseTitle: "So halten wir Wort",
  promiseLead:
    "Ist die Zeit eines Cruds um, zeigt ihn im selben Moment keine Seite mehr. Aus der Datenbank gelöscht ist er etwas später. Wie viel später, misst dieser Server, und alle können es sehen:",
  promiseSince: (when) => `Seit dem Start dieses Servers, ${when}`,
  promiseDays: "In den letzten 30 Tagen",
  promiseEnded: "Cruds, deren Zeit um war",
  promiseOnTime: (seconds) => `Gelöscht innerhalb von ${seconds}`,
  promiseWorst: "Die langsamste Löschung",
  promiseNone: "Noch keine",
  promiseSealed: [
    "Texte sind hier versiegelt: Jeder ist verschlüsselt, und sein Schlüssel wird vernichtet, sobald die Stunde um ist, in der er endet. Danach kann ihn niemand mehr aus einer Sicherung lesen, auch wir nicht.",
    "Was du löschst, ist sofort von jeder Seite weg. Versiegelte Kopien in Sicherungen werden erst unlesbar, wenn es ohnehin geendet hätte. Wer wann an wen geschrieben hat, lässt sich in einer Sicherung lesen, bis sie gelöscht wird.",
    "Nicht abgedeckt: Kopien für eine Meldung, und was geschrieben wurde, bevor wir das eingeschaltet haben.",
  ],
  promiseSealedNear:
    "Texte sind hier versiegelt: Jeder ist verschlüsselt, und sein Schlüssel wird vernichtet, sobald die Stunde um ist, in der er endet. Wir wissen nicht, ob eine Sicherung auch die Schlüssel enthält, und versprechen darum nichts über Sicherungen.",
  promisePlain:
    "Texte sind hier nicht versiegelt: Eine Sicherung, die entstand, solange ein Crud da war, lässt sich lesen, bis sie gelöscht wird.",
  promiseOldest: (hour) =>
    `Versiegelte Texte, die am ${hour} oder später enden, können wir noch lesen.`,
  promiseSigned:
    "Die Zahlen jedes Tages sind signiert, ebenso die Liste der vernichteten Schlüssel: signierte Aussagen, die du uns vorhalten kannst, keine Beweise.",
  promiseFigures: "Die Zahlen für Programme",
  promiseKeys: "Die vernichteten Schlüssel für Programme",

  receiptsTitle: "Quittungen",
  receiptsHint:
    "Eine Quittung ist unser signiertes Wort, wann ein Crud von dir endet; sein Text steht nicht darin. Danach kannst du fragen, ob er weg ist, und auch das signieren wir. Sie ist eine signierte Aussage, die du uns vorhalten kannst, kein Beweis. Wir behalten keine Kopie, nur dein Browser, bis 38 Tage nach dem Ende. Verlässt du die Seite, bevor sie „Veröffentlicht“ sagt, komm im selben Tab zurück und veröffentliche den Entwurf innerhalb einer Stunde noch einmal: Es ist derselbe Crud, und du bekommst seine Quittung.",
  receiptsOn:
    "Zu jedem Crud, den ich schreibe, in diesem Browser eine Quittung aufbewahren",
  receiptsOff: "Schaltest du das aus, werden die Quittungen in diesem Browser gelöscht.",
  receiptEnds: (when) => `Für einen Crud, der am ${when} geht`,
  receiptEnded: (when) => `Für einen Crud, der am ${when} gegangen ist`,
  receiptCheck: "Diese Quittung prüfen",
  receiptDownload: "Als Text herunterladen",
  receiptGone: (when) =>
    `Er war nicht unter den Cruds, als wir am ${when} nachsahen. Kopien, die für eine Meldung aufbewahrt werden, sind davon nicht erfasst.`,
  receiptThere: (when) =>
    `Er war noch da, als wir am ${when} nachsahen. Prüfe gleich noch einmal.`,
  receiptKey: {
    none: "Er war nicht versiegelt.",
    "not destroyed":
      "Sein Schlüssel wird vernichtet, wenn die Stunde seines Endes vorbei ist. Prüfe dann noch einmal.",
    destroyed: (when) => `Sein Schlüssel wurde am ${when} vernichtet.`,
    "not listed":
      "Sein Schlüssel steht nicht mehr auf der Liste: Dort stehen Schlüssel 31 Tage lang.",
  },
  receiptFile: (crud, ends) =>
    `Eine Quittung für den Crud ${crud}, der um ${ends} (UTC) endet. Sie ist eine signierte Aussage, die du den Leuten, die den Server betreiben, vorhalten kannst, kein Beweis. Wie man sie prüft, steht in docs/sealing.md im Quelltext von Cruddur.`,
  receiptFirst: "Die Quittung",
  receiptNonce:
    "Ihre Nonce: Der Hash in der Quittung ist der von Nonce und Text hintereinander",
  receiptSecond: "Die Aussage nach dem Ende",

  privacyTitle: "Datenschutz",
  goneTitle: "Was „weg“ heißt",
  gone: [
    "Ist die Zeit eines Cruds um, zeigt dieser Server ihn niemandem mehr, und eine offene Seite entfernt ihn in derselben Sekunde.",
    "Sekunden später wird er aus der Datenbank gelöscht, mit allen Antworten darauf. Was du selbst löschst, geht ebenso, und zwar sofort.",
    "Wenn jemand einen Crud meldet, bekommt unsere Moderation eine versiegelte Kopie, auch wenn er schon weg ist. Weist sie die Meldung zurück, wird die Kopie sofort vernichtet, sonst innerhalb von 45 Tagen.",
    "Die Bytes können ungelesen in den Dateien der Datenbank, ihrem Write-Ahead-Log und ihren Kopien liegen, bis der Platz wieder gebraucht wird.",
    "Eine Sicherung, die entstand, während ein Crud da war, enthält ihn, bis sie selbst gelöscht wird; wann das ist, bestimmen die Leute, die diesen Server betreiben. Wird sie zurückgespielt, kommt nichts wieder, dessen Zeit um ist, aber alles, was du seither gelöscht hast.",
    "Wir können nicht zurückholen, was jemand kopiert oder fotografiert hat, solange es da war.",
  ],
  keptTitle: "Was aufbewahrt wird, wo und wie lange",
  kept: [
    {
      what: "Cruds",
      where: "in der Datenbank; alle oder nur Mitglieder können sie lesen, wie du willst",
      until: "bis ihre Zeit um ist, oder bis du sie löschst",
    },
    {
      what: "Wen ein Crud erwähnt",
      where: "in der Datenbank; alle, die den Crud lesen können, sehen es",
      until: "bis der Crud weg ist, oder bis die erwähnte Person ihr Konto löscht",
    },
    {
      what: "Wen du blockiert oder stummgeschaltet hast",
      where: "in der Datenbank; nur du siehst die Listen",
      until:
        "bis du es zurücknimmst, eine Stummschaltung endet oder du dein Konto löschst",
    },
    {
      what: "Dass dir jemand antwortet, dich erwähnt, etwas von dir mag oder weitergibt oder dir folgt",
      where: "in der Datenbank, ohne Text; nur du siehst es",
      until: "bis der Crud weg ist, einer von euch sein Konto löscht, oder 30 Tage",
    },
    {
      what: "Welche Gespräche du stummgeschaltet hast, und was die Glocke zählt",
      where: "in der Datenbank; nur du siehst es",
      until: "bis du es zurücknimmst, das Gespräch weg ist oder du dein Konto löschst",
    },
    {
      what: "Was du weitergibst",
      where:
        "in der Datenbank; alle, die den Crud lesen können, sehen es auf deiner Seite",
      until: "bis du es zurücknimmst, der Crud weg ist oder du dein Konto löschst",
    },
    {
      what: "Was du dir merkst",
      where: "in der Datenbank; nur du siehst es",
      until: "bis du es herausnimmst, der Crud weg ist oder du dein Konto löschst",
    },
    {
      what: "Was du magst",
      where:
        "in der Datenbank; wer einen Crud geschrieben hat, sieht, dass du ihn magst, andere sehen die Zahl",
      until: "bis du es zurücknimmst, der Crud weg ist oder du dein Konto löschst",
    },
    {
      what: "Name, Kürzel, Über mich, Link, Farbe des Banners",
      where:
        "in der Datenbank; alle können sie lesen. Von deinem Link rufen wir nichts ab.",
      until: "bis du sie änderst oder dein Konto löschst",
    },
    {
      what: "Wem du folgst und wer dir folgt",
      where:
        "in der Datenbank; du siehst die Listen, andere die Zahlen. Vorgeschlagen werden zuerst Leute, denen die folgen, denen du folgst; das steht nicht dabei.",
      until:
        "bis du nicht mehr folgst, oder bis einer von euch den anderen blockiert oder sein Konto löscht",
    },
    {
      what: "Wer du hier bist (Moderation, Admin), und ob du gesperrt oder eingeschränkt bist",
      where:
        "in der Datenbank; du, die Moderation und wer diesen Server betreibt sehen es",
      until: "bis es zurückgenommen wird oder endet, oder bis du dein Konto löschst",
    },
    {
      what: "Was wegen eines Kontos getan wurde, nach welcher Regel und wann: mit dem Kürzel, nie mit dem Text eines Cruds",
      where:
        "in der Datenbank; wer diesen Server betreibt, sieht es. Die Moderation sieht, welche Regeln im letzten Jahr verletzt wurden.",
      until: "bis ein Jahr danach, auch wenn du dein Konto löschst",
    },
    {
      what: "Wer wen gemeldet hat, weshalb, und welchen Crud",
      where:
        "in der Datenbank; die Moderation sieht, um wen es geht, nie, von wem die Meldung kommt. Wer diesen Server betreibt, kann nachsehen.",
      until:
        "wie beim nächsten Eintrag; von wem die Meldung kam, wird auch mit dem Konto dieser Person gelöscht. Das Kürzel der gemeldeten Person bleibt.",
    },
    {
      what: "Ein gemeldeter Crud, worauf er antwortet, Notizen zur Meldung und solche der Moderation, und eine Antwort",
      where:
        "in der Datenbank, verschlüsselt; die Moderation und wer diesen Server betreibt öffnen es, und jedes Mal wird festgehalten. Unsere Sicherungen lassen es weg, ein Abbild der ganzen Datenbank hat es; es bleibt, auch wenn ein Konto gelöscht wird.",
      until:
        "bis die Meldung zurückgewiesen wird, sonst bis 14 Tage nach der Entscheidung oder der Antwort darauf, höchstens 45 Tage; 15 Minuten, wenn sie nicht gesendet wird",
    },
    {
      what: "Dass du in keiner Liste von Leuten stehen willst",
      where: "in der Datenbank; nur du siehst es",
      until: "bis du es anders wählst oder dein Konto löschst",
    },
    {
      what: "Einladungen von dir: für wie viele Leute, wie viele kamen, bis wann",
      where: "in der Datenbank, der Link selbst unlesbar; nur du siehst sie",
      until:
        "bis einen Tag nach ihrem Ende, oder bis du sie zurückziehst oder dein Konto löschst",
    },
    {
      what: "E-Mail-Adresse",
      where: "in der Datenbank; du siehst sie, und Apps, die du verbindest",
      until: "bis du sie änderst oder dein Konto löschst",
    },
    {
      what: "Sitzungen, und welcher Browser es ist",
      where: "in der Datenbank und als Cookies in deinem Browser",
      until: "bis du dich abmeldest, dreißig Tage ungenutzt, höchstens neunzig Tage",
    },
    {
      what: "Welche deiner Browser Benachrichtigungen zeigen, solange keine unserer Seiten zu sehen ist, und wovon",
      where:
        "in der Datenbank, mit der Adresse, die der Hersteller deines Browsers ihm gab. Er befördert diese Benachrichtigungen: Er erfährt, dass und wann eine kam und ungefähr, wie lange sie gilt. Von wem und worüber, sagen wir ihm nicht; er könnte aber nach einem öffentlichen Crud suchen, der passt. Wir nehmen eine Benachrichtigung weg, sobald die Zeit ihres Cruds um ist und dein Browser uns weckt; wird der Crud vorher gelöscht, bleibt sie bis dahin.",
      until:
        "bis du sie abschaltest oder dich abmeldest oder der Hersteller deinen Browser vergisst",
    },
    {
      what: "Apps, die du verbunden hast",
      where: "in der Datenbank; nur du siehst sie",
      until: "bis du ihnen den Zugang entziehst oder dein Konto löschst",
    },
    {
      what: "Netzadressen, gescheiterte Anmeldungen",
      where: "im Speicher oder, als unlesbare Codes, in der Datenbank, für Grenzen",
      until:
        "einige Minuten im Speicher; in der Datenbank etwa eine Stunde, falsche Codes des zweiten Faktors einen Tag",
    },
    {
      what: "Ein Fingerabdruck jedes Beitrags, und Änderungsnummern",
      where:
        "in der Datenbank, damit nichts doppelt erscheint und offene Seiten davon erfahren",
      until: "etwa eine Stunde",
    },
    {
      what: "Dass ein Konto gelöscht wurde",
      where:
        "in der Datenbank, nur als Nummer, damit keine alte Anmeldung es zurückbringt",
      until: "dreißig Tage danach",
    },
    {
      what: "Entwürfe, wie weit du gescrollt hattest, was du vor dem Anmelden tun wolltest, und an welche Adresse ein Code für ein neues Passwort ging",
      where: "nur in deinem Browser",
      until:
        "bis du den Tab schließt; Entwürfe auch, bis du sie veröffentlichst oder dich dort abmeldest, die Adresse auch, bis das Passwort gesetzt ist",
    },
    {
      what: "Sprache, Aussehen, zuletzt gewählte Dauer, was du auf der Startseite liest, ob Tastenkürzel gelten",
      where: "nur in deinem Browser",
      until: "bis du anders wählst",
    },
    {
      what: "Welcher Crud der neueste war, als du zuletzt auf der Startseite warst, mit seiner Kennung",
      where: "nur in deinem Browser",
      until: "bis du wieder hinsiehst oder dich dort abmeldest",
    },
    {
      what: "Quittungen, falls du sie eingeschaltet hast: welcher Crud, sein Ende, unsere Signatur, kein Text",
      where: "nur in deinem Browser",
      until: "38 Tage nach dem Ende, oder du schaltest sie aus",
    },
  ],
  keptToSignIn: [
    {
      what: "Ein Konto, das auf die Moderation wartet: Name, Kürzel, E-Mail-Adresse, Passwort als Hash, und warum du dazukommen möchtest",
      where:
        "in der Datenbank; die Moderation liest Name, Kürzel und Grund, von der Adresse nur, was nach dem @ steht",
      until:
        "bis sie entscheidet, oder 30 Tage; das Protokoll der Entscheidungen behält das Kürzel ein Jahr lang",
    },
    {
      what: "Eine begonnene Registrierung: Name, E-Mail, Kürzel, und warum du dazukommen möchtest",
      where: "nur in deinem Browser",
      until: "bis du sie bestätigst, oder zwei Stunden später wiederkommst",
    },
    {
      what: "Unbestätigte Registrierungen, gesendete Codes",
      where:
        "in der Datenbank, die Codes unlesbar; ein Server ohne E-Mail hat sie in seinem Protokoll",
      until: "bis sie gebraucht werden, oder eine Stunde nach Ablauf des Codes",
    },
    {
      what: "Passwort",
      where: "in der Datenbank, als gesalzener Hash, den niemand zurückrechnen kann",
      until: "bis du es änderst oder dein Konto löschst",
    },
    {
      what: "Zweiter Faktor, wenn du ihn eingeschaltet hast: das Geheimnis der App und Ersatzcodes",
      where: "in der Datenbank, verschlüsselt oder als Hashes, der Schlüssel anderswo",
      until:
        "bis du ihn abschaltest oder dein Konto löschst; ein Ersatzcode, bis er benutzt ist",
    },
    {
      what: "Dass du dich hier schon angemeldet hast",
      where: "als Cookie in deinem Browser",
      until: "neunzig Tage",
    },
  ],
  keptWhere: "Wo",
  keptUntil: "Bis wann",
  noThird:
    "Nichts wird von anderen geladen. Niemand erfährt, dass du hier gewesen bist, außer dem Dienst, der unsere E-Mails befördert: Er sieht deine Adresse und was wir dorthin schreiben; und außer dem Hersteller deines Browsers, wenn du Benachrichtigungen einschaltest.",
  onlyIssuer:
    "Nichts wird von anderen geladen. Du meldest dich bei einem Dienst an, den die Leute gewählt haben, die diesen Server betreiben: Er kennt dein Passwort, weiß, wann du dich anmeldest, und hat eigene Regeln. Sein Wort, dass du dich angemeldet hast, liegt bei deiner Sitzung.",
};
