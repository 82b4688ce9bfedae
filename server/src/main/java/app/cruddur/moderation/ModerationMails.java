package app.cruddur.moderation;

import app.cruddur.mail.Letter;
import app.cruddur.mail.Mailer;
import app.cruddur.text.EmailAddress;
import app.cruddur.web.RequestLanguage;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Site;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Letters to moderators, and to people about whom something was decided. They name a rule, and
 * neither a text nor a reporter. Nobody's language is kept: they are in the first of the server's
 * languages that we write.
 */
@Component
class ModerationMails {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationMails.class);

    private final Mailer mailer;
    private final JsonMapper json;
    private final String server;
    private final String address;
    private final Locale language;

    ModerationMails(Mailer mailer, JsonMapper json, ServerIdentity server, Site site) {
        this.mailer = mailer;
        this.json = json;
        this.server = server.name();
        this.address = site.publicUrl().isEmpty() ? server.name() : site.publicUrl();
        this.language =
                server.languages().stream()
                        .map(tag -> Locale.of(Locale.forLanguageTag(tag).getLanguage()))
                        .filter(RequestLanguage.ALL::contains)
                        .findFirst()
                        .orElse(RequestLanguage.ALL.getFirst());
    }

    /**
     * Tells moderators that a report waits.
     *
     * @param moderators JSON: an array of their handles and addresses
     */
    void reportWaits(byte[] moderators) {
        for (JsonNode one : json.readTree(moderators)) {
            send("report-waits", one.get("handle").asString(), one.get("email").asString(), "", "");
        }
    }

    /**
     * Tells a person what was decided about them.
     *
     * @param crud the uuid (version 7) of the crud concerned; empty for none
     * @param rule the broken rule; empty for none
     */
    void decided(String act, String handle, String email, String crud, String rule) {
        send("moderation-" + act.replace(' ', '-'), handle, email, crud, rule);
    }

    /**
     * Tells a person that a suspension or restriction is over.
     *
     * @param kind as the sanction has it
     */
    void lifted(String kind, String handle, String email) {
        send("moderation-lift-" + kind, handle, email, "", "");
    }

    private void send(String letter, String handle, String email, String crud, String rule) {
        EmailAddress.parse(email)
                .ifPresentOrElse(
                        to ->
                                mailer.send(
                                        to,
                                        Letter.of(
                                                language,
                                                letter,
                                                Map.of(
                                                        "handle",
                                                        handle,
                                                        "server",
                                                        server,
                                                        "address",
                                                        address,
                                                        "posted",
                                                        posted(crud),
                                                        "rule",
                                                        sentence(rule)))),
                        () -> LOG.warn("A mail was not sent: the account's address takes none"));
    }

    /** The day of a crud in the mail's sentence, of UTC; empty where its uuid says none. */
    private String posted(String crud) {
        if (crud.isEmpty() || UUID.fromString(crud).version() != 7) {
            return "";
        }
        long milliseconds = UUID.fromString(crud).getMostSignificantBits() >>> 16;
        String day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language)
                        .format(Instant.ofEpochMilli(milliseconds).atZone(ZoneOffset.UTC));
        return language.equals(Locale.GERMAN) ? " am " + day : " on " + day;
    }

    private String sentence(String rule) {
        if (rule.isEmpty()) {
            return "";
        }
        return language.equals(Locale.GERMAN)
                ? " Die Regel: \u201e" + rule + "\u201c."
                : " The rule: \u201c" + rule + "\u201d.";
    }
}
