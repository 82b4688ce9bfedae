package app.cruddur.web;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, ordered by a moment that each of its rows has, a request asks for, by the
 * parameters {@code after} and {@code limit}. The cursor is the moment and not the row, since the
 * last row of a page may be gone when the next page is asked for.
 *
 * @param after only what stands after this place
 * @param limit how many at most, from 1 to 100
 */
public record PageByTime(@Nullable Place after, int limit) {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,16})-([0-9a-f-]{36})");

    /**
     * A place in the list, which the next page begins after.
     *
     * @param time in microseconds since 1970
     * @param uuid of the row that has this time
     */
    public record Place(long time, UUID uuid) {}

    /**
     * The link to the page after this one (RFC 8288).
     *
     * @param place the last place of this page
     */
    public String next(String path, String place) {
        return "<%s?limit=%s&after=%s>; rel=\"next\"".formatted(path, limit, place);
    }

    /**
     * @throws Refusal when the text is no cursor that a page of such a list gave
     */
    static @Nullable Place place(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher cursor = CURSOR.matcher(text);
        if (!cursor.matches()) {
            throw new Refusal(RequestError.CURSOR_INVALID);
        }
        UUID uuid = Page.cursor(cursor.group(2));
        return uuid == null ? null : new Place(Long.parseLong(cursor.group(1)), uuid);
    }
}
