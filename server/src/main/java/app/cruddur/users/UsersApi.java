package app.cruddur.users;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.db.VisibleSql;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UsersApi {

    private static final VisibleSql SHORT = VisibleSql.load("users/short");
    private static final SqlFile HANDLE = SqlFile.load("users/handle");
    private static final SqlFile UPDATE = SqlFile.load("users/update-profile");
    private static final int MAX_BIO_CHARACTERS = 160;
    private static final int MAX_BIO_BYTES = 2048;

    private final Db db;
    private final ChangeNotifier notifier;

    UsersApi(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    /**
     * The body of a change of a profile.
     *
     * @param display_name 1 to 50 characters, nothing hidden among them
     * @param bio at most 160 characters; absent or blank: none
     * @param banner the colour of the banner; absent: as it is, blank: the usual one
     */
    @Schema(name = "ProfileUpdate")
    record Body(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String display_name,
            @Nullable String bio,
            @Schema(allowableValues = {"", "blue", "teal", "green", "amber", "red", "pink", "grey"})
                    @Nullable String banner,
            @Schema(description = ProfileLink.RULE + "; absent: as it is, blank: none")
                    @Nullable String link) {}

    /** A user in three fields. */
    @OpenApiResponses(shape = Profile.Short.class, refusals = "not_found")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = "/api/users/@{handle}/short", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] inShort(@AuthenticationPrincipal @Nullable Viewer viewer, @PathVariable String handle) {
        return db.call(SHORT, Viewer.uuid(viewer))
                .with("handle", handle)
                .json()
                .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
    }

    /**
     * Whether a wished handle can be had.
     *
     * @param handle as it would be kept, in lower case
     * @param offer of a taken one, a free one like it
     */
    @Schema(name = "WantedHandle")
    record Wanted(
            String handle,
            @Schema(allowableValues = {"free", "taken", "reserved", "invalid"}) String state,
            @Nullable String offer) {}

    /**
     * Whether a handle can be had, for a form that is being filled in.
     *
     * <p>Handles are public, so this tells nothing that the pages of people do not; e-mails are
     * not.
     */
    @OpenApiResponses(shape = Wanted.class)
    @OpenTo(OpenTo.Who.EVERYBODY)
    @GetMapping(path = "/api/users/handle", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] handle(@RequestParam(defaultValue = "") String wanted) {
        List<ErrorCode> errors = new ArrayList<>();
        String handle = Handle.of(wanted, errors);
        String fault = null;
        if (!errors.isEmpty()) {
            fault = errors.contains(UserError.PREFERRED_USERNAME_RESERVED) ? "reserved" : "invalid";
        }
        return db.call(HANDLE)
                // Text that is no handle may be anything, of any length.
                .with("handle", "invalid".equals(fault) ? "" : handle)
                .with("fault", fault)
                .json()
                .orElseThrow();
    }

    /** Change one's own profile. */
    @OpenApiResponses(
            shape = Profile.class,
            using = {Name.class, Banner.class, ProfileLink.class},
            refusals = {"bio_too_long", "bio_invalid"})
    @PutMapping(
            path = "/api/profile/update",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] update(@AuthenticationPrincipal Viewer viewer, @RequestBody Body body) {
        List<ErrorCode> errors = new ArrayList<>();
        String name = Name.of(body.display_name(), errors);
        String bio = body.bio() == null ? "" : PlainText.trim(body.bio());
        if (PlainText.bytes(bio) > MAX_BIO_BYTES
                || PlainText.characters(bio) > MAX_BIO_CHARACTERS) {
            errors.add(UserError.BIO_TOO_LONG);
        } else if (!PlainText.canBeKept(bio) || PlainText.isHeaped(bio)) {
            errors.add(UserError.BIO_INVALID);
        }
        String banner = Banner.of(body.banner(), errors);
        String link = ProfileLink.of(body.link(), errors);
        Refusal.anyOf(errors);
        byte[] profile =
                db.call(UPDATE)
                        .with("user_uuid", viewer.uuid())
                        .with("display_name", name)
                        .with("bio", PlainText.isUnseen(bio) ? "" : bio)
                        .with("banner", banner)
                        .with("link", link)
                        .json()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
        notifier.changed(ChangeNotifier.Change.TEXTS);
        return profile;
    }
}
