package app.cruddur.feed;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the lists have in common: how many, from where, and where it goes on. */
final class Paging {

    /** How many, when nobody says. */
    static final int DEFAULT = 50;

    private Paging() {}

    /** The neighbour of a page, as RFC 8288 writes it. */
    static String link(String path, int limit, String cursor, String id, String relation) {
        return "<%s?limit=%d&%s=%s>; rel=\"%s\"".formatted(path, limit, cursor, id, relation);
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
        try {
            int limit = text == null ? DEFAULT : Integer.parseInt(text);
            if (limit >= 1 && limit <= 100) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the refusal.
        }
        throw new Refusal(ErrorCode.LIMIT_INVALID);
    }

    /**
     * @throws Refusal when it is no uuid
     */
    static @Nullable UUID cursor(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw new Refusal(ErrorCode.CURSOR_INVALID);
        }
    }
}
