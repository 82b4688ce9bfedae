import type { AboutWords } from "./about";

export const aboutDe: AboutWords = {
  aboutTitle: "Über Cruddur",
  aboutText: [
    "Cruddur ist ein Mikroblog für Beiträge, die ihr Versprechen halten, zu verschwinden. Ein Crud ist ein kurzer Beitrag, der eine Stunde bis dreißig Tage bleibt; du sagst, wie lange.",
    "Ist seine Zeit um, verschwindet er sofort von jeder Seite und Sekunden später aus der Datenbank.",
    "Lesen können alle. Zum Schreiben brauchst du ein Konto: Name, Kürzel, E-Mail und Passwort.",
    "Der Quelltext ist frei (Apache-2.0), und Apps sind so willkommen wie Menschen:",
  ],
  apiLink: "Dokumentation der API",
  privacyTitle: "Datenschutz",
  goneTitle: "Was „weg“ heißt",
  gone: [
    "Ist die Zeit eines Cruds um, zeigt dieser Server ihn niemandem mehr, und eine offene Seite entfernt ihn in derselben Sekunde.",
    "Sekunden später wird er aus der Datenbank gelöscht, mit allen Antworten darauf. Was du selbst löschst, geht ebenso, und zwar sofort.",
    "Die Bytes können ungelesen in den Dateien der Datenbank, ihrem Write-Ahead-Log und ihren Kopien liegen, bis der Platz wieder gebraucht wird.",
    "Eine Sicherung, die entstand, während ein Crud da war, enthält ihn, bis sie selbst gelöscht wird; wann das ist, bestimmen die Leute, die diesen Server betreiben. Wird sie zurückgespielt, kommt nichts wieder, dessen Zeit um ist, aber alles, was du seither gelöscht hast.",
    "Wir können nicht zurückholen, was jemand kopiert oder fotografiert hat, solange es da war.",
  ],
  keptTitle: "Was aufbewahrt wird, wo und wie lange",
  kept: [
    {
      what: "Cruds",
      where: "in der Datenbank; alle können sie lesen",
      until: "bis ihre Zeit um ist, oder bis du sie löschst",
    },
    {
      what: "Name, Kürzel, Über mich",
      where: "in der Datenbank; alle können sie lesen",
      until: "bis du dein Konto löschst",
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
      what: "Apps, die du verbunden hast",
      where: "in der Datenbank; nur du siehst sie",
      until: "bis du ihnen den Zugang entziehst oder dein Konto löschst",
    },
    {
      what: "Netzadressen, gescheiterte Anmeldungen",
      where: "im Speicher oder, als unlesbare Codes, in der Datenbank, für Grenzen",
      until: "einige Minuten im Speicher, etwa eine Stunde in der Datenbank",
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
      what: "Entwürfe, wie weit du gescrollt hattest, und was du vor dem Anmelden tun wolltest",
      where: "nur in deinem Browser",
      until:
        "bis du den Tab schließt; Entwürfe auch, bis du sie veröffentlichst oder dich dort abmeldest",
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
  ],
  keptToSignIn: [
    {
      what: "Eine begonnene Registrierung: Name, E-Mail und Kürzel",
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
      what: "Dass du dich hier schon angemeldet hast",
      where: "als Cookie in deinem Browser",
      until: "neunzig Tage",
    },
  ],
  keptWhere: "Wo",
  keptUntil: "Bis wann",
  noThird:
    "Nichts wird von anderen geladen. Niemand erfährt, dass du hier gewesen bist, außer dem Dienst, der unsere E-Mails befördert: Er sieht deine Adresse und was wir dorthin schreiben.",
  onlyIssuer:
    "Nichts wird von anderen geladen. Du meldest dich bei einem Dienst an, den die Leute gewählt haben, die diesen Server betreiben: Er kennt dein Passwort, weiß, wann du dich anmeldest, und hat eigene Regeln. Sein Wort, dass du dich angemeldet hast, liegt bei deiner Sitzung.",
};
