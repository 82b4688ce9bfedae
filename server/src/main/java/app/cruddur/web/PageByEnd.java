package app.cruddur.web;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, ordered by the ends of its cruds, a request asks for, by the parameters
 * {@code after} and {@code limit}. The cursor is an end and not a crud, since the last crud of a
 * page may be gone when the next page is asked for.
 *
 * @param after only what stands after this place
 * @param limit how many at most, from 1 to 100
 */
public record PageByEnd(@Nullable Place after, int limit) {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,16})-([0-9a-f-]{36})");

    /**
     * A place in the list, which the next page begins after.
     *
     * @param end in microseconds since 1970
     * @param uuid of the crud that ends then
     */
    public record Place(long end, UUID uuid) {}

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
