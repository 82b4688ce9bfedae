package app.cruddur.pages;

import app.cruddur.web.RequestLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of link cards, in each language of the pages. */
enum CardWords {
    ENGLISH(
            "A crud by %s · here until %s",
            "A reply by %s · here until %s",
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm 'UTC'", Locale.ENGLISH)),
    GERMAN(
            "Ein Crud von %s · da bis %s",
            "Eine Antwort von %s · da bis %s",
            DateTimeFormatter.ofPattern("EEE d. MMM, HH:mm 'UTC'", Locale.GERMAN));

    private final String crud;
    private final String reply;
    private final DateTimeFormatter end;

    CardWords(String crud, String reply, DateTimeFormatter end) {
        this.crud = crud;
        this.reply = reply;
        this.end = end.withZone(ZoneOffset.UTC);
    }

    static CardWords of(HttpServletRequest request) {
        return RequestLanguage.of(request).equals(Locale.GERMAN) ? GERMAN : ENGLISH;
    }

    /** Never the time left: a copy of the card would go on saying it. */
    String crud(boolean isReply, String author, Instant expiresAt) {
        return (isReply ? reply : crud).formatted(author, end.format(expiresAt));
    }
}
