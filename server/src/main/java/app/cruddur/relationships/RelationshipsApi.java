package app.cruddur.relationships;

import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Following, blocking and muting. Each may be asked again, and is then as it was. */
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

    @Operation(summary = "Follow a person")
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_oneself", "blocked", "follows_too_many"})
    @RelationshipLimit
    @PutMapping("/follow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.follow(viewer, handle);
    }

    @Operation(summary = "Follow a person no longer")
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_oneself"})
    @RelationshipLimit
    @DeleteMapping("/follow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.unfollow(viewer, handle);
    }

    @Operation(
            summary =
                    "Block a person: each is hidden from the other while signed in, and follows"
                            + " between them end")
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_oneself"})
    @RelationshipLimit
    @PutMapping("/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.block(viewer, handle);
    }

    @Operation(summary = "Take a block back")
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_oneself"})
    @RelationshipLimit
    @DeleteMapping("/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.unblock(viewer, handle);
    }

    /** The body of a mute. */
    @Schema(name = "Mute")
    record Mute(
            @Schema(
                            description = "how long; absent until it is taken back",
                            allowableValues = {"1-hour", "1-day", "7-days"})
                    @Nullable String ttl,
            @Schema(description = "whether what the person does is still told; absent, it is not")
                    @Nullable Boolean notifications) {}

    @Operation(summary = "Mute a person, who is hidden from oneself alone and does not learn of it")
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_oneself", "mute_ttl_invalid"})
    @RelationshipLimit
    @PutMapping(path = "/mute", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
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

    @Operation(summary = "Take a mute back")
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_oneself"})
    @RelationshipLimit
    @DeleteMapping("/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.unmute(viewer, handle);
    }
}
