package app.cruddur.notifications;

import app.cruddur.activities.Activity;
import app.cruddur.activities.Audience;
import app.cruddur.users.Profile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told, with the fields of the crud that it is about. It only describes the API,
 * as {@link Activity} does.
 *
 * @param uuid the crud's; of somebody who follows, the person's
 * @param message as a crud's
 * @param expires_at UTC; when it is told no longer
 * @param created_at UTC
 * @param kind reports, sign_ups: some wait for the moderators, of whom one is; decision: moderators
 *     have decided something about one
 * @param people who did it, the latest three first
 * @param count how many others did, exact to 10,000; 10001 stands for more. Of reports and
 *     sign-ups, how many wait
 * @param rule of a decision, the rule that was broken; else null
 * @param unread whether it came after one last read all
 * @param notification_uuid of the latest in it: what one has read up to it, PUT …/read takes as
 *     until
 */
@Schema(
        description =
                "What one is told, with the fields of the crud: the reply or the crud that mentions"
                        + " one, or one's own that is liked or reposted. Of somebody who follows one,"
                        + " these are the person's, with an empty message; of what moderation tells,"
                        + " one's own.")
record Notification(
        UUID uuid,
        String display_name,
        String handle,
        @Nullable String message,
        @Schema(minimum = "0") int replies_count,
        @Schema(minimum = "0") int reposts_count,
        @Schema(minimum = "0") int likes_count,
        @Nullable UUID reply_to_activity_uuid,
        Instant expires_at,
        Instant created_at,
        UUID user_uuid,
        Audience audience,
        List<Activity.Mention> mentions,
        boolean sensitive,
        @Schema(
                        allowableValues = {
                            "replied",
                            "mentioned",
                            "liked",
                            "reposted",
                            "followed",
                            "reports",
                            "sign_ups",
                            "decision"
                        })
                String kind,
        List<Profile.Short> people,
        @Schema(minimum = "1") int count,
        @Nullable String rule,
        boolean unread,
        UUID notification_uuid) {}
