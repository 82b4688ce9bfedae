package app.cruddur.web;

import java.util.List;

/**
 * What people may do here who are not signed in. Immutable.
 *
 * @param read {@code VISITORS}: whether they read what is for everyone
 */
public record Visitors(boolean read) {

    /**
     * Spring's patterns of the paths that a server with {@code VISITORS=none} refuses to strangers,
     * besides those that always need a person.
     */
    public static final List<String> REFUSED = List.of("/api/activities/**", "/api/users/**");

    /** The paths among {@link #REFUSED} that stay open, since a form to sign up asks them. */
    public static final List<String> OPEN = List.of("/api/users/handle");
}
