package app.cruddur.activities;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may read a crud. PostgreSQL decides by it (public_activities, seen_activities). */
public enum Audience {

    /** Everybody, signed in or not. */
    EVERYONE("everyone"),

    /** Whoever is signed in at this server. */
    MEMBERS("members");

    private final String word;

    Audience(String word) {
        this.word = word;
    }

    /** The audience of this name. */
    public static Optional<Audience> of(String word) {
        return Stream.of(values()).filter(audience -> audience.word.equals(word)).findFirst();
    }

    /** The name on the wire and in the table. */
    @JsonValue
    public String word() {
        return word;
    }
}
