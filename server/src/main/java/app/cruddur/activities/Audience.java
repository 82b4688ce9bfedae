package app.cruddur.activities;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** The people who may read a crud. The views public_activities and seen_activities apply it. */
public enum Audience {

    /** Everybody, signed in or not. */
    EVERYONE("everyone"),

    /** The people who are signed in at this server. */
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
