package app.cruddur.identity;

import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Becoming a new server's first admin. */
@RestController
class AdminLinkApi {

    private final AdminLink links;

    AdminLinkApi(AdminLink links) {
        this.links = links;
    }

    /**
     * The body with what the link for the first admin holds.
     *
     * @param link the fragment of the link, after link=
     */
    @Schema(name = "AdminLink")
    record LinkBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String link) {}

    /** Become the first admin, by the link in the output of the server's start. */
    @OpenApiResponses(status = 204, refusals = "admin_link_void")
    @PostMapping(path = "/api/account/admin", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void become(@AuthenticationPrincipal Viewer viewer, @RequestBody LinkBody body) {
        links.use(viewer, body.link());
    }
}
