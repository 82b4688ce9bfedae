package app.cruddur.membership;

import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The panic switch, for admins. */
@RestController
@RequestMapping("/api/moderation/panic")
@RequiresRole(Viewer.Role.ADMIN)
class PanicApi {

    private final PanicSwitch panic;

    PanicApi(PanicSwitch panic) {
        this.panic = panic;
    }

    /**
     * Whether a panic is on.
     *
     * @param expires_at UTC; null where none is on
     */
    record Panic(@Nullable Instant expires_at) {}

    /** Whether nobody new is taken and new accounts do not post. */
    @OpenApiResponses(shape = Panic.class)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] show(@AuthenticationPrincipal Viewer viewer) {
        return panic.show();
    }

    /** Take nobody new and have accounts in their first day not post, 24 hours from now. */
    @OpenApiResponses(shape = Panic.class)
    @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] begin(@AuthenticationPrincipal Viewer viewer) {
        panic.begin(viewer);
        return panic.show();
    }

    /** End that now. */
    @OpenApiResponses(status = 204)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Viewer viewer) {
        panic.end(viewer);
    }
}
