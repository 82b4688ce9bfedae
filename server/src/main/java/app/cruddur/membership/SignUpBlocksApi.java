package app.cruddur.membership;

import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The mail domains and networks from which nobody signs up, for admins. */
@RestController
@RequestMapping("/api/moderation/sign-up-blocks")
@RequiresRole(Viewer.Role.ADMIN)
class SignUpBlocksApi {

    private final SignUpBlocks blocks;

    SignUpBlocksApi(SignUpBlocks blocks) {
        this.blocks = blocks;
    }

    /**
     * A domain, with its subdomains, or a network.
     *
     * @param created_at UTC
     */
    record SignUpBlock(@Schema(example = "192.0.2.0/24") String value, Instant created_at) {}

    /**
     * From where nobody is to sign up.
     *
     * @param value a mail domain with a dot, in ASCII, an address or a network
     */
    @Schema(name = "NewSignUpBlock")
    record BlockBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String value) {}

    /** The mail domains and networks from which nobody signs up. */
    @OpenApiResponses(shape = SignUpBlock.class, list = true)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] list(@AuthenticationPrincipal Viewer viewer) {
        return blocks.list();
    }

    /** Have nobody sign up from a mail domain or a network. */
    @OpenApiResponses(shape = SignUpBlock.class, list = true, refusals = "sign_up_block_invalid")
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] block(@AuthenticationPrincipal Viewer viewer, @RequestBody BlockBody body) {
        blocks.block(body.value(), viewer);
        return blocks.list();
    }

    /**
     * Let people sign up from there again.
     *
     * @param value as the list has it
     */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(
            @AuthenticationPrincipal Viewer viewer, @RequestParam(defaultValue = "") String value) {
        blocks.unblock(value, viewer);
    }
}
