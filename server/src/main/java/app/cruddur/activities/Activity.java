package app.cruddur.activities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a crud, which only describes the API: PostgreSQL builds the JSON (activity_json).
 */
@Schema(description = "A crud. Gone from every answer at expires_at.")
public record Activity(
        UUID uuid,
        String display_name,
        @Schema(pattern = "^[a-z0-9_]{3,30}$", example = "andrewbrown") String handle,
        @Schema(
                        description =
                                "Plain text, as it was sent. Null where it is sealed and its key is"
                                        + " lost: leave such a crud out.",
                        example = "Cloud is fun!")
                @Nullable String message,
        @Schema(minimum = "0", description = "live replies to this crud itself") int replies_count,
        @Schema(minimum = "0") int reposts_count,
        @Schema(minimum = "0") int likes_count,
        @Schema(description = "what this replies to, which it never outlives")
                @Nullable UUID reply_to_activity_uuid,
        @Schema(description = "UTC") Instant expires_at,
        @Schema(description = "UTC") Instant created_at,
        @Schema(description = "its author") UUID user_uuid,
        @Schema(description = "who may read it") Audience audience,
        @Schema(
                        description =
                                "whom its text names with @: people who were there when it was"
                                        + " posted, and still are, and whom no block hides from"
                                        + " the reader")
                List<Mention> mentions,
        @Schema(
                        description =
                                "whether its author asks to show the text only to readers who want"
                                        + " to see it")
                boolean sensitive) {

    /** A person whom a crud names. */
    public record Mention(
            @Schema(description = "the name after the @ as the text has it, in lower case")
                    String written,
            UUID uuid,
            @Schema(description = "the person's handle now") String handle) {}
}
