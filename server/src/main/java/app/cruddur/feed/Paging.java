package app.cruddur.feed;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the lists have in common: how many, from where, and where it goes on. */
final class Paging {

    /** How many, when nobody says. */
    static final int DEFAULT = 50;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final Pattern UUIDS =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Paging() {}

    /** The neighbour of a page, as RFC 8288 writes it. */
    static String link(String path, int limit, String cursor, String id, String relation) {
        return "<%s?limit=%s&%s=%s>; rel=\"%s\"".formatted(path, limit, cursor, id, relation);
    }

    /**
     * Where it goes on.
     *
     * @param id of the last one on this page; empty where there are no more
     */
    static List<String> next(String path, int limit, String cursor, String id) {
        return id.isEmpty() ? List.of() : List.of(link(path, limit, cursor, id, "next"));
    }

    /**
     * @throws Refusal when it is no number from 1 to 100
     */
    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        // Integer.parseInt takes a sign and the digits of every script.
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > 100) {
            throw new Refusal(ErrorCode.LIMIT_INVALID);
        }
        return limit;
    }

    /**
     * @throws Refusal when it is no uuid
     */
    static @Nullable UUID cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // UUID.fromString takes 1-1-1-1-1.
        if (!UUIDS.matcher(text).matches()) {
            throw new Refusal(ErrorCode.CURSOR_INVALID);
        }
        return UUID.fromString(text);
    }
}
