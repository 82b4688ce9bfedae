package app.cruddur.web;

import java.util.Locale;

/**
 * One way the API says no. Each feature keeps its own in an enum beside what refuses; {@link
 * RequestError} has those of any address. Every code stands in openapi.json and in the words of the
 * pages, and no two have one name.
 */
public interface ErrorCode {

    /** The name of the constant. */
    String name();

    /** The HTTP status of the answer. */
    int status();

    /** What the sender can do, in a sentence. */
    String detail();

    /** What stands in the answer's {@code errors}: the name in lower case. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
