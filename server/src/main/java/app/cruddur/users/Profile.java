package app.cruddur.users;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a profile, for the API's description alone: PostgreSQL builds it (profile_json).
 *
 * @param cruds_count live cruds
 * @param created_at UTC
 * @param banner the colour of the banner; null for the usual one
 */
@Schema(description = "What everybody may know of a user: neither e-mail nor sub.")
public record Profile(
        UUID uuid,
        String handle,
        String display_name,
        @Nullable String bio,
        @Schema(minimum = "0") int cruds_count,
        @Schema(description = FOLLOWS, minimum = "0", maximum = "10001") int followers_count,
        @Schema(description = FOLLOWS, minimum = "0", maximum = "10001") int following_count,
        Instant created_at,
        @Nullable Banner banner,
        @Schema(description = ProfileLink.RULE, maxLength = ProfileLink.LONGEST)
                @Nullable String link) {

    private static final String FOLLOWS = "exact to 10,000; 10001 stands for more";

    /** The shape of a user in three fields (short_json). */
    @Schema(name = "User", description = "A user in three fields.")
    public record Short(UUID uuid, String handle, String display_name) {}
}
