package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The language that a reader wants: {@code Accept-Language} (RFC 9110, 12.5.4). Thread-safe. */
public final class RequestLanguage {

    /** The languages of the pages and mails, the first one for everybody else. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private RequestLanguage() {}

    /** The first of ours that the request asks for; English where it names none of them. */
    public static Locale of(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(asked -> Locale.of(asked.getLanguage()))
                .filter(ALL::contains)
                .findFirst()
                .orElse(ALL.getFirst());
    }
}
