package app.cruddur.membership;

import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A member's invitations. */
@RestController
@RequestMapping("/api/account/invitations")
class InvitationsApi {

    private static final int USUAL_HOURS = 24;

    private final Invitations invitations;

    InvitationsApi(Invitations invitations) {
        this.invitations = invitations;
    }

    /**
     * An open invitation.
     *
     * @param uses how many people it was made for
     * @param uses_left how many may still sign up by it
     */
    record Invitation(UUID uuid, int uses, int uses_left, Instant expires_at, Instant created_at) {}

    /**
     * The open invitations of a member.
     *
     * @param most how many may be open at once; 0 where members invite nobody
     * @param invitations the latest first
     */
    record OwnInvitations(int most, List<Invitation> invitations) {}

    /**
     * An invitation that was just made.
     *
     * @param uses how many people it was made for
     * @param uses_left how many may still sign up by it
     * @param code what a sign-up sends as invitation; the page is /sign-up#invitation=…; it is
     *     shown this once
     */
    record NewInvitation(
            UUID uuid,
            int uses,
            int uses_left,
            Instant expires_at,
            Instant created_at,
            String code) {}

    /**
     * The body of an invitation.
     *
     * @param uses how many people may sign up by it, 1 to 20; without it, 1
     * @param hours how many hours it is open, 1 to 168; without it, 24
     */
    @Schema(name = "Invite")
    record InviteBody(@Nullable Integer uses, @Nullable Integer hours) {}

    /** The viewer's open invitations. */
    @OpenApiResponses(shape = OwnInvitations.class)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] list(@AuthenticationPrincipal Viewer viewer) {
        return invitations.list(viewer);
    }

    /** Invite people, where sign-ups are by invitation. */
    @OpenApiResponses(
            shape = NewInvitation.class,
            refusals = {"invitations_too_many", "invitation_bounds_invalid"})
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] invite(@AuthenticationPrincipal Viewer viewer, @RequestBody InviteBody body) {
        return invitations.invite(
                viewer,
                body.uses() == null ? 1 : body.uses(),
                body.hours() == null ? USUAL_HOURS : body.hours());
    }

    /** Take an invitation back. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @DeleteMapping("/{uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        invitations.takeBack(viewer, uuid);
    }
}
