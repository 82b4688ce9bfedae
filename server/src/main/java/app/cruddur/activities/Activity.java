package app.cruddur.activities;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a crud, which only describes the API: PostgreSQL builds the JSON (activity_json).
 *
 * @param message Plain text, as it was sent. Null where it is sealed and its key is lost: leave
 *     such a crud out.
 * @param replies_count live replies to this crud itself
 * @param reply_to_activity_uuid what this replies to, which it never outlives
 * @param expires_at UTC
 * @param created_at UTC
 * @param user_uuid its author
 * @param audience who may read it
 * @param mentions whom its text names with &#64;: people who were there when it was posted, and
 *     still are, and whom no block hides from the reader
 * @param sensitive whether its author asks to show the text only to readers who want to see it
 */
@Schema(description = "A crud. Gone from every answer at expires_at.")
public record Activity(
        UUID uuid,
        String display_name,
        @Schema(pattern = "^[a-z0-9_]{3,30}$", example = "andrewbrown") String handle,
        @Schema(example = "Cloud is fun!") @Nullable String message,
        @Schema(minimum = "0") int replies_count,
        @Schema(minimum = "0") int reposts_count,
        @Schema(minimum = "0") int likes_count,
        @Nullable UUID reply_to_activity_uuid,
        Instant expires_at,
        Instant created_at,
        UUID user_uuid,
        Audience audience,
        List<Mention> mentions,
        boolean sensitive) {

    /**
     * A person whom a crud names.
     *
     * @param written the name after the &#64; as the text has it, in lower case
     * @param handle the person's handle now
     */
    public record Mention(String written, UUID uuid, String handle) {}
}
