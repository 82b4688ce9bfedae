package app.cruddur.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the table of events, as events carry it in their id: {@code transaction-position}. */
record EventId(String transaction, String position) {

    /** Numbers that a bigint holds. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Empty when the text is no id. */
    static Optional<EventId> of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new EventId(parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return transaction + '-' + position;
    }
}
