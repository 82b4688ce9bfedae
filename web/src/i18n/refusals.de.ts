import type { refusalsEn } from "./refusals.en";

export const refusalsDe: Record<keyof typeof refusalsEn, string> = {
  message_invalid:
    "Ein Zeichen können wir nicht speichern. Tipp es neu, oder füge es ohne Formatierung ein.",
  ttl_blank: "Wähle, wann es verschwinden soll.",
  ttl_invalid: "Wähle eine der gezeigten Zeiten.",
  message_repeated:
    "Das hast du in der letzten Stunde schon geschrieben. Sag es anders oder später.",
  newcomer_ttl_too_short: "Solange dein Konto neu ist, wähle 12 Stunden oder länger.",
  newcomer_mentions_too_many: "Solange dein Konto neu ist, erwähne höchstens drei Leute.",
  newcomer_waits:
    "Neue Konten können gerade nicht schreiben. Deines kann es, wenn es einen Tag alt ist.",
  audience_invalid: "Wähle, wer es lesen kann: alle oder Mitglieder.",
  expires_at_invalid: "Diese Zeit können wir nicht lesen. Wähl eine andere.",
  expires_at_too_soon: "Das ist zu bald. Soll er sofort weg, lösch ihn.",
  end_not_sooner: "Ein Crud kann nur früher gehen. Wähl ein früheres Ende.",
  name_blank: "Gib deinen Namen an.",
  name_too_long:
    "Der Name ist zu lang: höchstens 50 Zeichen, mit zusammengesetzten Emojis weniger.",
  name_invalid: "Ein Zeichen des Namens lässt sich nicht zeigen. Tipp den Namen neu.",
  reason_blank: "Sag in einem Satz, warum du dazukommen möchtest.",
  reason_too_long: "Das ist zu lang: höchstens 500 Zeichen.",
  reason_invalid:
    "Ein Zeichen können wir nicht speichern. Tipp es neu, oder füge es ohne Formatierung ein.",
  email_blank: "Gib deine E-Mail-Adresse an.",
  email_invalid:
    "Das sieht nicht nach einer E-Mail-Adresse aus. Schreib sie wie name@example.com.",
  email_not_ascii:
    "Vor dem @ gehen nur Buchstaben von a bis z, Ziffern und Zeichen wie . _ + -.",
  preferred_username_blank: "Wähle ein Kürzel.",
  preferred_username_invalid: "Ein Kürzel hat 3 bis 30 Buchstaben a–z, Ziffern oder _.",
  preferred_username_reserved: "Dieses Kürzel ist nicht zu haben. Wähle ein anderes.",
  preferred_username_taken: "Dieses Kürzel ist vergeben. Wähle ein anderes.",
  only_admin: "Nur dieses Konto ist Admin. Mach erst jemand anderen dazu.",
  password_blank: "Gib ein Passwort ein.",
  password_too_short: "Das Passwort braucht mindestens 10 Zeichen.",
  password_too_long:
    "Das Passwort ist zu lang: höchstens 72 Zeichen, mit Umlauten oder Emojis weniger.",
  password_common: "Das Passwort ist leicht zu raten. Nimm ein längeres oder selteneres.",
  password_wrong: "Das ist nicht dein aktuelles Passwort. Versuche es noch einmal.",
  bio_too_long:
    "Das ist zu lang: höchstens 160 Zeichen, mit zusammengesetzten Emojis weniger.",
  bio_invalid:
    "Ein Zeichen können wir nicht speichern. Tipp es neu, oder füge es ohne Formatierung ein.",
  banner_invalid: "Diese Farbe gibt es hier nicht. Wähle eine andere.",
  link_too_long: "Dieser Link ist zu lang: höchstens 200 Zeichen.",
  link_invalid:
    "Ein Link ist eine Adresse wie https://example.org, ohne Benutzernamen und Passwort.",
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
  factor_needed: "Gib auch einen Code aus deiner App ein.",
  factor_missing:
    "Wer moderiert, braucht hier einen zweiten Faktor. Richte ihn erst ein.",
  factor_again: "Gib erst einen Code aus deiner App ein.",
  factor_step_expired: "Das hat zu lange gedauert. Beginne von vorn.",
  factor_code_blank: "Gib den Code ein.",
  factor_code_wrong: "Dieser Code ist falsch oder schon benutzt. Nimm den nächsten.",
  factor_unreadable:
    "Entschuldige, wir können deinen zweiten Faktor nicht mehr lesen. Frag die Leute, die diesen Server betreiben.",
  factor_on: "Du hast schon einen zweiten Faktor. Schalte ihn erst ab.",
  factor_off: "Du hast keinen zweiten Faktor. Richte in deinem Konto einen ein.",
  factor_setup_expired: "Das hat zu lange gedauert. Fang noch einmal an.",
  push_endpoint_invalid:
    "Den Dienst deines Browsers für Benachrichtigungen können wir nicht erreichen.",
  push_keys_invalid:
    "Dein Browser hat Schlüssel geschickt, die nicht gehen. Lade die Seite neu und versuch es noch einmal.",
  push_key_other:
    "Unser Schlüssel für Benachrichtigungen ist gerade ein anderer geworden. Versuch es in einer Minute noch einmal.",
  sign_in_failed:
    "Falsche E-Mail-Adresse, falsches Kürzel oder Passwort. Vergessen? Setze unten ein neues.",
  resend_too_soon:
    "Gerade haben wir einen Code gesendet. Warte etwas, dann frag noch einmal.",
  resend_exhausted: "Hierfür senden wir keine Codes mehr. Beginne von vorn.",
  email_unconfirmed: "Bestätige zuerst deine E-Mail.",
  account_disabled:
    "Dieses Konto ist stillgelegt. Frag die Leute, die diesen Server betreiben.",
  account_suspended:
    "Dein Konto ist gesperrt. Du kannst lesen, deine Daten herunterladen oder das Konto löschen.",
  invitation_needed:
    "Du brauchst eine Einladung, die noch offen ist. Bitte ein Mitglied um einen Link.",
  invitations_too_many: "Mehr offene Einladungen gehen nicht. Zieh erst eine zurück.",
  invitation_bounds_invalid: "Wähle eine der gezeigten Zahlen.",
  sign_up_blocked:
    "Das nehmen wir nicht an. Versuch es mit einer anderen E-Mail-Adresse oder Verbindung, oder schreib denen, die diesen Server betreiben.",
  approval_waits: "Dein Konto wartet auf die Moderation. Wir schreiben dir.",
  waiting_email_taken:
    "Zu dieser E-Mail-Adresse gibt es inzwischen ein Konto. Lehne diese Registrierung ab.",
  sign_up_block_invalid:
    "Gib eine Domain wie example.com oder ein Netz wie 192.0.2.0/24 ein.",
  sign_ups_paused: "Wir nehmen gerade keine neuen Konten an. Versuch es morgen wieder.",
  sign_ups_closed:
    "Dieser Server nimmt keine neuen Konten an. Frag die Leute, die ihn betreiben.",
  too_many_requests: "Das war viel auf einmal. Warte etwas und versuche es noch einmal.",
  too_many_attempts: "Zu viele Versuche. Warte etwas und versuche es noch einmal.",
  token_invalid: "Dieser Zugang gilt hier nicht mehr. Melde dich neu an.",
  admin_link_void:
    "Dieser Link ist benutzt oder zu alt, oder es gibt schon Admins. Ein Neustart des Servers macht einen neuen.",
  sign_in_again: "Melde dich dafür ab und wieder an. Dann hast du zehn Minuten.",
  handle_needed: "Wähle zuerst ein Kürzel.",
  issuer_unavailable: "Anmelden geht gerade nicht. Versuche es gleich noch einmal.",
  receipt_invalid:
    "Das ist keine Quittung dieses Servers, oder sie wurde verändert oder ist zu alt.",
  receipt_not_over: "Diesen Crud gibt es noch. Prüfe nach seinem Ende noch einmal.",
  moderators_only: "Das kann nur die Moderation.",
  admins_only: "Das können nur Admins.",
  rank_too_low: "Bei Moderation und Admins können das nur Admins.",
  sanction_own:
    "Deine eigene Sperre oder Einschränkung kannst du nicht aufheben. Das können nur andere Admins.",
  report_unclear: "Wähle einen Crud oder eine Person, um sie zu melden.",
  report_own: "Das bist du. Melde jemand anderen.",
  report_kind_invalid: "Wähle, was nicht stimmt.",
  note_too_long: "Das ist zu lang: höchstens 1.000 Zeichen.",
  note_invalid: "Ein Zeichen darin können wir nicht speichern. Nimm es heraus.",
  note_blank: "Schreib eine Notiz.",
  notes_too_many: "Es gibt schon 50 Notizen.",
  answer_blank: "Schreib zuerst eine Antwort.",
  answer_too_long: "Das ist zu lang: höchstens 1.000 Zeichen.",
  answer_invalid: "Ein Zeichen darin können wir nicht speichern. Nimm es heraus.",
  answered_before: "Du hast schon geantwortet, oder es ist vorbei.",
  report_ended:
    "Das ist schon gesendet, oder 15 Minuten sind vorbei. Melde es noch einmal.",
  decided_before: "Jemand anderes hat schon entschieden, oder es ist vorbei.",
  reports_changed: "Es kam noch eine Meldung. Sieh noch einmal nach und entscheide dann.",
  crud_gone: "Der Crud ist schon weg. Wähle etwas anderes.",
  act_invalid: "Wähle, was zu tun ist; nicht alles geht hier noch.",
  rule_invalid: "Wähle die Regel, die verletzt wurde.",
  days_invalid: "Gib eine Zahl von 1 bis 9999 ein, oder keine.",
  not_oneself: "Das bist du selbst. Wähle jemand anderen.",
  blocked: "Du hast diese Person blockiert. Hebe die Blockierung zuerst auf.",
  follows_too_many:
    "Du folgst 2.000 Menschen, mehr können wir nicht. Entfolge zuerst jemandem.",
  hides_too_many:
    "Du hast 10.000 Menschen blockiert oder stummgeschaltet, mehr können wir nicht. Hebe zuerst etwas davon auf.",
  mute_ttl_invalid: "Wähle eine Stunde, einen Tag, eine Woche oder „bis auf Weiteres“.",
  activity_ids_invalid:
    "Entschuldige, bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.",
  ids_invalid:
    "Entschuldige, bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.",
  kept_too_many:
    "Mehr als 1.000 Cruds kannst du dir nicht merken. Nimm erst einen heraus.",
  likes_not_yours: "Nur wer einen Crud geschrieben hat, sieht, wer ihn mag.",
  not_yours: "Dieser Crud gehört dir nicht; nur wer ihn schrieb, kann das.",
  database_unavailable:
    "Die Datenbank von Cruddur kann das gerade nicht. Versuche es gleich noch einmal.",
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
  csrf_token_missing: "Dein Browser hat unser Cookie nicht behalten. Lade die Seite neu.",
  csrf_token_invalid: "Diese Seite ist nicht mehr aktuell. Lade sie neu.",
  origin_refused:
    "Diese Seite darf das hier nicht fragen. Öffne sie auf ihrem eigenen Server.",
};
