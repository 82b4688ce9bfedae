package app.cruddur.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a request asks for, by the parameters {@code max_id}, {@code min_id} and
 * {@code limit}. An {@code …Api} method takes it as an argument; {@code openapi.json} then has the
 * parameters and their refusals.
 *
 * @param before only what is older than this id, and of that the nearest to it
 * @param after only what is newer than this id, and of that the nearest to it; {@code before} then
 *     bounds it from above
 * @param limit how many at most, from 1 to 100
 */
public record Page(@Nullable UUID before, @Nullable UUID after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern UUIDS =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** The page of a request without parameters. */
    public static final Page FIRST = new Page(null, null, DEFAULT_LIMIT);

    /**
     * How many a request asks for at most.
     *
     * @param text the parameter {@code limit}; null where it is absent
     * @throws Refusal when the limit is no number from 1 to 100
     */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        // Integer.parseInt takes a sign and the digits of every script.
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new Refusal(RequestError.LIMIT_INVALID);
        }
        return limit;
    }

    /**
     * @throws Refusal when the text is no uuid
     */
    static @Nullable UUID cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // UUID.fromString takes 1-1-1-1-1.
        if (!UUIDS.matcher(text).matches()) {
            throw new Refusal(RequestError.CURSOR_INVALID);
        }
        return UUID.fromString(text);
    }
}
