package app.cruddur.relationships;

import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Follows, blocks and mutes. A request that is repeated changes nothing. */
@RestController
@RequestMapping("/api/users/@{handle}")
class RelationshipsApi {

    /** How long a mute may last, as PostgreSQL reads it. */
    private static final Map<String, String> MUTES =
            Map.of("1-hour", "1 hour", "1-day", "24 hours", "7-days", "168 hours");

    private final Relationships relationships;

    RelationshipsApi(Relationships relationships) {
        this.relationships = relationships;
    }

    /** Follow a person. */
    @RelationshipChange(refusals = {"blocked", "follows_too_many"})
    @PutMapping("/follow")
    void follow(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.follow(viewer, handle);
    }

    /** Unfollow a person. */
    @RelationshipChange
    @DeleteMapping("/follow")
    void unfollow(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.unfollow(viewer, handle);
    }

    /**
     * Block a person: each is hidden from the other while signed in, and follows between them and
     * reposts of each other end.
     */
    @RelationshipChange(refusals = "hides_too_many")
    @PutMapping("/block")
    void block(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.block(viewer, handle);
    }

    /** Take a block back. */
    @RelationshipChange
    @DeleteMapping("/block")
    void unblock(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.unblock(viewer, handle);
    }

    /**
     * The body of a mute.
     *
     * @param ttl how long; absent until it is taken back
     * @param notifications whether to be notified of the person's likes, reposts and follow; their
     *     replies and mentions are hidden with their cruds; absent: no
     */
    @Schema(name = "Mute")
    record Mute(
            @Schema(allowableValues = {"1-hour", "1-day", "7-days"}) @Nullable String ttl,
            @Nullable Boolean notifications) {}

    /** Mute a person: hides them from the viewer alone, who is the only one to know. */
    @RelationshipChange(refusals = {"mute_ttl_invalid", "hides_too_many"})
    @PutMapping(path = "/mute", consumes = MediaType.APPLICATION_JSON_VALUE)
    void mute(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String handle,
            @RequestBody Mute body) {
        String interval = body.ttl() == null ? null : MUTES.get(body.ttl());
        if (body.ttl() != null && interval == null) {
            throw new Refusal(RelationshipError.MUTE_TTL_INVALID);
        }
        relationships.mute(viewer, handle, interval, Boolean.TRUE.equals(body.notifications()));
    }

    /** Take a mute back. */
    @RelationshipChange
    @DeleteMapping("/mute")
    void unmute(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.unmute(viewer, handle);
    }
}
